import { isMap, isScalar, isSeq, parseDocument, type Pair, type ParsedNode, type Scalar } from 'yaml';
import { splitPointer } from '../../spec/place.ts';
import type { Range } from './json-source.ts';

/** A member of an object or an item of a list, as it stands in a YAML text. */
export interface YamlPart {
  /** Absent for an item. */
  readonly key?: Scalar.Parsed;
  /** `null` where the text has nothing. */
  readonly node: ParsedNode | null;
}

/** A YAML text that is to be edited. */
export interface YamlSource {
  /** The text without the byte order mark that may stand before it. */
  readonly yaml: string;
  readonly root: ParsedNode;
}

/**
 * Looks through a YAML text that is to be edited.
 *
 * @param text The text, which was read as plain YAML; there may be a byte order mark before it.
 * @returns The source; `undefined` where it is no well-formed YAML object.
 */
export function yamlSource(text: string): YamlSource | undefined {
  const yaml = text.startsWith('\ufeff') ? text.slice(1) : text;
  const options = { version: '1.2', schema: 'core', uniqueKeys: false, merge: false, prettyErrors: false } as const;
  const { contents, errors } = parseDocument(yaml, options);
  return errors.length === 0 && isMap(contents) ? { yaml, root: contents } : undefined;
}

/**
 * Lists what stands in an object or a list.
 *
 * @param node The object or list.
 * @returns Its parts in their order; none for anything else.
 */
export function yamlParts(node: ParsedNode | null): readonly YamlPart[] {
  if (isSeq(node)) return node.items.map((item) => ({ node: item }));
  if (!isMap(node)) return [];
  return (node.items as readonly Pair<ParsedNode, ParsedNode | null>[]).flatMap(({ key, value }) =>
    isScalar(key) ? [{ key, node: value }] : [],
  );
}

/**
 * Finds the part that a JSON Pointer names.
 *
 * @param source The text.
 * @param pointer The pointer.
 * @returns The part; `undefined` where there is none. Of a key that stands twice the last one counts, as in the value.
 */
export function yamlPartAt({ root }: YamlSource, pointer: string): YamlPart | undefined {
  let part: YamlPart | undefined = { node: root };
  for (const segment of splitPointer(pointer)) {
    const parts: readonly YamlPart[] = yamlParts(part?.node ?? null);
    part = isSeq(part?.node) ? parts[Number(segment)] : parts.findLast(({ key }) => key?.value === segment);
  }
  return part;
}

/**
 * Finds where a text, number or word stands that is written on one line.
 *
 * @param source The text.
 * @param node The value.
 * @returns Its range, quotes included; `undefined` for anything else.
 */
export function scalarRange({ yaml }: YamlSource, node: ParsedNode | null): Range | undefined {
  if (!isScalar(node) || node.type === undefined || node.type.startsWith('BLOCK')) return undefined;
  const [from, to] = node.range;
  return from < to && !yaml.slice(from, to).includes('\n') ? { from, to } : undefined;
}
