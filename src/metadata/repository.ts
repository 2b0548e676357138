import { valuesOf } from './contexts.ts';
import { single, unwrap, type Located } from './json-ld.ts';

/** The address to clone from, or why the file gives none that may be copied; neither where it names no repository. */
export interface Repository {
  readonly url?: string;
  readonly reason?: string;
}

/** An address that git clones from: host and path, no user, no query. */
const cloneable =
  /^https?:\/\/(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:\/(?:[A-Za-z0-9._~+,=:@-]|%[0-9A-Fa-f]{2})+)+\/?$/;

const pages: readonly string[] = ['-', 'tree', 'blob', 'raw'];

/** Cuts off the page of a branch, folder or file, which stands behind host, owner and name of the repository. */
function withoutPage(address: string): string {
  const [bare = ''] = address.split(/[?#]/, 1);
  const parts = bare.split('/');
  const page = parts.findIndex((part, index) => index > 4 && pages.includes(part));
  return page === -1 ? bare : parts.slice(0, page).join('/');
}

/** Hosts of pages about software, from which nothing can be cloned. */
const pagesOnly =
  /^(?:(?:www|dx|sandbox)\.)?(?:doi\.org|zenodo\.org|pypi\.org|pypi\.python\.org|hub\.docker\.com|ascl\.net|arxiv\.org|figshare\.com|anaconda\.org|npmjs\.com)$/i;

/** Hosts whose repositories lie below an account. */
const forges = /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)$/i;

function whyNone(address: string): string | undefined {
  const [, , authority = '', ...path] = address.split('/');
  const host = authority.replace(/:[0-9]*$/, '');
  if (pagesOnly.test(host)) return `\`codeRepository\` gives a page of ${host}, from which nothing can be cloned.`;
  if (forges.test(host) && path.filter(Boolean).length < 2)
    return `\`codeRepository\` gives an account of ${host}, not one of its repositories.`;
  return undefined;
}

function repositoryAt(written: string): Repository {
  const address = written.trim().replace(/^git\+/, '');
  if (!/^https?:\/\//i.test(address)) return { reason: '`codeRepository` gives no address that begins with https://.' };
  const [, , host = ''] = address.split(/[/?#]/, 3);
  if (host.includes('@'))
    return { reason: '`codeRepository` gives an address with a user or a token in it, which is not copied.' };
  const url = withoutPage(address);
  const fault = whyNone(url);
  if (fault !== undefined) return { reason: fault };
  return url.length <= 2048 && cloneable.test(url)
    ? { url }
    : { reason: '`codeRepository` gives an address that cannot be cloned as it stands.' };
}

function textsIn(root: Located): readonly string[] {
  return valuesOf(root, 'codeRepository')
    .map((located) => unwrap(single(located)).value)
    .filter((address) => typeof address === 'string');
}

/**
 * Finds the repository that a file names.
 *
 * @param root The whole file.
 * @returns The first address that can be cloned, without the page of a branch or file; else why the first one cannot.
 */
export function repositoryOf(root: Located): Repository {
  const found = textsIn(root).map(repositoryAt);
  return found.find(({ url }) => url !== undefined) ?? found[0] ?? {};
}

/** `git@github.com:jdoe/maps.git`, as Git writes it for ssh. */
const forSsh = /^(?:ssh:\/\/)?git@([A-Za-z0-9.-]+)(?::[0-9]{1,5}(?=\/))?[:/]\/?([A-Za-z0-9._~/-]+)$/;

/** `github.com/jdoe/maps`, without what a browser adds by itself. */
const withoutScheme =
  /^(?:git:\/\/)?((?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org))\/([A-Za-z0-9._~/-]+)$/i;

/**
 * Finds the repository that a file names in another way than by an address on the web.
 *
 * @param root The whole file.
 * @returns The https address that is meant, and what is written; nothing where none is understood.
 */
export function meantRepository(root: Located): { readonly url: string; readonly written: string } | undefined {
  for (const written of textsIn(root)) {
    const text = written.trim();
    const [, host, path] = forSsh.exec(text) ?? withoutScheme.exec(text) ?? [];
    const { url } = host === undefined ? {} : repositoryAt(`https://${host}/${path ?? ''}`);
    if (url !== undefined) return { url, written: text };
  }
  return undefined;
}
