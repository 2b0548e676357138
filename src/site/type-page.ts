import { identifiers } from '../identity.ts';
import { acceptedBy, accepts, broader, narrower, successorOf, type AcceptedPair } from '../registry/links.ts';
import type { OpenRegistry } from '../registry/open.ts';
import type { Type } from '../registry/registry.ts';
import { pathOf } from '../registry/uri.ts';
import { infoMember, versionOf, type Spec } from '../spec/spec.ts';
import { absolute, fileLink, pageLink } from './addresses.ts';
import { launchLinks, type LaunchLinks } from './launch-links.ts';
import { launchWays, type LaunchWay } from '../registry/launch-ways.ts';
import { noticesOf, type Notice } from './notices.ts';
import { firstLineOf, titleOf } from './page-heading.ts';
import { repositoryLinks, type RepositoryLinks } from './repository-links.ts';
import { filesOf, type FileLink } from './type-files.ts';
import { changesPath, stepsOf, versionsNamed, type VersionChange } from './version-changes.ts';
import { versionPart, type VersionPart } from './version-part.ts';

/** A type that a page links to. */
export interface TypeLink {
  readonly title: string;
  readonly summary: string;
  readonly status: Spec['status'];
  readonly link: string;
}

/** A type on the other side of an acceptance. */
export interface PairLink extends TypeLink {
  readonly name: string;
  readonly when?: string;
  readonly source?: string;
  readonly ways: readonly LaunchWay[];
  /** Link to the place that tells the launch in full. */
  readonly launch: string;
  /** What opens the examples of the tasktype. */
  readonly examples: LaunchLinks;
}

/** Everything that the page of a type, or of one version of it, shows. */
export interface TypePage extends VersionPart {
  readonly spec: Spec;
  /** What the page is called, its status first where that says not to use the type. */
  readonly title: string;
  readonly version: string;
  readonly uri: string;
  readonly member: 'taskinfo' | 'serviceinfo';
  /** Address of the page to be linked to: that of the type, for the version it stands for; none where it has no lasting one. */
  readonly canonicalPage: string | undefined;
  /** What somebody who fetched the page with curl reads first. */
  readonly firstLine: string;
  readonly notices: readonly Notice[];
  /** Tasktypes that a servicetype takes, or servicetypes that take a tasktype. */
  readonly pairs: readonly PairLink[];
  readonly broader: readonly TypeLink[];
  readonly narrower: readonly TypeLink[];
  /** Other exact strings under this registry's own base that mean the type. */
  readonly ownUris: readonly string[];
  /** Those of other majors too, the newest first. */
  readonly versions: readonly {
    readonly version: string;
    readonly status: Spec['status'];
    readonly link: string;
    readonly here: boolean;
  }[];
  /** What each version changed of the one before it, the newest first. */
  readonly steps: readonly VersionChange[];
  /** Link to the differences between any two versions; absent where there is one version only. */
  readonly changes: string | undefined;
  readonly faces: readonly FileLink[];
  /** Where a change is proposed, where that is known. */
  readonly proposal: RepositoryLinks | undefined;
}

/**
 * Links to the page of a type.
 *
 * @param type The type.
 * @returns The link, and what is said beside it.
 */
export function typeLink(type: Type<Spec>): TypeLink {
  const { title, summary, status } = type.current;
  return { title, summary, status, link: pageLink(pathOf(typeName(type))) };
}

const typeName = ({ kind, name, major }: Type<Spec>): Pick<Spec, 'kind' | 'name' | 'major'> => ({ kind, name, major });

function pairLink(pair: AcceptedPair, other: Type<Spec>): PairLink {
  const { servicetype, tasktype, acceptance } = pair;
  const { when, source } = acceptance;
  return {
    ...typeLink(other),
    name: other.name,
    ...(when === undefined ? {} : { when }),
    ...(source === undefined ? {} : { source }),
    ways: launchWays(servicetype.current, acceptance.tasktype),
    launch: `${pageLink(pathOf(typeName(servicetype)))}#launch/${tasktype.name}`,
    examples: other === servicetype ? launchLinks(servicetype.current, tasktype.current) : { links: [] },
  };
}

function pairsOf(registry: OpenRegistry, type: Type<Spec>): readonly PairLink[] {
  return type.kind === 'tasktype'
    ? acceptedBy(registry, type).map((pair) => pairLink(pair, pair.servicetype))
    : accepts(registry, type).map((pair) => pairLink(pair, pair.tasktype));
}

/**
 * Gathers what the page of one version of a type shows.
 *
 * @param registry The registry.
 * @param type The type.
 * @param spec The version.
 * @returns Finished data, with links under the base.
 */
export async function typePage(registry: OpenRegistry, type: Type<Spec>, spec: Spec): Promise<TypePage> {
  const steps = stepsOf(registry, spec);
  const successor = successorOf(registry, type);
  const page = spec === type.current ? pathOf(typeName(type)) : pathOf(spec);
  const source = fileLink(`${pathOf(spec)}/source.md`);
  const notices = noticesOf(spec, type, successor && typeLink(successor));
  return {
    ...(await versionPart(registry, spec, type.uri)),
    spec,
    version: versionOf(spec),
    uri: type.uri,
    member: infoMember(spec.kind),
    canonicalPage: absolute(pageLink(page)),
    title: titleOf(spec),
    firstLine: firstLineOf(spec, notices, `As text: ${absolute(source) ?? source}`),
    notices,
    pairs: pairsOf(registry, type),
    broader: broader(registry, type).map(typeLink),
    narrower: narrower(registry, type).map(typeLink),
    ownUris: type.uris.filter((uri) => uri !== type.uri && uri.startsWith(`${identifiers}/`)),
    versions: [...versionsNamed(registry, spec)].reverse().map((version) => ({
      version: versionOf(version),
      status: version.status,
      link: pageLink(pathOf(version)),
      here: version === spec,
    })),
    steps,
    changes: steps.length === 0 ? undefined : pageLink(changesPath(spec)),
    faces: filesOf(spec),
    proposal: repositoryLinks(spec, type.uri),
  };
}

/**
 * Lists the addresses of the pages of all types: of each type as a whole, and of each version.
 *
 * @param registry The registry.
 * @returns Root paths without the slash at their beginning, each with its type and the version shown there.
 */
export function typePaths(
  registry: OpenRegistry,
): readonly { readonly path: string; readonly type: Type<Spec>; readonly spec: Spec }[] {
  return registry.types.flatMap((type) =>
    [{ path: typeName(type), spec: type.current }, ...type.versions.map((spec) => ({ path: spec, spec }))].map(
      ({ path, spec }) => ({ path: pathOf(path).slice(1), type, spec }),
    ),
  );
}
