import { formerIdentifiers, identifiers } from '../identity.ts';
import type { Entry, Kind } from '../spec/spec.ts';

/** Under which bases a registry's types are named; none ends in a slash. */
export interface Bases {
  /** The permanent base of every URI that is written. */
  readonly identifiers: string;
  /** Bases of the past; they are only read. */
  readonly formerIdentifiers: readonly string[];
}

/** The bases of this registry. */
export const officialBases: Bases = { identifiers, formerIdentifiers };

/** What identifies a type: another major is another type. */
export type TypeName = Pick<Entry, 'kind' | 'name' | 'major'>;

/** What the path of a page, a document or a face says. */
export interface Address extends TypeName {
  /** Absent in the address of a type as a whole. */
  readonly minor?: number;
  /** What follows the type or version, without slashes around it: `schema.json`, or nothing. */
  readonly rest: string;
}

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['tasktypes', 'tasktype'],
  ['servicetypes', 'servicetype'],
]);
const nameForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const versionForm = /^([1-9][0-9]{0,8})(?:\.(0|[1-9][0-9]{0,8}))?$/;

const uriForm = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/;

/**
 * Says whether a text has the form of a URI (RFC 3986): a scheme, a colon, and from there on only the characters that a
 * URI may have.
 *
 * @param text What somebody wrote as a type.
 * @returns False for a bare word.
 */
export function isUri(text: string): boolean {
  return uriForm.test(text);
}

/**
 * The root path of a type, or of one version of it where a minor is given: `/tasktypes/oci-container/1.0`.
 *
 * @param type Kind, name, major and perhaps minor.
 * @returns The path; major 1 as a whole has no number in it.
 */
export function pathOf(type: TypeName & { readonly minor?: number }): string {
  const path = `/${type.kind}s/${type.name}`;
  if (type.minor !== undefined) return `${path}/${type.major}.${type.minor}`;
  return type.major === 1 ? path : `${path}/${type.major}`;
}

/**
 * The URI of a type under a base: `<base>/tasktypes/oci-container`, with `/2` for another major than 1.
 *
 * @param type The type.
 * @param base The base; the permanent one where none is given.
 * @returns The URI. It is the canonical one unless the owner publishes the type elsewhere.
 */
export function typeUri(type: TypeName, base: string = identifiers): string {
  const { kind, name, major } = type;
  return base + pathOf({ kind, name, major });
}

/**
 * The address of one version under a base: `<base>/tasktypes/oci-container/1.0`.
 *
 * @param version The version.
 * @param base The base; the permanent one where none is given.
 * @returns The address.
 */
export function versionUri(version: TypeName & { readonly minor: number }, base: string = identifiers): string {
  return base + pathOf(version);
}

/**
 * Every exact string under the given bases that means a type: with and without its major, and each version.
 *
 * @param type The type.
 * @param minors The minors of its versions.
 * @param bases The permanent base and those of the past.
 * @returns The strings, the one to write first.
 */
export function urisUnder(type: TypeName, minors: readonly number[], bases: Bases): string[] {
  const { kind, name, major } = type;
  const paths = [pathOf({ kind, name, major }), `/${kind}s/${name}/${major}`].concat(
    minors.map((minor) => pathOf({ kind, name, major, minor })),
  );
  return [bases.identifiers, ...bases.formerIdentifiers].flatMap((base) => paths.map((path) => base + path));
}

/**
 * Reads a root path such as `/tasktypes/oci-container`, `/tasktypes/oci-container/2` or `…/1.0/schema.json`.
 *
 * @param path The path, beginning with a slash.
 * @returns What it says, whether such a type exists or not; `undefined` where it is no path of a type.
 */
export function parsePath(path: string): Address | undefined {
  const [root, collection = '', name = '', ...more] = path.split('/');
  const kind = kinds.get(collection);
  if (root !== '' || kind === undefined || !nameForm.test(name)) return undefined;
  const version = versionForm.exec(more[0] ?? '');
  const rest = (version === null ? more : more.slice(1)).filter((segment) => segment !== '').join('/');
  return {
    kind,
    name,
    major: Number(version?.[1] ?? 1),
    ...(version?.[2] === undefined ? {} : { minor: Number(version[2]) }),
    rest,
  };
}

/**
 * Reads a URI under a base.
 *
 * @param uri The URI.
 * @param base The base; the permanent one where none is given.
 * @returns What its path says; `undefined` where it lies elsewhere.
 */
export function parseUri(uri: string, base: string = identifiers): Address | undefined {
  return uri.startsWith(`${base}/`) ? parsePath(uri.slice(base.length)) : undefined;
}
