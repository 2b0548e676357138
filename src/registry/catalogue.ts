import { official } from '../identity.ts';
import { infoMember, versionOf, type Kind, type Spec } from '../spec/spec.ts';
import { contractDigest } from './contract.ts';
import { acceptedBy, accepts, broader, narrower, successorOf } from './links.ts';
import type { OpenRegistry } from './open.ts';
import type { Registry, Type } from './registry.ts';
import { versionUri, type Bases } from './uri.ts';

/** Where the licence of everything but prose is written. */
export const dataLicence = 'https://creativecommons.org/publicdomain/zero/1.0/';

/** Where the licence of prose is written. */
export const proseLicence = 'https://creativecommons.org/licenses/by/4.0/';

/** Name of the file that holds the schema of a whole message. */
export function messageFile(kind: Kind): string {
  return kind === 'tasktype' ? 'task.schema.json' : 'interface.schema.json';
}

/**
 * Lists the files beside the page of a version.
 *
 * @param kind Whether it is a version of a tasktype or of a servicetype.
 * @returns Their names, to be appended to the address of the version after a slash.
 */
export function faceNames(kind: Kind): readonly string[] {
  const names = ['types.d.ts', 'types.txt', 'validate.js', 'source.md', 'spec.json', 'spec.jsonld'];
  return ['schema.json', messageFile(kind), ...names];
}

/**
 * Lists the files of a registry as a whole, which stand beside `index.json`.
 *
 * @param bases The bases of its URIs. Only the official registry has a server, which `openapi.json` describes.
 * @returns Their names.
 */
export function registryFaces({ identifiers }: Pick<Bases, 'identifiers'>): readonly string[] {
  return [
    ...['bundle.json', 'task.json', 'reply.json', 'codemeta.json', 'catalog.json', 'planner.openapi.json'],
    ...['planner.schema.json', 'needs.csv'],
    ...(identifiers === official.identifiers ? ['openapi.json'] : []),
  ];
}

/** A type as other types speak of it. */
interface Mention {
  readonly name: string;
  readonly title: string;
  readonly uri: string;
}

const mention = ({ name, current, uri }: Type<Spec>): Mention => ({ name, title: current.title, uri });

async function versionInIndex(registry: Registry<Spec>, spec: Spec): Promise<unknown> {
  return {
    version: versionOf(spec),
    uri: versionUri(spec, registry.identifiers),
    status: spec.status,
    digest: await contractDigest(spec),
    faces: faceNames(spec.kind),
  };
}

async function typeInIndex(registry: Registry<Spec>, type: Type<Spec>): Promise<unknown> {
  const { kind, name, major, uri, uris, current, versions } = type;
  const { title, summary, status, level, owner } = current;
  const successor = successorOf(registry, type);
  return {
    ...{ kind, name, major, title, summary, status, level, owner, uri, uris },
    current: versionOf(current),
    ...(successor === undefined ? {} : { successor: successor.uri }),
    versions: await Promise.all(versions.map((version) => versionInIndex(registry, version))),
  };
}

/**
 * Describes a whole registry: what `index.json` serves. Whoever looks a string up in the `uris` of each type needs no
 * rule of this registry.
 *
 * @param registry The registry.
 * @returns Every type with every exact URI, its versions, their digests and the names of their files.
 */
export async function describeRegistry(registry: Registry<Spec>): Promise<unknown> {
  return {
    description:
      'Every type of this registry. `uris` lists every exact string that means a type; the first one is the one to write. The files of a version stand at its `uri`, a slash and the name of the face; those of the registry as a whole at `identifiers`, a slash and the name.',
    identifiers: registry.identifiers,
    licence: dataLicence,
    faces: registryFaces(registry),
    types: await Promise.all(registry.types.map((type) => typeInIndex(registry, type))),
  };
}

function linksOf(registry: Registry<Spec>, type: Type<Spec>): Readonly<Record<string, unknown>> {
  const accepted = accepts(registry, type).map(({ tasktype, acceptance }) => {
    const { tasktype: _, ...condition } = acceptance;
    return { ...mention(tasktype), ...condition };
  });
  const acceptors = acceptedBy(registry, type).map(({ servicetype, acceptance: { when, source } }) => ({
    ...mention(servicetype),
    ...(when === undefined ? {} : { when }),
    ...(source === undefined ? {} : { source }),
  }));
  const successor = successorOf(registry, type);
  return {
    broader: broader(registry, type).map(mention),
    narrower: narrower(registry, type).map(mention),
    ...(type.kind === 'tasktype' ? { acceptedBy: acceptors } : { accepts: accepted }),
    ...(successor === undefined ? {} : { successor: mention(successor) }),
  };
}

/**
 * Describes one version: what `spec.json` serves.
 *
 * @param registry The registry.
 * @param spec The version.
 * @returns Its front matter, its links in both directions, examples, all versions of its type, and the licences.
 */
export async function describeVersion(registry: OpenRegistry, spec: Spec): Promise<unknown> {
  const { kind, name, title, summary, status, level, owner, confirmed, aliases, related, sources, deprecated } = spec;
  const type = registry.named(kind, name, spec.major);
  const facts = { title, summary, status, level, owner, confirmed, deprecated, aliases, related, sources };
  const examples = spec.examples.map(({ line: _, ...example }) => example);
  const launch = kind === 'servicetype' ? { launch: spec.launch } : {};
  const versions = (type?.versions ?? []).map((other) => ({
    version: versionOf(other),
    uri: versionUri(other, registry.identifiers),
    status: other.status,
  }));
  return {
    ...{ kind, name, version: versionOf(spec), uri: type?.uri, uris: type?.uris },
    digest: await contractDigest(spec),
    ...facts,
    ...(type === undefined ? {} : linksOf(registry, type)),
    [infoMember(kind)]: registry.writtenSchemaOf(`/${kind}s/${name}/${versionOf(spec)}`),
    ...launch,
    examples,
    versions,
    faces: faceNames(kind),
    licence: { data: dataLicence, prose: proseLicence },
  };
}
