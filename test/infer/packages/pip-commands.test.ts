import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pipInstalls } from '../../../src/infer/packages/pip-commands.ts';
import { textFile } from '../text-file.ts';

const installs = (text: string) =>
  pipInstalls(textFile('README.md', text)).map(({ from, what }) => `${from} ${what}`.trim());

it.each([
  ['$ pip install --user -U "sky[plot]>=1"', ['name sky']],
  ['`python3 -m pip install sky`', ['name sky']],
  ['pip3.11 install -r requirements.txt -c limits.txt', []],
  ['pip install -e .[dev]\npip install -e .', ['here for work', 'here for work']],
  ['cd sky && pip install . && make', ['here']],
  ['pip install git+https://x.org/a.git', ['address git+https://x.org/a.git']],
  ['pip install "sky @ git+https://x.org/a.git"', ['name sky', 'address git+https://x.org/a.git']],
  ['[![v](https://img.shields.io/pypi/v/sky.svg)](https://pypi.org/project/sky/)', ['name sky', 'name sky']],
  ['conda install -c conda-forge sky', ['name sky']],
  ['do not pip it', []],
])('%s installs %j', (text, found) => expect(installs(text)).toEqual(found));

it('a command names another index than PyPI', () => {
  const [one, other] = [
    'pip install --extra-index-url https://pypi.example.org/simple sky',
    'pip install -i https://test.pypi.org/simple sky',
  ].map((text) => pipInstalls(textFile('README.md', text))[0]);
  expect(one).toMatchObject({ what: 'sky', index: 'https://pypi.example.org/simple', evidence: { line: 1 } });
  expect(other).not.toHaveProperty('index');
});

it('a README is read whatever it holds', () => {
  const pieces = fc.constantFrom(
    'pip ',
    'install ',
    '-i',
    ' ',
    '=',
    'git+',
    '@',
    '"',
    'pypi.org/project/',
    'x',
    '\n',
    '.',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );
  fc.assert(fc.property(text, (readme) => void installs(readme)));
});

it.each(['pip install ', 'pip', 'pip install a ', 'pypi.org/p/', 'conda install x ', 'shields.io/pypi/'])(
  'a long row of %j is read in no time',
  (piece) => {
    const begin = performance.now();
    installs(piece.repeat(Math.floor((1024 * 1024) / piece.length)));
    expect(performance.now() - begin).toBeLessThan(2_000);
  },
);
