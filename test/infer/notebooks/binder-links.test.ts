import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binderLinksIn,
  binderNameOf,
  opensRepository,
  type BinderLink,
} from '../../../src/infer/notebooks/binder-links.ts';
import { textFile } from '../text-file.ts';

function linkIn(text: string): Partial<BinderLink> | undefined {
  const [link] = binderLinksIn(textFile('README.md', text));
  if (link === undefined) return undefined;
  const { evidence: _evidence, ...rest } = link;
  return rest;
}

describe('a link to Binder', () => {
  it.each([
    ['https://mybinder.org/v2/gh/jdoe/maps/HEAD', { provider: 'gh', repository: 'jdoe/maps' }],
    ['https://mybinder.org/v2/gh/jdoe/maps', { provider: 'gh', repository: 'jdoe/maps' }],
    ['https://mybinder.org/v2/gh/jdoe/maps/feature/x', { provider: 'gh', repository: 'jdoe/maps', ref: 'feature/x' }],
    [
      'https://hub.example.org/binder/v2/gl/survey%2Fpopulations%2Fmaps/v1',
      { provider: 'gl', repository: 'survey/populations/maps', ref: 'v1' },
    ],
    [
      'https://mybinder.org/v2/git/https%3A%2F%2Fgit.example.org%2Fsurvey%2Fmaps.git/main',
      { provider: 'git', repository: 'https://git.example.org/survey/maps.git', ref: 'main' },
    ],
    [
      '[x](https://mybinder.org/v2/gh/jdoe/maps/HEAD?labpath=a%20b%2Fc.ipynb)',
      { provider: 'gh', repository: 'jdoe/maps', path: 'a b/c.ipynb' },
    ],
    [
      'https://mybinder.org/v2/gh/jdoe/maps/HEAD?filepath=a.ipynb&urlpath=lab',
      { provider: 'gh', repository: 'jdoe/maps', path: 'a.ipynb' },
    ],
    [
      'https://mybinder.org/v2/gh/jdoe/maps/HEAD?urlpath=voila%2Frender%2Fa.ipynb%3Fx%3D1',
      { provider: 'gh', repository: 'jdoe/maps', urlpath: 'voila/render/a.ipynb?x=1' },
    ],
    [
      'https://mybinder.org/v2/gh/jdoe/maps/HEAD?urlpath=lab/tree/b/a.ipynb',
      { provider: 'gh', repository: 'jdoe/maps', path: 'b/a.ipynb' },
    ],
    [
      'https://mybinder.org/v2/gh/jdoe/maps/HEAD?urlpath=apps/a.ipynb',
      { provider: 'gh', repository: 'jdoe/maps', urlpath: 'apps/a.ipynb' },
    ],
    ['https://mybinder.org/v2/gh/jdoe/maps/feature%2Fx', { provider: 'gh', repository: 'jdoe/maps', ref: 'feature/x' }],
    [
      'https://mybinder.org/v2/git/https://git.example.org/survey/maps.git/feature%2Fx',
      { provider: 'git', repository: 'https://git.example.org/survey/maps.git', ref: 'feature/x' },
    ],
    ['https://mybinder.org/v2/gh/jdoe/maps/HEAD?urlpath=lab', { provider: 'gh', repository: 'jdoe/maps' }],
    [
      'https://mybinder.org/v2/gh/jdoe/maps/HEAD?urlpath=rstudio',
      { provider: 'gh', repository: 'jdoe/maps', urlpath: 'rstudio' },
    ],
  ])('says what it opens: %s', (text, link) => {
    expect(linkIn(text)).toEqual(link);
  });

  it.each([
    'https://mybinder.org/badge_logo.svg',
    'https://mybinder.org/v2/zenodo/10.5281/zenodo.3242074/',
    'https://mybinder.org/v2/gist/jdoe/0123456789abcdef',
    'https://mybinder.org/v2/gl/%E0%A4%A/HEAD',
    'https://[/v2/gh/jdoe/maps/HEAD',
  ])('is none: %s', (text) => {
    expect(linkIn(text)).toBeUndefined();
  });

  it('stands on a line', () => {
    const text = 'Maps\n\n[![Binder](https://mybinder.org/badge.svg)](https://mybinder.org/v2/gh/jdoe/maps/HEAD)\n';
    const [link] = binderLinksIn(textFile('README.md', text));
    expect(link?.evidence).toEqual({
      file: 'README.md',
      line: 3,
      says: 'https://mybinder.org/v2/gh/jdoe/maps/HEAD',
    });
  });

  it.each([
    ['https://github.com/JDoe/Maps.git', true],
    ['https://github.com/jdoe/maps', true],
    ['https://github.com/somebody/maps', false],
    ['https://gitlab.com/jdoe/maps', false],
  ])('opens the repository %s: %s', (url, opens) => {
    const [link] = binderLinksIn(textFile('README.md', 'https://mybinder.org/v2/gh/jdoe/maps/HEAD'));
    expect(link && opensRepository(link, url)).toBe(opens);
  });

  it('is looked for in any text without an error', () => {
    const part = fc.constantFrom(
      'https://',
      'x.org',
      '/v2/gh/',
      '/v2/git/',
      'a',
      '%',
      '%2F',
      '?urlpath=',
      '/',
      ')',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(Array.isArray(binderLinksIn(textFile('README.md', text)))).toBe(true);
        },
      ),
    );
  });
});

describe('a repository in the words of Binder', () => {
  it.each([
    ['https://github.com/jdoe/maps', { provider: 'gh', repository: 'jdoe/maps' }],
    ['https://gitlab.com/survey/populations/maps', { provider: 'gl', repository: 'survey/populations/maps' }],
    ['https://gitlab.example.org/a/b', { provider: 'git', repository: 'https://gitlab.example.org/a/b' }],
  ])('is named by its host: %s', (url, name) => {
    expect(binderNameOf(url)).toEqual(name);
  });
});
