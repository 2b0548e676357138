import type { TextFile } from '../repository.ts';
import type { Evidence } from '../suggestion.ts';

/** A link that has a Binder service build a Git repository and open it. */
export interface BinderLink {
  readonly provider: 'gh' | 'gl' | 'git';
  /** Owner and name with `gh`, groups and name with `gl`, else the address. */
  readonly repository: string;
  /** Branch, tag or commit; absent for the default branch. */
  readonly ref?: string;
  /** Notebook or folder of the repository that is opened. */
  readonly path?: string;
  /** Any other page of the server that is opened. */
  readonly urlpath?: string;
  readonly evidence: Evidence;
}

const address = /https?:\/\/[^\s<>"'`()[\]{}|\\]+/g;
const maxAddresses = 2_000;
const maxLength = 2_048;

/** Pages of a server that open a file of the repository as Jupyter does, not as an application. */
const filePage = /^\/?(?:lab\/tree|tree|notebooks)\/(.+)$/;

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function withoutSlashes(path: string): string {
  return path.replace(/^\/{1,8}|\/{1,8}$/g, '');
}

/** What is opened: of several, `labpath` wins, then `filepath`, then `urlpath`. */
function openedBy(query: URLSearchParams): Pick<BinderLink, 'path' | 'urlpath'> {
  const file = query.get('labpath') ?? query.get('filepath');
  if (file !== null) return file === '' ? {} : { path: withoutSlashes(file) };
  const urlpath = query.get('urlpath') ?? '';
  const [page = ''] = urlpath.split('?', 1);
  const shown = decoded(filePage.exec(page)?.[1] ?? '');
  if (shown !== undefined && shown !== '') return { path: withoutSlashes(shown) };
  return urlpath === '' || /^\/?(?:lab|tree)\/?$/.test(urlpath) ? {} : { urlpath };
}

/** The address of `/v2/git/` is one part where its slashes are encoded; where they are not, it ends with `.git`. */
function gitParts(rest: string): readonly string[] {
  const [, address, ref = ''] = /^(https?:\/{1,2}[^?#]{1,1000}?\.git)(?:\/(.*))?$/.exec(rest) ?? [];
  return address === undefined ? rest.split('/') : [address.replace(/^(https?:)\/{1,2}/, '$1//'), ref];
}

function namedIn(provider: string, rest: string) {
  const parts = provider === 'git' ? gitParts(rest) : rest.split('/');
  const own = provider === 'gh' ? 2 : 1;
  const repository = decoded(parts.slice(0, own).join('/'));
  const ref = decoded(parts.slice(own).join('/'));
  if (provider === 'gh' && parts.length < own) return undefined;
  if (repository === undefined || ref === undefined) return undefined;
  if (provider === 'gh' || provider === 'gl') return { provider, repository, ref } as const;
  return { provider: 'git', repository, ref } as const;
}

function linkAt(url: URL, evidence: Evidence): BinderLink | undefined {
  const [, provider, rest = ''] = /\/v2\/(gh|gl|git)\/(.+)$/.exec(url.pathname) ?? [];
  if (provider === undefined) return undefined;
  const named = namedIn(provider, withoutSlashes(rest));
  if (named === undefined) return undefined;
  const { ref, ...place } = named;
  return { ...place, ...(ref === '' || ref === 'HEAD' ? {} : { ref }), ...openedBy(url.searchParams), evidence };
}

/**
 * Finds the links to Binder services in a text, such as a README: `https://mybinder.org/v2/gh/owner/name/HEAD`.
 *
 * @param file The text.
 * @returns The links of the first 2,000 addresses, in their order.
 */
export function binderLinksIn(file: TextFile): readonly BinderLink[] {
  if (!file.text.includes('/v2/g')) return [];
  const links: BinderLink[] = [];
  let seen = 0;
  for (const { 0: text, index } of file.text.matchAll(address)) {
    if (++seen > maxAddresses) break;
    if (text.length > maxLength || !text.includes('/v2/g') || !URL.canParse(text)) continue;
    const link = linkAt(new URL(text), { file: file.path, line: file.lineAt(index), says: text });
    if (link !== undefined) links.push(link);
  }
  return links;
}

/** The same for all spellings of an address to clone from: host and path in small letters. */
function cloneKey(url: string): string {
  return url
    .toLowerCase()
    .replace(/^[a-z]{1,8}:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
}

const hosts = { gh: 'github.com/', gl: 'gitlab.com/', git: '' } as const;

/**
 * Says whether a link opens a given repository.
 *
 * @param link The link.
 * @param url Where the repository can be cloned from.
 * @returns False also for a fork or mirror of it.
 */
export function opensRepository({ provider, repository }: BinderLink, url: string): boolean {
  return cloneKey(`${hosts[provider]}${repository}`) === cloneKey(url);
}

/**
 * Names a repository in the words of Binder.
 *
 * @param url Where the repository can be cloned from.
 * @returns Its provider and name; any server but github.com and gitlab.com is `git` with the address.
 */
export function binderNameOf(url: string): Pick<BinderLink, 'provider' | 'repository'> {
  const [, host, path] = /^https?:\/\/(?:www\.)?(github|gitlab)\.com\/(.+)$/i.exec(url) ?? [];
  if (host === undefined || path === undefined) return { provider: 'git', repository: url };
  return { provider: host.toLowerCase() === 'github' ? 'gh' : 'gl', repository: path.replace(/\/$/, '') };
}
