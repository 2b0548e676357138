import { joinPointer } from '../spec/place.ts';

/** An object as JSON has it, its keys own properties. */
export type Node = Readonly<Record<string, unknown>>;

/** A value together with its JSON Pointer in the file. */
export interface Located<T = unknown> {
  readonly value: T;
  readonly pointer: string;
}

/**
 * Says whether a value is an object and no list.
 *
 * @param value Any value.
 * @returns True for an object.
 */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Says whether a located value is an object and no list.
 *
 * @param located The value with its place.
 * @returns True for an object.
 */
export function isLocatedNode(located: Located): located is Located<Node> {
  return isNode(located.value);
}

/**
 * Reads an own member of an object.
 *
 * @param node The object; any other value has no members.
 * @param key The member's key, exactly.
 * @returns The member, or `undefined` where it is absent.
 */
export function child(node: Located, key: string): Located | undefined {
  if (!isNode(node.value) || !Object.hasOwn(node.value, key)) return undefined;
  return { value: node.value[key], pointer: joinPointer(node.pointer, key) };
}

/**
 * Reads one value or a list of values alike, as JSON-LD does.
 *
 * @param located A value or a list.
 * @returns The elements of the list, or the value itself as the only element.
 */
export function elements(located: Located): readonly Located[] {
  if (!Array.isArray(located.value)) return [located];
  return located.value.map((value: unknown, index) => ({ value, pointer: joinPointer(located.pointer, index) }));
}

/** The properties of schema.org that carry a task or speak of one. */
export type SchemaTerm = (typeof schemaTerms)[number];

const schemaTerms = [
  'additionalProperty',
  'additionalType',
  'codeRepository',
  'description',
  'keywords',
  'name',
  'operatingSystem',
  'programmingLanguage',
  'propertyID',
  'relatedLink',
  'runtimePlatform',
  'softwareRequirements',
  'targetProduct',
  'value',
] as const;

type Spellings = readonly string[];

// The usual spelling of a term comes first or second; written out once, since every file is searched for all of them.
const schemaSpellings = Object.fromEntries(
  schemaTerms.map((term) => [
    term,
    [`schema:${term}`, term, `http://schema.org/${term}`, `https://schema.org/${term}`],
  ]),
) as unknown as Readonly<Record<SchemaTerm, Spellings>>;

const sourceCodeSpellings: Spellings = [
  'isSourceCodeOf',
  'codemeta:isSourceCodeOf',
  'https://codemeta.github.io/terms/isSourceCodeOf',
  'https://w3id.org/codemeta/terms/isSourceCodeOf',
];

function firstOwn(node: unknown, keys: Spellings): string | undefined {
  return isNode(node) ? keys.find((key) => Object.hasOwn(node, key)) : undefined;
}

/**
 * Finds the key of a schema.org property in any of its spellings: plain, with the prefix `schema:`, as an IRI.
 *
 * @param node The object.
 * @param term The property's name, for example `targetProduct`.
 * @returns The key as written, or `undefined` where the property is absent.
 */
export function schemaKey(node: unknown, term: SchemaTerm): string | undefined {
  return firstOwn(node, schemaSpellings[term]);
}

/**
 * Reads a schema.org property of an object in any of its spellings.
 *
 * @param node The object.
 * @param term The property's name, for example `targetProduct`.
 * @returns The property, or `undefined` where it is absent.
 */
export function schemaMember(node: Located, term: SchemaTerm): Located | undefined {
  const key = schemaKey(node.value, term);
  return key === undefined ? undefined : child(node, key);
}

/**
 * Reads CodeMeta's own property `isSourceCodeOf` in any of its spellings.
 *
 * @param node The object.
 * @returns The property, or `undefined` where it is absent.
 */
export function sourceCodeMember(node: Located): Located | undefined {
  const key = firstOwn(node.value, sourceCodeSpellings);
  return key === undefined ? undefined : child(node, key);
}

/**
 * Reads a member by its last part, so that `taskinfo` is found under the IRI that a context of the author's gave it.
 *
 * @param node The object.
 * @param name The member's name.
 * @returns The member, or `undefined` where it is absent.
 */
export function memberEndingIn(node: Located, name: string): Located | undefined {
  if (!isNode(node.value)) return undefined;
  const key = Object.keys(node.value).find(
    (key) =>
      key.endsWith(name) && (key.length === name.length || ':/#'.includes(key.charAt(key.length - name.length - 1))),
  );
  return key === undefined ? undefined : child(node, key);
}

/**
 * Reads the keyword `@type`, also under its alias `type`.
 *
 * @param node The object.
 * @returns The types of the node as written, or `undefined` where there are none.
 */
export function typeMember(node: Located): Located | undefined {
  return child(node, '@type') ?? child(node, 'type');
}

/**
 * Says whether a value is a JSON literal, the one form in which JSON-LD keeps nested values exactly.
 *
 * @param value Any value.
 * @returns True for `{"@type": "@json", "@value": …}`.
 */
export function isJsonLiteral(value: unknown): boolean {
  return isNode(value) && Object.hasOwn(value, '@value') && (value['@type'] ?? value['type']) === '@json';
}

/**
 * Takes a value out of the JSON-LD object that may wrap it: a value object, a list object or a reference.
 *
 * @param located The value as written.
 * @returns The plain value and its place; what is not wrapped comes back unchanged.
 */
export function unwrap(located: Located): Located {
  const inner = child(located, '@value') ?? child(located, '@list');
  if (inner !== undefined) return inner;
  const id = child(located, '@id') ?? child(located, 'id');
  return id !== undefined && typeof id.value === 'string' && isReference(located.value) ? id : located;
}

/**
 * Says whether a value is nothing but a reference to a node.
 *
 * @param value Any value.
 * @returns True for an object whose only member is `@id` (or its alias `id`).
 */
export function isReference(value: unknown): boolean {
  return (
    isNode(value) && Object.keys(value).length === 1 && (Object.hasOwn(value, '@id') || Object.hasOwn(value, 'id'))
  );
}
