import { indentationAt, writeIn } from '../../metadata/json-layout.ts';
import { partsIn } from '../../metadata/outline.ts';
import { isEqual } from '../../spec/equal.ts';
import { shown } from '../../spec/words.ts';
import type { Fix } from './fix.ts';
import { rangeOf, valueIn, type JsonSource, type Range } from './json-source.ts';

/** Longest value that a button names, in UTF-16 code units. */
const longest = 60;

function around({ from, to }: Range, before: string, behind: string): Fix['edits'] {
  return [
    { from, to: from, insert: before },
    { from: to, to, insert: behind },
  ];
}

/**
 * Makes the edits that leave of a value nothing but a part of it.
 *
 * @param whole Where the value stands.
 * @param part Where the part stands.
 * @returns The edits; no character of the part is touched.
 */
export function onlyPart(whole: Range, part: Range): Fix['edits'] {
  return [
    { from: whole.from, to: part.from, insert: '' },
    { from: part.to, to: whole.to, insert: '' },
  ];
}

/** Quotes or brackets around what is there, so that it stays as it was written. */
function wrapped(range: Range, old: unknown, value: unknown): Fix | undefined {
  if (typeof value === 'string' && typeof old !== 'string' && String(old) === value)
    return { title: 'Put quotes around it', edits: around(range, '"', '"') };
  if (Array.isArray(value) && value.length === 1 && isEqual(value[0], old))
    return { title: 'Put it in brackets', edits: around(range, '[', ']') };
  return undefined;
}

function unwrapped(source: JsonSource, list: number, old: unknown, value: unknown): Fix | undefined {
  if (!Array.isArray(old) || old.length !== 1 || !isEqual(old[0], value)) return undefined;
  const [item = list] = partsIn(source.outline, list);
  return { title: 'Remove the brackets', edits: onlyPart(rangeOf(source, list), rangeOf(source, item)) };
}

/**
 * Writes another value in the place of one, with as few edits as can be.
 *
 * @param source The text.
 * @param number The value that is there, by its number in the outline.
 * @param value The value to be there.
 * @returns The fix.
 */
export function writeValue(source: JsonSource, number: number, value: unknown): Fix {
  const range = rangeOf(source, number);
  const old = valueIn(source, range);
  const few = wrapped(range, old, value) ?? unwrapped(source, number, old, value);
  if (few !== undefined) return few;
  const insert = writeIn(value, source.layout, indentationAt(source.json, range.from));
  const quotes = typeof old === 'string' && typeof value !== 'string' && String(value) === old ? ' without quotes' : '';
  return { title: `Write ${shown(value, longest)}${quotes}`, edits: [{ ...range, insert }] };
}
