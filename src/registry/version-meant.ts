import type { Entry, Kind } from '../spec/spec.ts';
import type { Registry, Type } from './registry.ts';
import { isUri, parseUri } from './uri.ts';

/**
 * Finds the version of a type that an exact string means: the one whose address it is, else the current one.
 *
 * @param registry The registry of the type.
 * @param type The type.
 * @param uri One of the exact strings that mean the type.
 * @returns The version a message under this string is checked against.
 */
export function versionMeant<E extends Entry>(registry: Registry<E>, type: Type<E>, uri: string): E {
  if (uri === type.uri) return type.current;
  const address = [registry.identifiers, ...registry.formerIdentifiers]
    .map((base) => parseUri(uri, base))
    .find(Boolean);
  return type.versions.find(({ minor }) => minor === address?.minor) ?? type.current;
}

/** A version, and the strings that mean it in a message. */
export interface MeantVersion<E extends Entry> {
  readonly version: E;
  readonly uris: readonly string[];
}

/**
 * Lists the URIs that mean a type in a message, by version. A bare word may be another name of the type, but a message
 * names its type by a URI.
 *
 * @param registry The registry of the type.
 * @param type The type.
 * @returns Each version that a URI means, the current one first; its canonical URI is the first of all.
 */
function meantVersions<E extends Entry>(registry: Registry<E>, type: Type<E>): readonly MeantVersion<E>[] {
  const uris = type.uris.filter(isUri);
  const versions = [type.current, ...type.versions.filter((version) => version !== type.current)];
  return versions
    .map((version) => ({ version, uris: uris.filter((uri) => versionMeant(registry, type, uri) === version) }))
    .filter((meant) => meant.uris.length > 0);
}

/**
 * Lists every version of the types of a kind that a message can name.
 *
 * @param registry The registry.
 * @param kind The kind.
 * @returns The versions, by type, the current one of each first.
 */
export function namedVersions<E extends Entry>(registry: Registry<E>, kind: Kind): readonly MeantVersion<E>[] {
  return registry.types.filter((type) => type.kind === kind).flatMap((type) => meantVersions(registry, type));
}
