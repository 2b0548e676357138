import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Identity from '../src/identity.ts';

/** The settings as a fresh process finds them. */
async function fresh(
  environment: Readonly<Record<string, string>>,
  own?: Identity.BuiltIdentity,
): Promise<typeof Identity> {
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  if (own !== undefined) vi.stubGlobal('TASKTYPES_IS_BUILT', true).stubGlobal('TASKTYPES_IDENTITY', own);
  return import('../src/identity.ts');
}

const own = { title: 'Ports', identifiers: 'https://example.org/ports', formerIdentifiers: [], isOfficial: false };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('identity', () => {
  it('takes a setting that is empty for none', async () => {
    const { site, base } = await fresh({ TASKTYPES_SITE: '', TASKTYPES_BASE: '' });
    expect({ site, base }).toEqual({ site: 'http://127.0.0.1:4321', base: '/' });
  });

  it.each(['my/reg', '/my/reg', 'my/reg/', '/my/reg/'])('reads the path %s as one below the origin', async (path) => {
    expect(await fresh({ TASKTYPES_BASE: path })).toMatchObject({ base: '/my/reg/' });
  });

  it.each(['/ports', '/ports/'])('knows that the base of a registry leads to its pages below %s', async (base) => {
    const settings = { TASKTYPES_SITE: 'https://example.org', TASKTYPES_BASE: base };
    expect(await fresh(settings, own)).toMatchObject({ identifiersLead: true, isOfficial: false, title: 'Ports' });
  });

  it.each(['bad base', 'http://x/y', '/a/../b', '/a/./b', 'a//b', '/ä/', '/a?b', '/a#b', '/a%20b/', '/"a"'])(
    'says of the base %s that it is no path',
    async (written) => {
      const { wrongPlace } = await fresh({});
      expect(wrongPlace({ TASKTYPES_BASE: written })).toMatch(
        `TASKTYPES_BASE is "${written}", which is no path. Write `,
      );
    },
  );

  it.each(['', '/', '//', 'my/reg', '/my.reg-1_~/x/'])('takes the base %j', async (written) => {
    const { wrongPlace } = await fresh({});
    expect(wrongPlace({ TASKTYPES_BASE: written, TASKTYPES_SITE: '' })).toBeUndefined();
  });

  it('promises nothing where the pages are served elsewhere', async () => {
    const settings = { TASKTYPES_SITE: 'https://example.org', TASKTYPES_BASE: '/' };
    expect(await fresh(settings, own)).toMatchObject({ identifiersLead: false });
  });

  it('is that of the official registry unless a build says otherwise', async () => {
    expect(await fresh({})).toMatchObject({ identifiersLead: false, isOfficial: true, title: 'tasktypes' });
  });

  const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'somebody/types' };
  const gitlab = { GITHUB_REPOSITORY: '', CI_PROJECT_URL: 'https://gitlab.example.org/a/b/types' };
  it.each([
    ['GitHub', github, undefined, 'https://github.com/somebody/types'],
    ['GitLab', gitlab, undefined, 'https://gitlab.example.org/a/b/types'],
    ['itself', github, 'https://git.example.org/types', 'https://git.example.org/types'],
    ['nobody', { GITHUB_REPOSITORY: '', CI_PROJECT_URL: '' }, undefined, undefined],
    ['an address that runs a script', { GITHUB_REPOSITORY: '', CI_PROJECT_URL: 'javascript:alert(1)' }, undefined, undefined],
    ['an address that ends an attribute', { ...github, GITHUB_REPOSITORY: 'a/b"><script>' }, undefined, undefined],
  ])('learns its repository from %s', async (_, environment, told, repository) => {
    const identity = told === undefined ? own : { ...own, repository: told };
    expect((await fresh(environment, identity)).repository).toBe(repository);
  }); // prettier-ignore
});
