import { shown } from '../spec/words.ts';
import { opensString } from './loose-quote.ts';
import { note, noteFault, stop, takeValue, type Frame, type Reading } from './loose-reading.ts';
import { readLooseString } from './loose-string.ts';
import { readBareKey, readWord, type LooseScalar } from './loose-word.ts';

/**
 * Takes a string, a number or a word as a value.
 *
 * @param reading The reading, at the value.
 * @param frame The object, list or text it belongs to.
 */
export function takeScalar(reading: Reading, frame: Frame): void {
  if (!makeReady(reading, frame)) return;
  const start = reading.at;
  if (mend(reading, readScalar(reading, false))) takeValue(reading, start);
}

/**
 * Takes the key of a member.
 *
 * @param reading The reading, at the key.
 * @param frame The object it belongs to.
 */
export function takeKey(reading: Reading, frame: Frame): void {
  const { at: start, text } = reading;
  const key = readScalar(reading, true);
  if (frame.expects === 'next') {
    if (!/^\s*[:=]/.test(text.slice(key.end, key.end + 99)))
      return stop(
        reading,
        start,
        `The text ${shown(text.slice(start, key.end))} stands after ${frame.last} with no comma before it and no colon after it.`,
        'Remove it, or look for a quote that is missing or too many before it.',
      );
    noteMissingComma(reading, frame);
  }
  if (!mend(reading, key)) return;
  frame.last = `the member ${abridged(key.json ?? '')}`;
  frame.expects = 'colon';
  reading.start = start;
  reading.end = reading.at;
}

/**
 * Names a string in a sentence.
 *
 * @param json The string as JSON.
 * @returns The same, cut where it is long.
 */
export function abridged(json: string): string {
  return json.length > 60 ? `${json.slice(0, 58)}…"` : json;
}

/**
 * Makes sure that a value may come next in an object or a list, and mends what is missing before it.
 *
 * @param reading The reading, at the value.
 * @param frame The object or list.
 * @returns False when the reading has stopped.
 */
export function makeReady(reading: Reading, frame: Frame): boolean {
  if (frame.expects === 'next') noteMissingComma(reading, frame);
  if (frame.expects === 'colon') {
    const edit = { offset: reading.end, remove: 0, insert: ':' };
    note(reading, edit, `A colon is missing in ${frame.last}.`, 'Write a colon between the key and its value.');
  }
  return !reading.stopped;
}

function noteMissingComma(reading: Reading, frame: Frame): void {
  const { text, start, end } = reading;
  const behind = shown(text.slice(start, end)).length > 60 ? frame.last : text.slice(start, end);
  const edit = { offset: end, remove: 0, insert: ',' };
  note(reading, edit, `A comma is missing after ${frame.last}.`, `Write a comma after ${behind}.`);
  frame.comma = end;
}

function readScalar({ text, at }: Reading, isKey: boolean): LooseScalar {
  if (opensString(text.charAt(at))) return readLooseString(text, at, isKey);
  return isKey ? readBareKey(text, at) : readWord(text, at);
}

/** Goes behind a scalar and notes its faults, with the one edit that mends them all; false where there is no value. */
function mend(reading: Reading, { json, end, faults }: LooseScalar): boolean {
  const last = faults.at(-1);
  if (json === undefined && last !== undefined) {
    for (const fault of faults.slice(0, -1)) noteFault(reading, { ...fault, edits: [] });
    stop(reading, last.offset, last.message, last.hint);
    return false;
  }
  const edit = { offset: reading.at, remove: end - reading.at, insert: json ?? '' };
  faults.forEach((fault, index) => noteFault(reading, { ...fault, edits: index === 0 ? [edit] : [] }));
  reading.at = end;
  return json !== '';
}
