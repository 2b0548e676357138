import type { OpenRegistry } from '../../registry/open.ts';
import type { Entry, Spec } from '../../spec/spec.ts';
import { pageLink } from '../addresses.ts';
import { typeLink } from '../type-page.ts';
import { schemaKey, type PageTypes } from './page-types.ts';

function entryOf(spec: Spec): Entry {
  const { path: _1, schema: _2, accepts: _3, launch: _4, examples: _5, body: _6, source: _7, ...entry } = spec;
  return entry;
}

/**
 * Gathers what the page of suggestions needs of a registry.
 *
 * @param registry The registry.
 * @returns Data that JSON can hold.
 */
export function pageTypes(registry: OpenRegistry): PageTypes {
  const tasktypes = registry.types.filter(({ kind }) => kind === 'tasktype');
  return {
    identifiers: registry.identifiers,
    formerIdentifiers: registry.formerIdentifiers,
    entries: registry.types.map(({ current }) => entryOf(current)),
    schemas: Object.fromEntries(tasktypes.map((type) => [schemaKey(type), registry.schemaOf(type.current)])),
    pages: Object.fromEntries(tasktypes.map((type) => [type.uri, typeLink(type).link])),
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
