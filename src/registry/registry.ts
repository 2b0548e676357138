import type { Entry, Kind, Status } from '../spec/spec.ts';
import { officialBases, parseUri, typeUri, urisUnder, type Bases, type TypeName } from './uri.ts';

/** One type with all its versions. Another major is another type. */
export interface Type<E extends Entry = Entry> {
  readonly kind: Kind;
  readonly name: string;
  readonly major: number;
  /** The canonical URI: the owner's where the owner publishes the type elsewhere, else the one under `identifiers`. */
  readonly uri: string;
  /** Every exact string that means the type, the canonical one first. */
  readonly uris: readonly string[];
  /** Newest first. */
  readonly versions: readonly E[];
  /** The version the canonical URI stands for: the newest stable, else deprecated, else experimental, else withdrawn. */
  readonly current: E;
}

/** Many types, found by exact strings. */
export interface Registry<E extends Entry = Entry> extends Bases {
  /** Tasktypes first, then by name and major. */
  readonly types: readonly Type<E>[];
  /** The type that an exact string means; never a guess. */
  readonly find: (uri: string) => Type<E> | undefined;
  /** The type of a name; of major 1 where no major is given. */
  readonly named: (kind: Kind, name: string, major?: number) => Type<E> | undefined;
}

const preference: readonly Status[] = ['stable', 'deprecated', 'experimental', 'withdrawn'];

function keyOf({ kind, name, major }: TypeName): string {
  return `${kind}/${name}/${major}`;
}

function compare(one: TypeName, other: TypeName): number {
  if (one.kind !== other.kind) return one.kind === 'tasktype' ? -1 : 1;
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return one.major - other.major;
}

function currentOf<E extends Entry>(versions: readonly E[]): E {
  const rank = (version: E): number => preference.indexOf(version.status);
  return versions.reduce((best, version) => (rank(version) < rank(best) ? version : best));
}

function createType<E extends Entry>(documents: readonly E[], bases: Bases): Type<E> {
  const versions = [...documents].sort((one, other) => other.minor - one.minor);
  const current = currentOf(versions);
  const { kind, name, major } = current;
  const uri = current.canonical ?? typeUri(current, bases.identifiers);
  const ours = urisUnder(
    current,
    versions.map(({ minor }) => minor),
    bases,
  );
  // What one version calls the type, all versions are called by: a string in somebody's log must not lose its meaning.
  const others = versions.flatMap(({ canonical, aliases }) => [
    ...(canonical === undefined ? [] : [canonical]),
    ...aliases.map((alias) => alias.uri),
  ]);
  const uris = Object.freeze([...new Set([uri, ...ours, ...others])]);
  return Object.freeze({ kind, name, major, uri, uris, versions: Object.freeze(versions), current });
}

/**
 * Calls a function once, when its value is first wanted: most uses of a registry of a thousand types touch only a few.
 */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function indexByUri<E extends Entry>(types: readonly Type<E>[]): ReadonlyMap<string, Type<E>> {
  const index = new Map<string, Type<E>>();
  for (const type of types) for (const uri of type.uris) if (!index.has(uri)) index.set(uri, type);
  return index;
}

function groupByType<E extends Entry>(entries: Iterable<E>): ReadonlyMap<string, readonly E[]> {
  const groups = new Map<string, E[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

/**
 * Makes a registry of entries. Where two of them claim a string (an error that `checkLinks` reports) the one whose path
 * gives the string has it, else the first in order.
 *
 * @param entries One entry a version, in any order.
 * @param bases The bases of the URIs; this registry's own where none are given.
 * @returns The registry, frozen.
 */
export function createRegistry<E extends Entry>(entries: Iterable<E>, bases: Bases = officialBases): Registry<E> {
  const { identifiers } = bases;
  const formerIdentifiers = Object.freeze([...bases.formerIdentifiers]);
  const types = new Map(
    [...groupByType(entries)].map(([key, versions]) => [key, once(() => createType(versions, bases))]),
  );
  const ordered = once(() => Object.freeze([...types.values()].map((type) => type()).sort(compare)));
  const byUri = once(() => indexByUri(ordered()));
  const named: Registry<E>['named'] = (kind, name, major = 1) => types.get(keyOf({ kind, name, major }))?.();
  const byPath = (uri: string): Type<E> | undefined => {
    for (const base of [identifiers, ...formerIdentifiers]) {
      const address = parseUri(uri, base);
      const type = address && named(address.kind, address.name, address.major);
      if (type?.uris.includes(uri) === true) return type;
    }
    return undefined;
  };
  // Only strings that mean a type are remembered, so that nobody can fill the memory with others.
  const found = new Map<string, Type<E>>();
  const find = (uri: string): Type<E> | undefined => {
    const known = found.get(uri);
    if (known !== undefined) return known;
    const type = byPath(uri) ?? byUri().get(uri);
    if (type !== undefined) found.set(uri, type);
    return type;
  };
  return Object.freeze({
    identifiers,
    formerIdentifiers,
    get types() {
      return ordered();
    },
    find,
    named,
  });
}
