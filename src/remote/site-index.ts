import { isObject } from '../spec/object.ts';

/** What `index.json` says of a version, as far as a walk needs it. */
export interface ListedVersion {
  readonly uri: string;
  readonly faces: readonly string[];
}

/** What `index.json` says of a type. */
export interface ListedType {
  readonly kind: string;
  readonly title: string;
  readonly uri: string;
  readonly uris: readonly string[];
  readonly versions: readonly ListedVersion[];
}

/** What `index.json` says of a registry. */
export interface SiteIndex {
  readonly identifiers: string;
  readonly types: readonly ListedType[];
  /** Files of the registry as a whole. */
  readonly faces: readonly string[];
}

class Misshapen extends Error {}

function text(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new Misshapen(`\`${name}\` is not there, or is no text.`);
}

function list<T>(value: unknown, name: string, read: (item: unknown, name: string) => T): readonly T[] {
  if (!Array.isArray(value)) throw new Misshapen(`\`${name}\` is not there, or is no list.`);
  return value.map((item: unknown, index) => read(item, `${name}[${index}]`));
}

function object(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (isObject(value)) return value;
  throw new Misshapen(`${name} is no object.`);
}

function version(value: unknown, name: string): ListedVersion {
  const { uri, faces } = object(value, `\`${name}\``);
  return { uri: text(uri, `${name}.uri`), faces: list(faces, `${name}.faces`, text) };
}

function type(value: unknown, name: string): ListedType {
  const { kind, title, uri, uris, versions } = object(value, `\`${name}\``);
  return {
    kind: text(kind, `${name}.kind`),
    title: text(title, `${name}.title`),
    uri: text(uri, `${name}.uri`),
    uris: list(uris, `${name}.uris`, text),
    versions: list(versions, `${name}.versions`, version),
  };
}

/**
 * Reads `index.json` of a registry that somebody serves.
 *
 * @param content What the host gave.
 * @returns What it says, or a sentence about why it cannot be read.
 */
export function readSiteIndex(content: string): SiteIndex | string {
  try {
    const { identifiers, types, faces = [] } = object(JSON.parse(content), 'It');
    return {
      identifiers: text(identifiers, 'identifiers'),
      types: list(types, 'types', type),
      faces: list(faces, 'faces', text),
    };
  } catch (error) {
    return error instanceof Misshapen ? error.message : 'It is no JSON.';
  }
}
