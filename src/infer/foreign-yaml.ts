import { isNode, LineCounter, parseDocument } from 'yaml';
import { splitPointer } from '../spec/place.ts';

/** A YAML file of another program: aliases, merge keys and tags are read, since such files are full of them. */
export interface ForeignYaml {
  readonly value: unknown;
  /** Line, counted from 1, of what a JSON Pointer names. */
  readonly lineOf: (pointer: string) => number;
}

/** Characters; files that people write by hand have a tenth of it. */
const maxLength = 64 * 1024;
/** How deep lists and objects may lie in the text: the parser calls itself for each level. */
const maxDepth = 100;
/** Anchors and aliases; the parser looks through the file for each of them. */
const maxReferences = 200;

/** Says whether a text may be nested deeper than any file that people write: by brackets, dashes or indentation. */
function isDeep(text: string): boolean {
  let brackets = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    brackets = Math.max(0, brackets + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (brackets > maxDepth) return true;
  }
  return text.split('\n').some((line) => line.search(/\S/) > maxDepth * 4 || line.split(/[-?] /).length > maxDepth);
}

function hasManyReferences(text: string): boolean {
  return (text.match(/[&*][A-Za-z0-9_]/g)?.length ?? 0) > maxReferences;
}

/**
 * Reads a YAML file that was not written for this program.
 *
 * @param text The text; one document.
 * @returns The value; nothing where the text cannot be read, or is too long or too deep.
 */
export function readForeignYaml(text: string): ForeignYaml | undefined {
  if (text.length > maxLength || isDeep(text) || hasManyReferences(text)) return undefined;
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      merge: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    if (document.errors.length > 0) return undefined;
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return {
      value,
      lineOf: (pointer) => {
        const node: unknown = document.getIn(splitPointer(pointer), true);
        return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
      },
    };
  } catch {
    return undefined;
  }
}
