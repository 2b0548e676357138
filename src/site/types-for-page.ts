import type { OpenRegistry } from '../registry/open.ts';
import type { Entry, Spec } from '../spec/spec.ts';
import { pageLink } from './addresses.ts';
import { schemaKey, type PageRegistry, type PageTypes } from './page-types.ts';
import { typeLink } from './type-page.ts';

function entryOf(spec: Spec): Entry {
  const { path: _1, schema: _2, accepts: _3, launch: _4, examples: _5, body: _6, source: _7, ...entry } = spec;
  // Sources are a third of all, and what a page says of a string cites none.
  return { ...entry, sources: [] };
}

/**
 * Gathers what a page needs to say what a string is.
 *
 * @param registry The registry.
 * @returns Data that JSON can hold.
 */
export function pageRegistry(registry: OpenRegistry): PageRegistry {
  return {
    identifiers: registry.identifiers,
    formerIdentifiers: registry.formerIdentifiers,
    entries: registry.specs.map(entryOf),
    pages: Object.fromEntries(registry.types.map((type) => [type.uri, typeLink(type).link])),
  };
}

/**
 * Gathers what a page needs to judge tasks.
 *
 * @param registry The registry.
 * @returns Data that JSON can hold.
 */
export function pageTypes(registry: OpenRegistry): PageTypes {
  const tasktypes = registry.types.filter(({ kind }) => kind === 'tasktype');
  return {
    ...pageRegistry(registry),
    schemas: Object.fromEntries(tasktypes.map((type) => [schemaKey(type), registry.schemaOf(type.current)])),
    rules: pageLink('/rules'),
  };
}

/**
 * Writes data as JSON that can stand in an HTML page between the tags of a script.
 *
 * @param data Data that JSON can hold.
 * @returns The JSON; nothing in it ends the script or begins a comment.
 */
export function jsonForPage(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
