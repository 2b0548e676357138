import { child, isNode, type Located } from './json-ld.ts';

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
/** The keys of each property: plain, with the prefix `schema:`, as an IRI. */
export const schemaSpellings = Object.fromEntries(
  schemaTerms.map((term) => [
    term,
    [`schema:${term}`, term, `http://schema.org/${term}`, `https://schema.org/${term}`],
  ]),
) as unknown as Readonly<Record<SchemaTerm, Spellings>>;

/** The keys of CodeMeta's own property `isSourceCodeOf` in all of its spellings. */
export const sourceCodeSpellings: Spellings = [
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
 * Reads a schema.org property of an object in the first of its spellings.
 *
 * @param node The object.
 * @param term The property's name, for example `name`.
 * @returns The property, or `undefined` where it is absent.
 */
export function schemaMember(node: Located, term: SchemaTerm): Located | undefined {
  const key = schemaKey(node.value, term);
  return key === undefined ? undefined : child(node, key);
}

/**
 * Reads a schema.org property of an object in all of its spellings, which all mean the same property.
 *
 * @param node The object.
 * @param term The property's name, for example `targetProduct`.
 * @returns The property under each of its keys; none where it is absent.
 */
export function schemaMembers(node: Located, term: SchemaTerm): readonly Located[] {
  return membersOf(node, schemaSpellings[term]);
}

function membersOf(node: Located, keys: Spellings): readonly Located[] {
  const found: Located[] = [];
  for (const key of keys) {
    const member = child(node, key);
    if (member !== undefined) found.push(member);
  }
  return found;
}
