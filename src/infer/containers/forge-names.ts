import type { Origin } from '../origin.ts';

/** Where a repository is kept, in parts. */
export interface ForgeName {
  readonly host: string;
  /** Groups or users, from the outermost; none on a host that has only repositories. */
  readonly owners: readonly string[];
  readonly name: string;
}

/**
 * Takes the address of a repository apart.
 *
 * @param origin Where it can be cloned from.
 * @returns Host, owners and name; nothing where the address is not known or has no path.
 */
export function forgeNameOf(origin: Origin | undefined): ForgeName | undefined {
  const [, , host = '', ...path] = origin?.url.split('/') ?? [];
  const name = path.at(-1);
  return name === undefined || name === '' ? undefined : { host, owners: path.slice(0, -1), name };
}

/**
 * Lists what CI of GitHub and GitLab knows about the repository that it runs for.
 *
 * @param forge Where the repository is kept.
 * @returns Values by variable; in lower case, as names of images need them.
 */
export function forgeVariables(forge: ForgeName | undefined): ReadonlyMap<string, string> {
  if (forge === undefined) return new Map();
  const owner = forge.owners.join('/').toLowerCase();
  const name = forge.name.toLowerCase();
  const path = owner === '' ? name : `${owner}/${name}`;
  const everywhere = [
    ['CI_PROJECT_PATH', path],
    ['CI_PROJECT_NAMESPACE', owner],
    ['CI_PROJECT_ROOT_NAMESPACE', owner.split('/')[0] ?? owner],
    ['CI_PROJECT_NAME', name],
    ['CI_PROJECT_DIR', '.'],
    ['GITHUB_WORKSPACE', '.'],
    ['github.workspace', '.'],
    ['PWD', '.'],
  ] as const;
  if (forge.host === 'gitlab.com')
    return new Map([
      ...everywhere,
      ['CI_REGISTRY', 'registry.gitlab.com'],
      ['CI_REGISTRY_IMAGE', `registry.gitlab.com/${path}`],
    ]);
  if (forge.host !== 'github.com') return new Map(everywhere);
  return new Map([
    ...everywhere,
    ['GITHUB_REPOSITORY', path],
    ['GITHUB_REPOSITORY_OWNER', owner],
    ['github.repository', path],
    ['github.repository_owner', owner],
    ['github.event.repository.name', name],
    ['github.event.repository.full_name', path],
  ]);
}
