import { insertCloser } from './loose-bracket.ts';
import { frameOf, note, stop, type Frame, type Reading } from './loose-reading.ts';
import { abridged } from './loose-scalar.ts';

/**
 * Takes a comma, or the semicolon that stands for one.
 *
 * @param reading The reading, at the comma.
 * @param frame The object or list it belongs to.
 */
export function takeComma(reading: Reading, frame: Frame): void {
  const offset = reading.at;
  if (frame.expects === 'colon' || (frame.opener === '{' && frame.expects === 'value'))
    return stop(reading, offset, `The value of ${frame.last} is missing.`, 'Write it; null if it is not known.');
  reading.at++;
  if (frame.expects !== 'next') {
    const edit = { offset, remove: 1, insert: '' };
    return note(reading, edit, 'A comma stands here with nothing before it.', 'Remove it, or write what is missing.');
  }
  if (reading.text.charAt(offset) === ';') {
    const edit = { offset, remove: 1, insert: ',' };
    note(reading, edit, 'A semicolon stands where a comma belongs.', 'Write a comma.');
  }
  frame.comma = offset;
  frame.expects = frame.opener === '{' ? 'key' : 'value';
}

/**
 * Takes a colon, or the sign that stands for one.
 *
 * @param reading The reading, at the colon.
 * @param frame The object or list it belongs to.
 */
export function takeColon(reading: Reading, frame: Frame): void {
  const { at: offset, text } = reading;
  if (frame.opener !== '{' || (frame.expects !== 'colon' && frame.expects !== 'value'))
    return closeListBefore(reading, frame);
  const sign = text.startsWith('=>', offset) ? '=>' : text.charAt(offset);
  reading.at += sign.length;
  reading.end = reading.at;
  if (frame.expects === 'value') {
    const edit = { offset, remove: sign.length, insert: '' };
    return note(reading, edit, `A second colon stands in ${frame.last}.`, 'Remove it.');
  }
  frame.expects = 'value';
  if (sign !== ':') {
    const edit = { offset, remove: sign.length, insert: ':' };
    note(reading, edit, `A "${sign}" stands where a colon belongs.`, 'Write a colon.');
  }
}

/** `[1, 2, "key": 3`: a colon in a list means that the list was not closed before the member. */
function closeListBefore(reading: Reading, frame: Frame): void {
  const key = reading.text.slice(reading.start, reading.end);
  const outer = frameOf(reading, 1);
  const isMember = frame.opener === '[' && frame.expects === 'next' && key.startsWith('"');
  if (!isMember || frame.comma === -1 || outer.opener !== '{')
    return stop(
      reading,
      reading.at,
      'A colon stands where none can be.',
      'Only a key is followed by a colon: look for a bracket, a quote or a comma that is missing before it.',
    );
  insertCloser(reading, frame, frame.comma);
  outer.expects = 'colon';
  outer.last = `the member ${abridged(key)}`;
}
