/**
 * The two settings that are never mixed: `identifiers`, the permanent base of every type's URI, and `site` with `base`,
 * where the pages are served today. Changing the second changes no identifier and no digest.
 */

/** What a registry is called, and under which bases its types are named. */
export interface Identity {
  /** Name of the registry, as its pages say it. */
  readonly title: string;
  /** The permanent base of every type URI, `$id`, generated literal and metadata block; no trailing slash. */
  readonly identifiers: string;
  /** Bases used in the past; under each of them every type is found as an exact alias. */
  readonly formerIdentifiers: readonly string[];
  /** Web address of the repository that holds the documents, where there is one; no trailing slash. */
  readonly repository?: string;
}

/** Who this registry is, unless pages are built for one of somebody's own. */
export const official: Identity = {
  title: 'tasktypes',
  identifiers: 'https://w3id.org/execution-planner',
  formerIdentifiers: [],
};

/** The identity for which a site is built. */
export interface BuiltIdentity extends Identity {
  /** Whether it is that of this project; told by the build, so that no page of another registry holds ours to compare. */
  readonly isOfficial: boolean;
}

/** The build of a site puts the identity of its registry in the place of this word. */
declare const TASKTYPES_IDENTITY: BuiltIdentity;

/** The build of a site puts `true` in the place of this word; nothing else defines either. */
declare const TASKTYPES_IS_BUILT: true | undefined;

/** Whether this is the registry of this project, and not one that somebody else builds with it. */
export const isOfficial: boolean = typeof TASKTYPES_IS_BUILT === 'undefined' || TASKTYPES_IDENTITY.isOfficial;

/** What this registry is called, and under which bases its types are named. */
export const identity: Identity = typeof TASKTYPES_IS_BUILT === 'undefined' ? official : TASKTYPES_IDENTITY;

/** The name, the permanent base and the bases of the past, as {@link Identity} tells them. */
export const { title, identifiers, formerIdentifiers } = identity;

type Environment = Readonly<Record<string, string | undefined>>;

const environment = (globalThis as { process?: { env?: Environment } }).process?.env ?? {};

/** A setting of the environment; hosts that serve a site at their root give an empty path. */
function setting(name: string, fallback: string, variables = environment): string {
  const value = variables[name];
  return value === undefined || value === '' ? fallback : value;
}

/** What GitHub and GitLab say about the repository while they build from it. */
const ofBuild = setting('GITHUB_REPOSITORY', '')
  ? `${setting('GITHUB_SERVER_URL', 'https://github.com')}/${setting('GITHUB_REPOSITORY', '')}`
  : setting('CI_PROJECT_URL', '');

/** Whether an address can be that of a repository on the web: of the form that `registry.json` takes. */
const isRepository = (address: string): boolean =>
  /^https?:\/\/[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:\/[A-Za-z0-9._~-]+)+$/.test(address);

/** Web address of the repository that holds the documents: as the registry says, else as CI says; may be unknown. */
export const repository: string | undefined = [identity.repository ?? ofBuild].find(isRepository);

/** Where the pages are served unless a setting says otherwise. */
const usualSite = 'http://127.0.0.1:4321';

/** The origin that serves the pages today; set `TASKTYPES_SITE` when building for another one. */
export const site = setting('TASKTYPES_SITE', usualSite);

const bare = (address: string): string => address.replace(/\/+$/, '');

function pathFrom(written: string): string {
  const path = bare(written).replace(/^\/+/, '');
  return path === '' ? '/' : `/${path}/`;
}

/** The path under which the pages are served, with slashes at both ends; set `TASKTYPES_BASE`, with or without them. */
export const base = pathFrom(setting('TASKTYPES_BASE', '/'));

function isOrigin(written: string): boolean {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}

/** Whether every browser and host sends the path as it is written. */
const isPath = (path: string): boolean =>
  /^\/(?:[A-Za-z0-9._~-]+\/)*$/.test(path) && !path.split('/').some((part) => part === '.' || part === '..');

/**
 * Says what is wrong with the settings of where the pages are served: with these links would lead nowhere.
 *
 * @param variables The variables of the environment; those of this process unless given.
 * @returns What is wrong, with what to write; nothing where they can be used.
 */
export function wrongPlace(variables: Environment = environment): string | undefined {
  const origin = setting('TASKTYPES_SITE', usualSite, variables);
  if (!isOrigin(origin))
    return `TASKTYPES_SITE is "${origin}", which is no origin of the web. Write the scheme and the host, for example TASKTYPES_SITE=https://example.org; a path under it goes into TASKTYPES_BASE.`;
  const path = setting('TASKTYPES_BASE', '/', variables);
  if (isPath(pathFrom(path))) return undefined;
  return `TASKTYPES_BASE is "${path}", which is no path. Write names of letters, digits, "-", ".", "_" and "~" with slashes between them, for example TASKTYPES_BASE=/registry/; the origin before it goes into TASKTYPES_SITE.`;
}

/**
 * Whether the permanent base leads to the pages already; until it does, whoever is sent there is told another way too.
 * That of the official registry is not registered yet; one of somebody's own leads where it is the very address of the pages.
 */
export const identifiersLead: boolean = !isOfficial && identifiers === bare(site) + bare(base);
