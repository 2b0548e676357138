import type { Edit } from '../spec/text.ts';
import { note, noteFault, stop, type Reading } from './loose-reading.ts';

/**
 * Skips what stands between the tokens: blanks and, as faults, comments and invisible characters that JSON does not allow.
 *
 * @param reading The reading; it stands at the next token afterwards.
 * @param invisible The edits already proposed for each invisible character; filled here.
 */
export function skipBlanks(reading: Reading, invisible: Map<string, Edit[]>): void {
  const { text } = reading;
  while (reading.at < text.length && !reading.stopped) {
    const char = text.charAt(reading.at);
    if (' \n\r\t'.includes(char)) reading.at++;
    else if (char === '#' || text.startsWith('//', reading.at)) takeComment(reading, lineEnd(text, reading.at));
    else if (text.startsWith('/*', reading.at)) takeComment(reading, text.indexOf('*/', reading.at + 2) + 2);
    else if (/[\s\p{Cc}\p{Cf}]/u.test(char)) takeInvisible(reading, char, invisible);
    else return;
  }
}

/**
 * Finds the end of a line.
 *
 * @param text The text.
 * @param from An offset in the line.
 * @returns Offset of the line break that ends it, or of the end of the text.
 */
export function lineEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}

function takeComment(reading: Reading, end: number): void {
  const offset = reading.at;
  if (end < offset + 2 && reading.text.charAt(offset) !== '#')
    return stop(reading, offset, 'A comment begins here and never ends.', 'Remove it: JSON has no comments.');
  reading.at = end;
  note(
    reading,
    { offset, remove: end - offset, insert: '' },
    'A comment stands here; JSON has none.',
    'Remove the comment.',
  );
}

function takeInvisible(reading: Reading, char: string, invisible: Map<string, Edit[]>): void {
  const edit = { offset: reading.at++, remove: 1, insert: ' ' };
  const known = invisible.get(char);
  if (known !== undefined) {
    known.push(edit);
    return;
  }
  const edits = [edit];
  invisible.set(char, edits);
  const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  noteFault(reading, {
    offset: edit.offset,
    message: `The invisible character U+${code} stands between the values.`,
    hint: 'Put an ordinary blank in its place, here and wherever it returns.',
    edits,
  });
}
