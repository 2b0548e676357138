import { shown } from '../spec/words.ts';
import { frameOf, note, spot, stop, takeValue, type Frame, type Reading } from './loose-reading.ts';

const closers = { '': '', '{': '}', '[': ']' } as const;

/**
 * Takes a closing bracket. Where another one is expected, that one is put before it, or in its place when the text has too
 * many of the one and too few of the other.
 *
 * @param reading The reading, at the bracket.
 * @param frame The object or list that is open.
 * @param char The bracket.
 */
export function close(reading: Reading, frame: Frame, char: '}' | ']'): void {
  const offset = reading.at;
  const expected = closers[frame.opener];
  if (!finish(reading, frame)) return;
  if (expected !== char) {
    const isOpen = reading.frames.some(({ opener }) => closers[opener] === char);
    if (isOpen && !isExchanged(reading, char)) return insertCloser(reading, frame, offset);
    reading.exchanged++;
    note(
      reading,
      { offset, remove: 1, insert: expected },
      `A "${char}" stands where the "${frame.opener}" of ${spot(reading, frame.offset)} is to be closed.`,
      `Write "${expected}" in its place.`,
    );
  }
  reading.frames.pop();
  reading.at++;
  takeValue(reading, offset);
}

/** Whether the text has too many of this closing bracket and too few of the other, beyond those exchanged already. */
function isExchanged(reading: Reading, char: '}' | ']'): boolean {
  reading.surplus ??= surplusOfBraces(reading.text);
  const { braces, brackets } = reading.surplus;
  const [many, few] = char === '}' ? [braces, brackets] : [brackets, braces];
  return many > reading.exchanged && -few > reading.exchanged;
}

/** How many more closing than opening brackets of each kind stand outside the strings. */
function surplusOfBraces(text: string): { readonly braces: number; readonly brackets: number } {
  let braces = 0;
  let brackets = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '"') inString = !inString;
    else if (char === '\n') inString = false;
    else if (inString) continue;
    else if (char === '{') braces--;
    else if (char === '}') braces++;
    else if (char === '[') brackets--;
    else if (char === ']') brackets++;
  }
  return { braces, brackets };
}

/** Ends the members of an object or the items of a list; a comma after the last one is a fault. */
function finish(reading: Reading, frame: Frame): boolean {
  if (frame.expects === 'colon' || (frame.opener === '{' && frame.expects === 'value')) {
    const hint = 'Write it; null if it is not known.';
    stop(reading, reading.end, `The value of ${frame.last} is missing.`, hint);
  } else if (frame.expects === 'key' || frame.expects === 'value') {
    const last = frame.opener === '{' ? 'member of an object' : 'item of a list';
    const edit = { offset: frame.comma, remove: 1, insert: '' };
    note(reading, edit, `A comma stands after the last ${last}.`, 'Remove the comma.');
    frame.expects = 'next';
  }
  return !reading.stopped;
}

/**
 * Closes an object or a list whose closing bracket is missing.
 *
 * @param reading The reading; it stands where it stood.
 * @param frame The object or list, the innermost that is open.
 * @param offset Where the bracket belongs; at its last comma, that comma belongs to what is around it.
 */
export function insertCloser(reading: Reading, frame: Frame, offset: number): void {
  const { text, frames } = reading;
  const closer = closers[frame.opener];
  const next = text.charAt(offset);
  const where = reading.at >= text.length ? 'at the end' : /[}\],]/.test(next) ? `before this "${next}"` : 'here';
  note(
    reading,
    { offset, remove: 0, insert: laidOut(reading, closer, offset) },
    `The "${frame.opener}" of ${spot(reading, frame.offset)} is never closed.`,
    `Write "${closer}" ${where}.`,
  );
  frames.pop();
  const outer = frameOf(reading);
  outer.items++;
  if (outer.opener === '[') outer.last = `item ${outer.items}`;
  outer.expects = 'next';
  if (offset === frame.comma) {
    // The bracket goes before the comma, also where that comma was missing and comes from an edit noted before.
    const closing = reading.faults.pop();
    if (closing !== undefined) reading.faults.unshift(closing);
    outer.comma = offset;
    outer.expects = outer.opener === '[' ? 'value' : 'key';
  }
}

/** A bracket before another one that begins its line gets a line of its own. */
function laidOut(reading: Reading, closer: string, offset: number): string {
  const { column } = reading.placeAt(offset);
  const indent = reading.text.slice(offset - column + 1, offset);
  return column > 1 && column < 80 && /^[ \t]*$/.test(indent) ? `${closer}\n${indent}` : closer;
}

/**
 * Closes all that is still open at the end of the text.
 *
 * @param reading The reading, at the end.
 */
export function closeAll(reading: Reading): void {
  if (frameOf(reading).expects === 'value' && reading.frames.length === 1)
    return stop(reading, reading.at, 'The text holds no value.', 'Write an object: { … }.');
  while (reading.frames.length > 1 && !reading.stopped) {
    const frame = frameOf(reading);
    if (finish(reading, frame)) insertCloser(reading, frame, reading.end);
  }
}

/**
 * Judges what follows after the end of the value.
 *
 * @param reading The reading, at the first character that is no blank.
 */
export function trailing(reading: Reading): void {
  const { text, at: offset } = reading;
  const rest = text.slice(offset).trimEnd();
  if (/["{[]/.test(rest) || /^(?:-?[0-9]|true|false|null)/.test(rest))
    return stop(
      reading,
      offset,
      `More follows after the value that ends on ${spot(reading, reading.end - 1)}.`,
      'A file holds one value: look for a bracket that closes too early, or remove what follows.',
    );
  reading.at = text.length;
  note(
    reading,
    { offset, remove: rest.length, insert: '' },
    /^[}\]]/.test(rest)
      ? `This "${rest.charAt(0)}" closes nothing.`
      : `Text stands after the end of the JSON: ${shown(rest)}.`,
    'Remove it.',
  );
}
