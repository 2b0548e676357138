import { closingQuote, keyOf, partsIn } from '../../metadata/outline.ts';
import { schemaSpellings } from '../../metadata/schema-terms.ts';
import { isObject } from '../../spec/object.ts';
import { shown } from '../../spec/words.ts';
import type { Edit, Fix } from './fix.ts';
import { numberAt, rangeOf, valueIn, type JsonSource } from './json-source.ts';

const titleOf = (name: string): string => `Rename it to ${shown(name)}`;

/** Where a property value, as CodeMeta files have them, gives the name of its field. */
const nameKeys: readonly string[] = [...schemaSpellings.propertyID, ...schemaSpellings.name];

/** The edit of a key; none where the value at the pointer is no member of that name. */
function editOfKey({ json, outline }: JsonSource, value: number, from: string, to: string): Edit | undefined {
  const start = outline.keys[value] ?? -1;
  if (start === -1 || keyOf(json, outline, value) !== from) return undefined;
  return { from: start, to: closingQuote(json, start) + 1, insert: JSON.stringify(to) };
}

/** The edit of the text that names the field of a property value, which is the object around the value or the one around that. */
function editOfName(source: JsonSource, value: number, from: string, to: string): Edit | undefined {
  const { json, outline } = source;
  for (const object of [outline.parents[value] ?? -1, outline.parents[outline.parents[value] ?? -1] ?? -1]) {
    if (json.charAt(outline.starts[object] ?? -1) !== '{') continue;
    const name = partsIn(outline, object).find((part) => nameKeys.includes(keyOf(json, outline, part)));
    const range = name === undefined ? undefined : rangeOf(source, name);
    if (range !== undefined && valueIn(source, range) === from) return { ...range, insert: JSON.stringify(to) };
  }
  return undefined;
}

/**
 * Renames a field: the key of a member, or what a property value gives as the name of its field.
 *
 * @param source The text.
 * @param number The value of the field, by its number in the outline.
 * @param from The name as written.
 * @param to The name to be.
 * @returns The fix; `undefined` where no such name stands there.
 */
export function renameField(source: JsonSource, number: number, from: string, to: string): Fix | undefined {
  const edit = editOfKey(source, number, from, to) ?? editOfName(source, number, from, to);
  return edit && { title: titleOf(to), edits: [edit] };
}

/**
 * Renames members of an object.
 *
 * @param source The text.
 * @param pointer The object.
 * @param renames The names as written, each with the name to be.
 * @returns The fix; `undefined` where one of them is not there, or two would be called the same.
 */
export function renameMembers(
  source: JsonSource,
  pointer: string,
  renames: readonly (readonly [from: string, to: string])[],
): Fix | undefined {
  const object = numberAt(source, pointer);
  if (object === undefined) return undefined;
  const value = valueIn(source, rangeOf(source, object));
  const names = renames.map(([, to]) => to);
  if (!isObject(value) || new Set(names).size < names.length || names.some((name) => Object.hasOwn(value, name)))
    return undefined;
  const edits = partsIn(source.outline, object).flatMap((part) => {
    const rename = renames.find(([from]) => from === keyOf(source.json, source.outline, part));
    return rename === undefined ? [] : (editOfKey(source, part, ...rename) ?? []);
  });
  const words = renames.map(([from, to]) => `${shown(from)} to ${shown(to)}`);
  return edits.length === renames.length ? { title: `Rename ${words.join(' and ')}`, edits } : undefined;
}
