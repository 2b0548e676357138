import { codemetaTerms } from '../../src/metadata/codemeta-terms.ts';
import type { Node } from '../../src/metadata/json-ld.ts';

/** The only contexts that `eossr-metadata-validator` takes. Source: eossr/metadata/codemeta.py of eossr 2. */
const contexts: readonly unknown[] = [
  'https://raw.githubusercontent.com/codemeta/codemeta/3.0/codemeta.jsonld',
  'https://raw.githubusercontent.com/codemeta/codemeta/2.0/codemeta.jsonld',
  'https://raw.githubusercontent.com/codemeta/codemeta/1.0/codemeta.jsonld',
  'https://doi.org/10.5063/schema/codemeta-2.0',
  'https://doi.org/10.5063/schema/codemeta-1.0',
];

/**
 * Judges a CodeMeta file as the validator of the OSSR does: its type, its one context, its keys, in this order, and nothing
 * that stands deeper. The table of keys that it has is not public; CodeMeta's own terms stand in for it, and which of them it
 * requires is left out, since nothing that adds a task takes a key away.
 *
 * @param codemeta The file's value.
 * @returns The first fault, or `undefined`.
 */
export function ossrFault(codemeta: Node): string | undefined {
  if (codemeta['@type'] !== 'SoftwareSourceCode') return `Invalid @type ${JSON.stringify(codemeta['@type'])}`;
  if (!contexts.includes(codemeta['@context'])) return `Invalid @context ${JSON.stringify(codemeta['@context'])}`;
  const unknown = Object.keys(codemeta).find((key) => !key.startsWith('@') && !codemetaTerms.includes(key));
  return unknown === undefined ? undefined : `Unknown codemeta key ${unknown}`;
}
