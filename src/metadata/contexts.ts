import { codemetaTerms } from './codemeta-terms.ts';
import { child, elements, isNode, type Located, type Node } from './json-ld.ts';
import { schemaMembers, type SchemaTerm } from './schema-terms.ts';

/** The context address to write: 28 of 31 real files have it, and the OSSR validator takes it. */
export const usualContext = 'https://doi.org/10.5063/schema/codemeta-2.0';

/** An address with either scheme, and without one. */
const spellingsOf = (address: string): readonly string[] => [`https://${address}`, `http://${address}`, address];

/** The addresses that stand for a CodeMeta context, with the major version each stands for. */
const codemetaAddresses: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'doi.org/10.5063/schema/codemeta-1.0': 1,
    'doi.org/10.5063/schema/codemeta-2.0': 2,
    'doi.org/10.5063/schema/codemeta-3.0': 3,
    'w3id.org/codemeta/3.0': 3,
    'w3id.org/codemeta/3.1': 3,
    'raw.githubusercontent.com/codemeta/codemeta/1.0/codemeta.jsonld': 1,
    'raw.githubusercontent.com/codemeta/codemeta/2.0/codemeta.jsonld': 2,
    'raw.githubusercontent.com/codemeta/codemeta/3.0/codemeta.jsonld': 3,
    'raw.githubusercontent.com/codemeta/codemeta/3.1/codemeta.jsonld': 3,
  }).flatMap(([address, version]) => spellingsOf(address).map((spelling) => [spelling, version])),
);

/** The addresses that `eossr-metadata-validator` takes. Source: eossr/metadata/codemeta.py of eossr 2. */
const ossrAddresses: ReadonlySet<string> = new Set(
  [
    'doi.org/10.5063/schema/codemeta-1.0',
    'doi.org/10.5063/schema/codemeta-2.0',
    'raw.githubusercontent.com/codemeta/codemeta/1.0/codemeta.jsonld',
    'raw.githubusercontent.com/codemeta/codemeta/2.0/codemeta.jsonld',
    'raw.githubusercontent.com/codemeta/codemeta/3.0/codemeta.jsonld',
  ].flatMap(spellingsOf),
);

/** The first major version of CodeMeta whose context defines a term that tasks stand under. */
const definedSince: ReadonlyMap<string, number> = new Map([
  ['targetProduct', 2],
  ['isSourceCodeOf', 3],
]);

/**
 * Says which CodeMeta a context address stands for.
 *
 * @param address A context as written in the file.
 * @returns The major version, or `undefined` for any other address.
 */
export function codemetaVersion(address: string): number | undefined {
  return codemetaAddresses.get(address);
}

/**
 * Says whether the OSSR validator takes a context address.
 *
 * @param address A context as written in the file.
 * @returns True when it is in that validator's list.
 */
export function isKnownToOssr(address: string): boolean {
  return ossrAddresses.has(address);
}

/**
 * Lists the contexts that stand at an object.
 *
 * @param node The object.
 * @returns Each address or local context; none where there is no `@context`.
 */
export function contextsOf(node: Located): readonly unknown[] {
  const context = child(node, '@context');
  return context === undefined ? [] : elements(context).map((element) => element.value);
}

/** What a context says of a plain key: `undefined` where it says nothing, so that the one before it counts. */
function defines(context: unknown, key: string): boolean | undefined {
  if (isNode(context)) {
    if (Object.hasOwn(context, key)) return !isNullDefinition(context[key]);
    return typeof context['@vocab'] === 'string' ? true : undefined;
  }
  if (typeof context !== 'string') return undefined;
  const version = codemetaVersion(context);
  if (version !== undefined)
    return codemetaTerms.includes(key) && version >= (definedSince.get(key) ?? 1) ? true : undefined;
  if (isSchemaOrg(context)) return key === 'tasktype' || key === 'taskinfo' ? undefined : true;
  // Any other context cannot be seen from here; it gets the benefit of the doubt.
  return true;
}

function isNullDefinition(definition: unknown): boolean {
  return definition === null || (isNode(definition) && definition['@id'] === null);
}

/** RO-Crate takes its terms from schema.org; what it adds carries no task. */
function isSchemaOrg(context: string): boolean {
  return /^https?:\/\/schema\.org\/?$/.test(context) || isCrateContext(context);
}

function isCrateContext(context: unknown): boolean {
  return typeof context === 'string' && /^https?:\/\/w3id\.org\/ro\/crate\/[0-9.]+(?:-DRAFT)?\/context$/.test(context);
}

/**
 * Says whether JSON-LD keeps what stands under a key.
 *
 * @param key The key as written.
 * @param contexts The contexts in force, the outermost first; a null among them takes away those before it.
 * @returns False for a plain key that none of the contexts defines, and for a prefix that a null took away.
 */
export function isKept(key: string, contexts: readonly unknown[]): boolean {
  if (key.startsWith('@')) return true;
  if (key.includes(':')) return key.includes('://') || contexts.at(-1) !== null;
  for (let index = contexts.length - 1; index >= 0 && contexts[index] !== null; index--) {
    const says = defines(contexts[index], key);
    if (says !== undefined) return says;
  }
  return false;
}

/**
 * Says whether JSON-LD keeps an object that stands under a key as JSON, or could as far as can be seen from here.
 *
 * @param key The key of a taskinfo, as written.
 * @param contexts The contexts in force, the outermost first.
 * @returns False where the context that defines the key does not say `"@type": "@json"`, or none says anything of it.
 */
export function keepsObjects(key: string, contexts: readonly unknown[]): boolean {
  for (const context of contexts.toReversed()) {
    if (context === null) break;
    if (isNode(context)) {
      if (typeof context['@vocab'] === 'string') return true;
      const definition = Object.hasOwn(context, key) ? context[key] : undefined;
      if (definition !== undefined) return isNode(definition) && definition['@type'] === '@json';
    } else if (typeof context === 'string' && codemetaVersion(context) === undefined && !isSchemaOrg(context))
      return true;
  }
  return false;
}

/**
 * Lists the objects that describe software: the file's own and those of its `@graph`.
 *
 * @param root The whole file.
 * @returns The objects, the file's own first.
 */
export function describedNodes(root: Located): readonly Located[] {
  const graph = child(root, '@graph');
  return graph === undefined ? [root] : [root, ...elements(graph)];
}

/**
 * Lists the values of a schema.org property over all objects that describe software.
 *
 * @param root The whole file.
 * @param term The property's name.
 * @returns The values, each with its place.
 */
export function valuesOf(root: Located, term: SchemaTerm): readonly Located[] {
  return describedNodes(root).flatMap((node) => schemaMembers(node, term).flatMap(elements));
}

/** The name that the description of every crate has, in its version 1.0 and since. */
const descriptor = /(?:^|\/)ro-crate-metadata\.jsonld?$/;

/**
 * Says whether a value is an RO-Crate: by its context, else by the entity that describes the file itself.
 *
 * @param value The file's value.
 * @returns True for a crate; false for any other JSON-LD.
 */
export function isCrate(value: Node): boolean {
  const root = { value, pointer: '' };
  if (contextsOf(root).some(isCrateContext)) return true;
  const graph = child(root, '@graph');
  return graph !== undefined && elements(graph).some((node) => descriptor.test(String(child(node, '@id')?.value)));
}
