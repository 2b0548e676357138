import { codemetaTerms } from './codemeta-terms.ts';
import { child, elements, isNode, schemaMember, type Located, type SchemaTerm } from './json-ld.ts';

/** The context address to write: 28 of 31 real files have it, and the OSSR validator takes it. */
export const usualContext = 'https://doi.org/10.5063/schema/codemeta-2.0';

/** The addresses that stand for a CodeMeta context, without scheme, with the major version each stands for. */
const codemetaAddresses: ReadonlyMap<string, number> = new Map([
  ['doi.org/10.5063/schema/codemeta-1.0', 1],
  ['doi.org/10.5063/schema/codemeta-2.0', 2],
  ['doi.org/10.5063/schema/codemeta-3.0', 3],
  ['w3id.org/codemeta/3.0', 3],
  ['w3id.org/codemeta/3.1', 3],
  ['raw.githubusercontent.com/codemeta/codemeta/1.0/codemeta.jsonld', 1],
  ['raw.githubusercontent.com/codemeta/codemeta/2.0/codemeta.jsonld', 2],
  ['raw.githubusercontent.com/codemeta/codemeta/3.0/codemeta.jsonld', 3],
  ['raw.githubusercontent.com/codemeta/codemeta/3.1/codemeta.jsonld', 3],
]);

/** The addresses, without scheme, that `eossr-metadata-validator` takes. Source: eossr/metadata/codemeta.py of eossr 2. */
const ossrAddresses: ReadonlySet<string> = new Set([
  'doi.org/10.5063/schema/codemeta-1.0',
  'doi.org/10.5063/schema/codemeta-2.0',
  'raw.githubusercontent.com/codemeta/codemeta/1.0/codemeta.jsonld',
  'raw.githubusercontent.com/codemeta/codemeta/2.0/codemeta.jsonld',
  'raw.githubusercontent.com/codemeta/codemeta/3.0/codemeta.jsonld',
]);

/** The first major version of CodeMeta whose context defines a term that tasks stand under. */
const definedSince: ReadonlyMap<string, number> = new Map([
  ['targetProduct', 2],
  ['isSourceCodeOf', 3],
]);

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, '');
}

/**
 * Says which CodeMeta a context address stands for.
 *
 * @param address A context as written in the file.
 * @returns The major version, or `undefined` for any other address.
 */
export function codemetaVersion(address: string): number | undefined {
  return codemetaAddresses.get(withoutScheme(address));
}

/**
 * Says whether the OSSR validator takes a context address.
 *
 * @param address A context as written in the file.
 * @returns True when it is in that validator's list.
 */
export function isKnownToOssr(address: string): boolean {
  return ossrAddresses.has(withoutScheme(address));
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

function defines(context: unknown, key: string): boolean {
  if (isNode(context)) return Object.hasOwn(context, key) || typeof context['@vocab'] === 'string';
  if (typeof context !== 'string') return false;
  const version = codemetaVersion(context);
  if (version !== undefined) return codemetaTerms.includes(key) && version >= (definedSince.get(key) ?? 1);
  if (/^https?:\/\/schema\.org\/?$/.test(context)) return key !== 'tasktype' && key !== 'taskinfo';
  // Any other context cannot be seen from here; it gets the benefit of the doubt.
  return true;
}

/**
 * Says whether JSON-LD keeps what stands under a key.
 *
 * @param key The key as written.
 * @param contexts The contexts in force.
 * @returns False for a plain key that none of the contexts defines.
 */
export function isKept(key: string, contexts: readonly unknown[]): boolean {
  return key.startsWith('@') || key.includes(':') || contexts.some((context) => defines(context, key));
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
  return describedNodes(root).flatMap((node) => {
    const member = schemaMember(node, term);
    return member === undefined ? [] : elements(member);
  });
}
