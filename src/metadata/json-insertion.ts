import { outlineOf, partsIn, type Outline } from './outline.ts';
import { beginsLine, endOf, indentationAt, layoutOf, memberIn, writeIn, type JsonLayout } from './json-layout.ts';

/** A piece of text that comes into another one. */
export interface Insertion {
  /** Offset in UTF-16 code units. */
  readonly at: number;
  readonly text: string;
}

/** A text that is added to, never changed. */
interface Source {
  readonly text: string;
  readonly outline: Outline;
  readonly layout: JsonLayout;
}

/** Values to add under a key. */
export interface Addition {
  readonly key: string;
  readonly values: readonly unknown[];
}

/** What comes first in an object or list without parts. */
function first({ text, layout }: Source, start: number, write: (before: string) => string): readonly Insertion[] {
  const { lineEnd, indent } = layout;
  const before = indentationAt(text, start);
  const inner = before + indent;
  const close = start + 1 + text.slice(start + 1).search(/\S/);
  const hasLines = /[\n\r]/.test(text.slice(start, close));
  if (lineEnd === '') return [{ at: start + 1, text: write('') }];
  const end = hasLines ? '' : lineEnd + before;
  return [{ at: start + 1, text: `${lineEnd}${inner}${write(inner)}${end}` }];
}

/** What comes behind the last part, on a line of its own where that part has one. */
function behind(source: Source, last: number, write: (before: string) => string): Insertion {
  const { text, outline, layout } = source;
  const key = outline.keys[last] ?? -1;
  const begin = key === -1 ? (outline.starts[last] ?? 0) : key;
  const at = endOf(text, outline, last);
  const before = indentationAt(text, begin);
  return beginsLine(text, begin)
    ? { at, text: `,${layout.lineEnd}${before}${write(before)}` }
    : { at, text: `${layout.comma}${write(before)}` };
}

function intoList(source: Source, list: number, values: readonly unknown[]): readonly Insertion[] {
  const { outline, layout } = source;
  const last = partsIn(outline, list).at(-1);
  const write = (value: unknown) => (before: string) => writeIn(value, layout, before);
  if (last !== undefined) return values.map((value) => behind(source, last, write(value)));
  const [one, ...more] = values;
  const start = outline.starts[list] ?? 0;
  const all = (before: string): string =>
    [one, ...more]
      .map((value) => writeIn(value, layout, before))
      .join(layout.lineEnd === '' ? layout.comma : `,${layout.lineEnd}${before}`);
  return first(source, start, all);
}

/** Keywords in one text are separated by commas, as schema.org has it. */
function intoText({ text, outline }: Source, value: number, words: readonly string[]): readonly Insertion[] {
  const start = outline.starts[value] ?? 0;
  const at = endOf(text, outline, value) - 1;
  const written = text.slice(start + 1, at).trimEnd();
  const before = written === '' ? '' : written.endsWith(',') ? ' ' : ', ';
  const added = words.map((word) => JSON.stringify(word).slice(1, -1)).join(', ');
  return [{ at, text: before + added }];
}

function intoValue(source: Source, value: number, values: readonly unknown[]): readonly Insertion[] {
  const { text, outline, layout } = source;
  const start = outline.starts[value] ?? 0;
  const open = text.charAt(start);
  if (open === '[') return intoList(source, value, values);
  const words = values.filter((one) => typeof one === 'string');
  if (open === '"' && words.length === values.length) return intoText(source, value, words);
  const before = indentationAt(text, start);
  const added = values.map((one) => layout.comma + writeIn(one, layout, before)).join('');
  return [
    { at: start, text: '[' },
    { at: endOf(text, outline, value), text: `${added}]` },
  ];
}

function asMembers(source: Source, additions: readonly Addition[]): readonly Insertion[] {
  if (additions.length === 0) return [];
  const { outline, layout } = source;
  const last = partsIn(outline, 0).at(-1);
  const write = (before: string): string =>
    additions
      .map(({ key, values }) => JSON.stringify(key) + layout.colon + writeIn(values, layout, before))
      .join(layout.lineEnd === '' ? layout.comma : `,${layout.lineEnd}${before}`);
  if (last === undefined) return first(source, outline.starts[0] ?? 0, write);
  if (layout.lineEnd === '') return [{ at: endOf(source.text, outline, last), text: layout.comma + write('') }];
  // A member that shares its line with another one is followed by a line of its own all the same.
  const before = indentationAt(source.text, outline.starts[0] ?? 0) + layout.indent;
  return [{ at: endOf(source.text, outline, last), text: `,${layout.lineEnd}${before}${write(before)}` }];
}

/**
 * Finds out where which text is to be inserted so that members of a JSON object have more values. A list gets them at its
 * end, a text (where texts are added) gets them behind a comma, any other single value becomes a list with it first, and a
 * member that is not there yet comes last.
 *
 * @param text Well-formed JSON whose value is an object; there may be a byte order mark before it.
 * @param additions The values by key; those without values are passed over.
 * @returns The insertions in the order of the text, laid out as the rest of it is.
 */
export function insertionsInJson(text: string, additions: readonly Addition[]): readonly Insertion[] {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const json = text.slice(mark);
  const outline = outlineOf(json);
  const source: Source = { text: json, outline, layout: layoutOf(json, outline) };
  const found = additions
    .filter(({ values }) => values.length > 0)
    .map((addition) => ({ addition, member: memberIn(json, outline, 0, addition.key) }));
  const insertions = [
    ...found.flatMap(({ addition, member }) =>
      member === undefined ? [] : intoValue(source, member, addition.values),
    ),
    ...asMembers(
      source,
      found.flatMap(({ addition, member }) => (member === undefined ? [addition] : [])),
    ),
  ];
  return insertions
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, text: inserted }) => ({ at: at + mark, text: inserted }));
}

/**
 * Adds values to members of a JSON object by inserting text; every character that is there stays.
 *
 * @param text Well-formed JSON whose value is an object; there may be a byte order mark before it.
 * @param additions The values by key.
 * @returns The text with what {@link insertionsInJson} finds.
 */
export function insertInJson(text: string, additions: readonly Addition[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { at, text: inserted } of insertionsInJson(text, additions)) {
    pieces.push(text.slice(done, at), inserted);
    done = at;
  }
  return pieces.join('') + text.slice(done);
}
