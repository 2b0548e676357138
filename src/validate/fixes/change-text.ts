import { partsIn } from '../../metadata/outline.ts';
import { insertionsInJson, type Addition } from '../../metadata/json-insertion.ts';
import type { Change } from '../../spec/change.ts';
import { splitPointer } from '../../spec/place.ts';
import { shown } from '../../spec/words.ts';
import type { Edit, Fix } from './fix.ts';
import { inWhole, numberAt, rangeOf, type JsonSource } from './json-source.ts';
import { renameField, renameMembers } from './rename.ts';
import { onlyPart, writeValue } from './write-value.ts';

/**
 * Makes the edits that add values to a JSON text.
 *
 * @param text Well-formed JSON whose value is an object.
 * @param additions The values by key.
 * @returns The edits, one a place.
 */
export function additionEdits(text: string, additions: readonly Addition[]): readonly Edit[] {
  const places = new Map<number, string>();
  for (const { at, text: inserted } of insertionsInJson(text, additions))
    places.set(at, (places.get(at) ?? '') + inserted);
  return [...places].map(([at, insert]) => ({ from: at, to: at, insert }));
}

/** An object loses what it wraps, and nothing else. */
function unwrap(source: JsonSource, member: number, pointer: string): Fix | undefined {
  const { outline } = source;
  const object = outline.parents[member] ?? -1;
  if (object === -1 || partsIn(outline, object).length !== 1) return undefined;
  const name = splitPointer(pointer).at(-1) ?? '';
  return {
    title: `Remove the second ${shown(name)}`,
    edits: onlyPart(rangeOf(source, object), rangeOf(source, member)),
  };
}

function inJson(source: JsonSource, change: Exclude<Change, { add: unknown }>, pointer: string): Fix | undefined {
  if ('renameAll' in change) return renameMembers(source, pointer, change.renameAll);
  const number = numberAt(source, pointer);
  if (number === undefined) return undefined;
  if ('rename' in change) return renameField(source, number, change.rename, change.as);
  return 'unwrap' in change ? unwrap(source, number, pointer) : writeValue(source, number, change.write);
}

/**
 * Makes the edits that carry out a change.
 *
 * @param text The text.
 * @param source The same, looked through.
 * @param change What is to be changed.
 * @param pointer Where the problem is that asks for it.
 * @returns The fix; `undefined` where the text has not what is to be changed.
 */
export function changeText(text: string, source: JsonSource, change: Change, pointer: string): Fix | undefined {
  if ('add' in change)
    return {
      title: `Add it to ${shown(change.to)}`,
      edits: additionEdits(text, [{ key: change.to, values: [change.add] }]),
    };
  const fix = inJson(source, change, pointer);
  return fix && { ...fix, edits: inWhole(text, fix.edits) };
}
