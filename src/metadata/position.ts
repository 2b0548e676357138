import { descending, joinPointer, placesIn } from '../spec/place.ts';
import type { Place } from '../spec/problem.ts';
import { keyOf, outlineOf, partsIn, type Outline } from './outline.ts';

/**
 * Finds places in a JSON text by JSON Pointers.
 *
 * @param text Well-formed JSON.
 * @param outline Where its values stand.
 * @returns A function from a pointer to the place of the key (of an item or the whole: the value) it names; for what is not
 * there, of its nearest existing ancestor. Of a key that stands twice the last one counts, as in the value.
 */
export function placesByPointer(text: string, outline: Outline = outlineOf(text)): (pointer: string) => Place {
  const find = descending(0, (value) => partsOf(text, outline, value));
  const placeAt = placesIn(text, 1, outline.lines);
  return (pointer) => placeAt(beginning(outline, find(pointer)));
}

function partsOf(text: string, outline: Outline, value: number): ReadonlyMap<string, number> {
  const parts = new Map<string, number>();
  const isList = text.charAt(outline.starts[value] ?? 0) === '[';
  for (const part of partsIn(outline, value)) parts.set(isList ? `${parts.size}` : keyOf(text, outline, part), part);
  return parts;
}

function beginning(outline: Outline, value: number): number {
  const key = outline.keys[value] ?? -1;
  return key === -1 ? (outline.starts[value] ?? 0) : key;
}

/**
 * Writes the JSON Pointer of a value.
 *
 * @param text The text of the outline.
 * @param outline Where its values stand.
 * @param value The value, by its number in the outline.
 * @returns Its pointer; empty for the whole.
 */
export function pointerOf(text: string, outline: Outline, value: number): string {
  const segments: (string | number)[] = [];
  for (let part = value; part > 0; part = outline.parents[part] ?? 0)
    segments.push(outline.keys[part] === -1 ? indexOf(outline, part) : keyOf(text, outline, part));
  return segments.reduceRight<string>((pointer, segment) => joinPointer(pointer, segment), '');
}

function indexOf(outline: Outline, item: number): number {
  return partsIn(outline, outline.parents[item] ?? 0).indexOf(item);
}

/**
 * Finds the value that an offset lies in.
 *
 * @param outline Where the values of a text stand.
 * @param offset An offset into the text, inside a key or a scalar.
 * @returns The value, by its number in the outline.
 */
export function valueAt(outline: Outline, offset: number): number {
  let value = 0;
  let end = outline.starts.length;
  while (end - value > 1) {
    const middle = (value + end) >> 1;
    if (beginning(outline, middle) <= offset) value = middle;
    else end = middle;
  }
  return value;
}
