import { describe, expect, it } from 'vitest';
import { repositoryLinks } from '../../src/site/repository-links.ts';
import { typeNamed } from './type-named.ts';

const { current, uri } = typeNamed('tasktype', 'oci-container');
const path = 'tasktypes/oci-container/1.0.md';

describe('repositoryLinks', () => {
  it('opens the document and a new issue on GitHub', () => {
    const { edit, discuss = '' } = repositoryLinks(current, uri, 'https://github.com/somebody/types') ?? {};
    expect(edit).toBe(`https://github.com/somebody/types/edit/main/${path}`);
    const issue = new URL(discuss);
    expect(issue.pathname).toBe('/somebody/types/issues/new');
    expect(issue.searchParams.get('title')).toBe('OCI container: ');
    expect(issue.searchParams.get('body')).toContain(`version 1.0 of ${uri}, described in \`${path}\``);
  });

  it('opens both on GitLab, in a group of groups too', () => {
    const { edit, discuss = '' } = repositoryLinks(current, uri, 'https://gitlab.in2p3.fr/a/b/types') ?? {};
    expect(edit).toBe(`https://gitlab.in2p3.fr/a/b/types/-/edit/main/${path}`);
    expect(new URL(discuss).pathname).toBe('/a/b/types/-/issues/new');
    expect(new URL(discuss).searchParams.get('issue[title]')).toBe('OCI container: ');
  });

  it('leads to the repository alone where the paths of its host are not known', () => {
    const repository = 'https://git.example.org/types';
    expect(repositoryLinks(current, uri, repository)).toEqual({ repository });
  });

  it('knows no link without a repository', () => {
    expect(repositoryLinks(current, uri, undefined)).toBeUndefined();
  });
});
