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

function repositoryAt(written: string): Repository {
  const address = written.trim().replace(/^git\+/, '');
  if (!/^https?:\/\//i.test(address)) return { reason: '`codeRepository` gives no address that begins with https://.' };
  const [, , host = ''] = address.split(/[/?#]/, 3);
  if (host.includes('@'))
    return { reason: '`codeRepository` gives an address with a user or a token in it, which is not copied.' };
  const url = withoutPage(address);
  return url.length <= 2048 && cloneable.test(url)
    ? { url }
    : { reason: '`codeRepository` gives an address that cannot be cloned as it stands.' };
}

/**
 * Finds the repository that a file names.
 *
 * @param root The whole file.
 * @returns The first address that can be cloned, without the page of a branch or file; else why the first one cannot.
 */
export function repositoryOf(root: Located): Repository {
  const found = valuesOf(root, 'codeRepository')
    .map((located) => unwrap(single(located)).value)
    .filter((address) => typeof address === 'string')
    .map(repositoryAt);
  return found.find(({ url }) => url !== undefined) ?? found[0] ?? {};
}
