import { endOf, layoutOf, memberIn, type JsonLayout } from '../../metadata/json-layout.ts';
import { outlineOf, partsIn, type Outline } from '../../metadata/outline.ts';
import { splitPointer } from '../../spec/place.ts';
import type { Edit } from './fix.ts';

/** A JSON text that is to be edited. */
export interface JsonSource {
  /** The text without the byte order mark that may stand before it. */
  readonly json: string;
  readonly outline: Outline;
  readonly layout: JsonLayout;
}

/** Where a value stands: from its first character to the one after its last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Looks through a JSON text that is to be edited.
 *
 * @param text The text; there may be a byte order mark before it.
 * @returns The source; `undefined` where it is no well-formed JSON object.
 */
export function jsonSource(text: string): JsonSource | undefined {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  try {
    JSON.parse(json);
  } catch {
    return undefined;
  }
  const outline = outlineOf(json);
  if (json.charAt(outline.starts[0] ?? 0) !== '{') return undefined;
  return { json, outline, layout: layoutOf(json, outline) };
}

/**
 * Finds the value that a JSON Pointer names.
 *
 * @param source The text.
 * @param pointer The pointer.
 * @returns The number of the value in the outline; `undefined` where there is none.
 */
export function numberAt({ json, outline }: JsonSource, pointer: string): number | undefined {
  let value: number | undefined = 0;
  for (const segment of splitPointer(pointer)) {
    if (value === undefined) return undefined;
    const open = json.charAt(outline.starts[value] ?? 0);
    if (open === '{') value = memberIn(json, outline, value, segment);
    else value = open === '[' ? partsIn(outline, value)[Number(segment)] : undefined;
  }
  return value;
}

/**
 * Finds where a value stands.
 *
 * @param source The text.
 * @param value The value, by its number in the outline.
 * @returns Its range.
 */
export function rangeOf({ json, outline }: JsonSource, value: number): Range {
  return { from: outline.starts[value] ?? 0, to: endOf(json, outline, value) };
}

/**
 * Reads a value.
 *
 * @param source The text.
 * @param range Where it stands.
 * @returns The value.
 */
export function valueIn({ json }: JsonSource, { from, to }: Range): unknown {
  return JSON.parse(json.slice(from, to)) as unknown;
}

/**
 * Moves edits of a text without its byte order mark to where they are in the whole of it.
 *
 * @param text The whole text.
 * @param edits The edits.
 * @returns The edits in the order of the text.
 */
export function inWhole(text: string, edits: readonly Edit[]): readonly Edit[] {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  return edits
    .map(({ from, to, insert }) => ({ from: from + mark, to: to + mark, insert }))
    .toSorted((one, other) => one.from - other.from);
}
