import { repository } from '../identity.ts';
import { versionOf, type Spec } from '../spec/spec.ts';

/** Where a change of a document is proposed. */
export interface RepositoryLinks {
  /** Opens the document for editing; absent where only the repository is known. */
  readonly edit?: string;
  /** Opens a new issue about the type. */
  readonly discuss?: string;
  /** Address of the repository. */
  readonly repository: string;
}

/** Paths of the two hosts whose addresses are known; others have paths of their own. */
const hosts = [
  { host: /(?:^|\.)github\./, edit: '/edit/main/', issue: '/issues/new', title: 'title', body: 'body' },
  {
    host: /(?:^|\.)gitlab\./,
    edit: '/-/edit/main/',
    issue: '/-/issues/new',
    title: 'issue[title]',
    body: 'issue[description]',
  },
] as const;

/**
 * Finds where a change of a document is proposed.
 *
 * @param spec The version.
 * @param uri Canonical URI of its type.
 * @param address Address of the repository; that of this registry unless given.
 * @returns The links; `undefined` where no repository is known.
 */
export function repositoryLinks(
  spec: Spec,
  uri: string,
  address: string | undefined = repository,
): RepositoryLinks | undefined {
  if (address === undefined) return undefined;
  const { hostname } = new URL(address);
  const paths = hosts.find(({ host }) => host.test(hostname));
  if (paths === undefined) return { repository: address };
  const query = new URLSearchParams({
    [paths.title]: `${spec.title}: `,
    [paths.body]: `About version ${versionOf(spec)} of ${uri}, described in \`${spec.path}\`.\n\n`,
  });
  return {
    repository: address,
    edit: address + paths.edit + spec.path,
    discuss: `${address}${paths.issue}?${query.toString()}`,
  };
}
