import { keyOf, partsIn, scalarEnd, type Outline } from './outline.ts';

/** How a JSON text is laid out, so that what is added to it looks like the rest. */
export interface JsonLayout {
  /** What ends a line; empty where the whole value stands on one. */
  readonly lineEnd: string;
  /** Indentation of one level; empty for a text on one line. */
  readonly indent: string;
  /** What stands between a key and its value: `: `. */
  readonly colon: string;
  /** What stands between two values on one line: `, `. */
  readonly comma: string;
}

/**
 * Finds a member of an object; of a key that stands twice, the last one, as in the value.
 *
 * @param text Well-formed JSON.
 * @param outline Where its values stand.
 * @param object The object, by its number in the outline.
 * @param key The key.
 * @returns The number of the member's value, or `undefined`.
 */
export function memberIn(text: string, outline: Outline, object: number, key: string): number | undefined {
  return partsIn(outline, object).findLast((part) => keyOf(text, outline, part) === key);
}

/**
 * Finds where a value ends.
 *
 * @param text Well-formed JSON.
 * @param outline Where its values stand.
 * @param value The value, by its number in the outline.
 * @returns The offset after it.
 */
export function endOf(text: string, outline: Outline, value: number): number {
  const start = outline.starts[value] ?? 0;
  if (!'[{'.includes(text.charAt(start))) return scalarEnd(text, start);
  const last = partsIn(outline, value).at(-1);
  const inside = last === undefined ? start + 1 : endOf(text, outline, last);
  return inside + text.slice(inside).search(/\S/) + 1;
}

/**
 * Reads the indentation of the line that an offset lies on.
 *
 * @param text The text.
 * @param offset The offset.
 * @returns The blanks and tabs with which the line begins, up to the offset.
 */
export function indentationAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/**
 * Says whether an offset is the first thing on its line.
 *
 * @param text The text.
 * @param offset The offset of a token.
 * @returns True where only blanks and tabs stand before it, and a line end before these.
 */
export function beginsLine(text: string, offset: number): boolean {
  return /[\n\r]$/.test(text.slice(0, offset - indentationAt(text, offset).length));
}

/** What stands between two tokens, where that is on one line. */
function between(text: string, from: number, to: number, usual: string): string {
  const found = from < to ? text.slice(from, to) : usual;
  return /[\n\r]/.test(found) ? usual : found;
}

/**
 * Finds out how a JSON object is laid out.
 *
 * @param text Well-formed JSON whose value is an object.
 * @param outline Where its values stand.
 * @returns Its layout; what the text does not tell is as most people write it, with an indentation of two blanks.
 */
export function layoutOf(text: string, outline: Outline): JsonLayout {
  const [first, second] = partsIn(outline, 0);
  const start = outline.starts[0] ?? 0;
  const lineEnd = /\r\n|\n|\r/.exec(text.slice(start, endOf(text, outline, 0)))?.[0] ?? '';
  if (first === undefined) return { lineEnd, indent: lineEnd === '' ? '' : '  ', colon: ': ', comma: ', ' };
  const key = outline.keys[first] ?? 0;
  const outer = indentationAt(text, start);
  const inner = indentationAt(text, key);
  const own = beginsLine(text, key) ? inner.slice(inner.startsWith(outer) ? outer.length : 0) : '  ';
  return {
    lineEnd,
    indent: lineEnd === '' ? '' : own,
    colon: between(text, scalarEnd(text, key), outline.starts[first] ?? 0, ': '),
    comma: second === undefined ? ', ' : between(text, endOf(text, outline, first), outline.keys[second] ?? 0, ', '),
  };
}

function wrapped(open: string, parts: readonly string[], close: string, layout: JsonLayout, before: string): string {
  if (parts.length === 0) return open + close;
  const { lineEnd, indent, comma } = layout;
  if (lineEnd === '') return open + parts.join(comma) + close;
  const inner = `${lineEnd}${before}${indent}`;
  return `${open}${inner}${parts.join(`,${inner}`)}${lineEnd}${before}${close}`;
}

/**
 * Writes a value in a layout.
 *
 * @param value A value that JSON can hold.
 * @param layout The layout.
 * @param before Indentation of the line on which it begins.
 * @returns The JSON.
 */
export function writeIn(value: unknown, layout: JsonLayout, before: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = before + layout.indent;
  if (Array.isArray(value)) {
    const items = value.map((item) => writeIn(item, layout, inner));
    return wrapped('[', items, ']', layout, before);
  }
  const members = Object.entries(value).map(
    ([key, member]) => JSON.stringify(key) + layout.colon + writeIn(member, layout, inner),
  );
  return wrapped('{', members, '}', layout, before);
}
