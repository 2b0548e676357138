import { isNode, LineCounter, parseDocument } from 'yaml';
import { splitPointer } from '../spec/place.ts';
import { maxYamlLength } from '../spec/yaml.ts';

/** A YAML file of another program: aliases, merge keys and tags are read, since such files are full of them. */
export interface ForeignYaml {
  readonly value: unknown;
  /** Line, counted from 1, of what a JSON Pointer names. */
  readonly lineOf: (pointer: string) => number;
}

/** How deep lists and objects may lie in the text; its parser calls itself for each level. */
const maxDepth = 200;
const maxAliases = 100;

/** Finds whether a text is nested deeper than any file that people write: by indentation, dashes and brackets. */
function isDeep(text: string): boolean {
  return text.split('\n').some((line) => {
    const opened = line.split(/[[{]|- /, maxDepth + 1).length;
    return opened > maxDepth || line.search(/\S/) > maxDepth * 2;
  });
}

/**
 * Reads a YAML file that was not written for this program.
 *
 * @param text The text; one document.
 * @returns The value; nothing where the text cannot be read, or is too long or too deep.
 */
export function readForeignYaml(text: string): ForeignYaml | undefined {
  if (text.length > maxYamlLength || isDeep(text)) return undefined;
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
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
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
