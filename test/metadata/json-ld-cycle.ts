import { readFileSync } from 'node:fs';
import jsonld, { type ContextDefinition, type NodeObject } from 'jsonld';
import type { Node } from '../../src/metadata/json-ld.ts';
import { sharedPath } from '../shared.ts';

/** The addresses that the context files of the samples stand for, as their README lists them. */
const contextFiles: Readonly<Record<string, string>> = {
  'https://doi.org/10.5063/schema/codemeta-1.0': '1.0',
  'https://doi.org/10.5063/schema/codemeta-2.0': '2.0',
  'https://doi.org/10.5063/schema/codemeta-3.0': '3.0',
  'https://w3id.org/codemeta/3.0': '3.0',
  'https://w3id.org/codemeta/3.1': '3.1',
  ...Object.fromEntries(
    ['1.0', '2.0', '3.0', '3.1'].map((tag) => [
      `https://raw.githubusercontent.com/codemeta/codemeta/${tag}/codemeta.jsonld`,
      tag,
    ]),
  ),
};

function documentLoader(url: string) {
  const file = contextFiles[url];
  if (file === undefined) return Promise.reject(new Error(`no context is stored for ${url}`));
  const document: unknown = JSON.parse(readFileSync(sharedPath(`samples/contexts/codemeta-${file}.jsonld`), 'utf8'));
  return Promise.resolve({ documentUrl: url, document: document as NodeObject });
}

/**
 * Expands a file and compacts it with its own context, as programs do that read and write JSON-LD.
 *
 * @param codemeta The file's value.
 * @returns What is left of it.
 */
export async function cycle(codemeta: Node): Promise<Node> {
  const base = 'https://example.org/codemeta.json';
  const expanded = await jsonld.expand(codemeta, { documentLoader, base });
  const context = codemeta['@context'] as ContextDefinition;
  return jsonld.compact(expanded, context, { documentLoader, base });
}

/**
 * Says whether all contexts of a file are stored, so that nothing has to be fetched.
 *
 * @param codemeta The file's value.
 * @returns False where one is not.
 */
export function hasStoredContexts(codemeta: Node): boolean {
  return [codemeta['@context']].flat().every((context) => typeof context === 'string' && context in contextFiles);
}
