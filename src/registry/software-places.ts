import { isPrivateHost } from './hosts.ts';

/** Where software or its metadata is found: a record of Zenodo, what another DOI leads to, or a repository. */
export type SoftwarePlace = 'record' | 'doi' | 'repository';

const doi = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\/{0,2}|info:doi\/|urn:doi:)?10\.[0-9]{4,9}\/[^\s/]/i;
const zenodoDoi = /10\.5281\/zenodo\.[0-9]/i;
const zenodoRecord = /^(?:https?:\/\/)?(?:www\.)?zenodo\.org\/(?:api\/)?(?:records?|doi|deposit|badge\/doi)\/[0-9]/i;
const remote = /^(?:ssh:\/\/)?git@([^\s:/]+)[:/][^\s/]+\/[^\s]+$/i;

const forges = new Set(['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org', 'git.sr.ht']);
/** Parts of a forge that are no account. */
const notAccounts = new Set(['orgs', 'users', 'topics', 'explore', 'features', 'search', 'marketplace', 'settings']);

/** A repository itself, or a branch of it; a file in it may well be where a type is described. */
function isRepository({ hostname, pathname }: URL): boolean {
  const host = hostname.replace(/^www\./, '');
  if (isPrivateHost(host)) return false;
  const isGitlab = /^(?:gitlab|git)\./.test(host);
  if (!forges.has(host) && !isGitlab && !/\.git\/?$/.test(pathname)) return false;
  const [path = '', more] = pathname.split('/-/', 2);
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length < 2 || notAccounts.has(parts[0] ?? '')) return false;
  const isBranch = parts.length === 4 && /^(?:tree|src)$/.test(parts[2] ?? '');
  if (isGitlab || host === 'gitlab.com')
    return more === undefined ? !/\.[a-z]+$/.test(path.replace(/\.git$/, '')) : /^tree\/[^/]+\/?$/.test(more);
  return parts.length === 2 || isBranch;
}

/**
 * Says whether a text is where software or its metadata is found, which is no name of a type as a rule.
 *
 * @param text The text without what surrounds it.
 * @returns What it leads to; `undefined` for any other text.
 */
export function softwarePlace(text: string): SoftwarePlace | undefined {
  if (zenodoRecord.test(text)) return 'record';
  if (doi.test(text)) return zenodoDoi.test(text) ? 'record' : 'doi';
  if (remote.test(text)) return 'repository';
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const isAddress = /^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\//i.test(text) && URL.canParse(address);
  return isAddress && isRepository(new URL(address)) ? 'repository' : undefined;
}

const tagged =
  /^(?:[a-z0-9][a-z0-9._-]{0,99}(?::[0-9]{1,5})?\/){1,6}([a-z0-9][a-z0-9_.-]{0,99})(?::[\w.-]{1,128}|@sha256:[0-9a-f]{64})$/;
const fromRegistry =
  /^(?:docker\.io|ghcr\.io|quay\.io|gcr\.io|mcr\.microsoft\.com|registry\.[a-z0-9.-]{1,99})\/[a-z0-9]/;

/**
 * Says whether a text looks like the reference of a container image: it has a tag or a digest, or begins with the host of a
 * well-known registry of images. A file before the number of a line is none.
 *
 * @param text The text without what surrounds it.
 * @returns Whether it does.
 */
export function isImage(text: string): boolean {
  const [, last = '.x'] = tagged.exec(text) ?? [];
  return fromRegistry.test(text) || !/\.[a-z]/.test(last);
}

/** What such a reference is. */
export const ofImage = 'It looks like the reference of a container image, which belongs in the taskinfo of a task.';

/** What to do with each place, as a command line can say it. */
export const toSoftware: Readonly<Record<SoftwarePlace, string>> = {
  record:
    'To see which tasks the software there declares, download its codemeta.json and run `tasktypes validate codemeta.json`.',
  doi: 'If it leads to software, download its codemeta.json and run `tasktypes validate codemeta.json` to see which tasks it declares.',
  repository: 'To see which tasks it can declare, run `tasktypes suggest <folder>` on a clone of it.',
};
