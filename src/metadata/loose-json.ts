import { shown } from '../spec/words.ts';
import type { Edit } from '../spec/text.ts';
import { skipBlanks } from './loose-blank.ts';
import { close, closeAll, insertCloser, trailing } from './loose-bracket.ts';
import { takeColon, takeComma } from './loose-punctuation.ts';
import { isStrayQuote, opensString } from './loose-quote.ts';
import { frameOf, note, stop, type Frame, type Reading } from './loose-reading.ts';
import { makeReady, takeKey, takeScalar } from './loose-scalar.ts';
import { readWord } from './loose-word.ts';

/** Deeper than this, nobody can say what was meant. */
const maxDepth = 512;

/**
 * Reads a text that was meant to be JSON to its end, or to the first fault without a plain repair, and notes its faults.
 * Takes time in proportion to the text and never calls itself.
 *
 * @param reading The reading, at the beginning of the text.
 */
export function readLoosely(reading: Reading): void {
  const invisible = new Map<string, Edit[]>();
  takeLead(reading);
  for (;;) {
    skipBlanks(reading, invisible);
    if (reading.stopped) return;
    if (reading.at >= reading.text.length) return closeAll(reading);
    const frame = frameOf(reading);
    if (frame.opener === '' && frame.expects === 'next') return trailing(reading);
    takeToken(reading, frame, reading.text.charAt(reading.at));
  }
}

/** A word of a chat or the fence of a code block in front of the message. */
function takeLead(reading: Reading): void {
  const found = /^\s{0,99}((?:request|response|reply)[ \t]*:|```[a-z]*)/i.exec(reading.text);
  const lead = found?.[1];
  if (found === null || lead === undefined) return;
  reading.at = found[0].length;
  const edit = { offset: reading.at - lead.length, remove: lead.length, insert: '' };
  note(reading, edit, `Text stands before the JSON: ${shown(lead)}.`, 'Remove it.');
}

function takeToken(reading: Reading, frame: Frame, char: string): void {
  const isOpener = char === '{' || char === '[';
  if (frame.opener === '' && !isOpener && !beginsScalar(reading)) return stopAtForeignText(reading);
  if (isOpener) return open(reading, frame, char);
  if (char === '}' || char === ']') return close(reading, frame, char);
  if (char === ',' || (char === ';' && frame.expects === 'next')) return takeComma(reading, frame);
  if (char === ':' || (char === '=' && frame.expects === 'colon')) return takeColon(reading, frame);
  if (frame.expects === 'next' && isStrayQuote(reading.text, reading.at)) return takeStrayQuote(reading);
  if (frame.opener === '{' && frame.expects !== 'value' && frame.expects !== 'colon') return takeKey(reading, frame);
  return takeScalar(reading, frame);
}

/** A number, true, false, null or a string may be the whole text; any other word means that the text is no JSON. */
function beginsScalar({ text, at }: Reading): boolean {
  if (opensString(text.charAt(at))) return true;
  const { json } = readWord(text, at);
  return json !== undefined && !json.startsWith('"');
}

function stopAtForeignText(reading: Reading): void {
  const { text, at } = reading;
  const [line = ''] = text.slice(at, at + 60).split(/[\r\n]/, 1);
  reading.faults.length = 0;
  stop(reading, at, `The text does not begin as JSON: ${shown(line)}.`, foreignHint(line));
}

function foreignHint(line: string): string {
  if (line.startsWith('<')) return 'It looks like HTML or XML; check that it is the file you meant.';
  if (/^(?:---|[\w-]+:(?:\s|$))/.test(line)) return 'It looks like YAML; name the file .yaml, or write it as JSON.';
  return 'Check that it is the file you meant: a JSON file begins with "{".';
}

function open(reading: Reading, frame: Frame, char: '{' | '['): void {
  const offset = reading.at;
  if (frame.opener === '{' && frame.expects !== 'value' && frame.expects !== 'colon') {
    const isNextItem = char === '{' && frame.expects !== 'first' && frameOf(reading, 1).opener === '[';
    if (isNextItem) return insertCloser(reading, frame, frame.expects === 'key' ? frame.comma : reading.end);
    const hint = 'Write a key and a colon before it, or close the object first.';
    return stop(reading, offset, `A key is missing before this "${char}".`, hint);
  }
  if (!makeReady(reading, frame)) return;
  if (reading.frames.length > maxDepth)
    return stop(reading, offset, 'Objects and lists are nested too deep.', 'Look for a bracket that is never closed.');
  reading.frames.push({ opener: char, offset, expects: 'first', comma: -1, last: '', items: 0 });
  reading.start = offset;
  reading.end = ++reading.at;
}

function takeStrayQuote(reading: Reading): void {
  const edit = { offset: reading.at++, remove: 1, insert: '' };
  note(reading, edit, 'A quote stands here that belongs to no string.', 'Remove the quote.');
}
