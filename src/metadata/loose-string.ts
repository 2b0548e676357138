import { shown } from '../spec/words.ts';
import { lineEnd } from './loose-blank.ts';
import { closingQuotes, isAtSeam, isLastOfLine, isStrayQuote } from './loose-quote.ts';
import type { LooseScalar } from './loose-word.ts';

/** A string as far as it has been read. */
interface LooseString {
  readonly text: string;
  readonly start: number;
  readonly closers: string;
  /** JSON of the content up to `copied`. */
  json: string;
  copied: number;
  readonly faults: { offset: number; message: string; hint: string }[];
  /** Offsets of quotes inside the string. */
  readonly inner: number[];
  /** Offset up to which line breaks are known to belong to the string. */
  runsTo: number;
}

/**
 * Reads a string, and what is wrong with it.
 *
 * @param text The faulty text.
 * @param start Offset of the opening quote.
 * @param isKey Whether a key is expected here.
 * @returns The string that was meant.
 */
export function readLooseString(text: string, start: number, isKey: boolean): LooseScalar {
  const opener = text.charAt(start);
  const string: LooseString = {
    text,
    start,
    closers: closingQuotes(opener),
    json: '',
    copied: start + 1,
    faults: [],
    inner: [],
    runsTo: start,
  };
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at = takeEscape(string, at);
    else if (string.closers.includes(char)) {
      if (closes(string, at)) return finish(string, at);
      if (isKey && endsInColon(string, at)) return cutAtColon(string, at);
      takeInnerQuote(string, at);
    } else if (char === '"') replace(string, at, '\\"');
    else if ((char === '\n' || char === '\r') && !runsOn(string, at)) return unclosed(string, at, isKey);
    else if (char < ' ') takeControl(string, at, char);
  }
  return unclosed(string, text.length, isKey);
}

function fault(string: LooseString, offset: number, message: string, hint: string): void {
  if (!string.faults.some((known) => known.message === message)) string.faults.push({ offset, message, hint });
}

function replace(string: LooseString, at: number, json: string): void {
  string.json += string.text.slice(string.copied, at) + json;
  string.copied = at + 1;
}

function takeEscape(string: LooseString, at: number): number {
  const next = string.text.charAt(at + 1);
  if (next === "'") replace(string, at, '');
  else if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(string.text.slice(at + 1, at + 6))) {
    replace(string, at, '\\\\');
    const hint = `Write \\\\ where a backslash is meant.`;
    fault(string, at, 'The backslash begins no escape that JSON knows.', hint);
    return at;
  }
  if (next === "'") fault(string, at, 'A single quote needs no backslash.', "Write ' alone.");
  return at + 1;
}

function closes({ text, inner, closers }: LooseString, at: number): boolean {
  return isAtSeam(text, at, inner.length % 2 === 1) || isLastOfLine(text, at, closers);
}

function takeInnerQuote(string: LooseString, at: number): void {
  string.inner.push(at);
  if (string.text.charAt(at) === '"') replace(string, at, '\\"');
}

/** A line break belongs to the string when the next quote closes it; otherwise the quote at the end of the line is missing. */
function runsOn(string: LooseString, at: number): boolean {
  if (at < string.runsTo) return true;
  let next = at;
  while (next < string.text.length && !string.closers.includes(string.text.charAt(next))) next++;
  if (next === string.text.length || !isAtSeam(string.text, next, false)) return false;
  string.runsTo = next;
  return true;
}

function takeControl(string: LooseString, at: number, char: string): void {
  const escape = JSON.stringify(char).slice(1, -1);
  replace(string, at, escape);
  if (char === '\n' || char === '\r')
    fault(string, at, 'The string runs over the end of its line.', 'Write \\n for a line break inside a string.');
  else fault(string, at, 'A control character stands inside the string.', `Write it as ${escape}.`);
}

function finish(string: LooseString, end: number): LooseScalar {
  const { text, inner } = string;
  const [first] = inner;
  if (first !== undefined && string.closers === '"') {
    if (inner.length % 2 === 1) return unbalanced(string, first);
    fault(string, first, 'Double quotes stand inside the string.', 'Write \\" for a quote inside a string.');
  }
  const after = end + 1;
  if (!isStrayQuote(text, after)) return scalar(string, after, contentTo(string, end));
  fault(string, after, 'A second quote stands after the string.', 'Remove one of the two quotes.');
  return scalar(string, after + 1, contentTo(string, end));
}

function contentTo({ text, start, json, copied }: LooseString, end: number): string {
  return end < copied ? JSON.stringify(text.slice(start + 1, end)) : `"${json}${text.slice(copied, end)}"`;
}

function scalar({ text, start, faults }: LooseString, end: number, json: string): LooseScalar {
  const opener = text.charAt(start);
  if (opener === '"') return { end, json, faults };
  const kind = opener === "'" ? 'single' : opener === '`' ? 'slanted' : 'typographic';
  const written = json.length > 60 ? `${json.slice(0, 58)}…"` : json;
  const quotes = { offset: start, message: `The string stands in ${kind} quotes.`, hint: `Write ${written}.` };
  return { end, json, faults: [quotes, ...faults] };
}

/** An odd number of quotes: plain only where a typographic one was meant to close the string. */
function unbalanced(string: LooseString, inner: number): LooseScalar {
  const { text, start, faults } = string;
  const typographic = text.slice(start + 1, inner).search(/[“”][ \t]*[,:}\]]/);
  if (typographic !== -1) return closedOddly(string, start + 1 + typographic);
  const message = 'A quote stands inside the string, or one is missing.';
  const hint = 'Write \\" for a quote inside a string, and give each string one quote at each end.';
  return { end: inner + 1, json: undefined, faults: [...faults, { offset: inner, message, hint }] };
}

function endsInColon({ text, start }: LooseString, end: number): boolean {
  let last = end - 1;
  while (text.charAt(last) === ' ') last--;
  return last > start && text.charAt(last) === ':';
}

/** `"name: "value"`: the quote that was found opens the value. */
function cutAtColon(string: LooseString, end: number): LooseScalar {
  const key = string.text
    .slice(string.start + 1, end)
    .split(':')
    .slice(0, -1)
    .join(':')
    .trimEnd();
  return closedBehind(string, string.start + 1 + key.length);
}

/** `"value`: the closing quote is missing. */
function closedBehind(string: LooseString, end: number): LooseScalar {
  const written = shown(string.text.slice(string.start + 1, end));
  fault(string, end, `The closing quote is missing after ${written.slice(1, -1)}.`, 'Write " there.');
  return scalar(string, end, contentTo(string, end));
}

/** `"value”`: a straight quote in front, a typographic one behind. */
function closedOddly(string: LooseString, end: number): LooseScalar {
  fault(string, end, 'The string ends with a typographic quote.', 'Write " in its place.');
  return scalar(string, end + 1, contentTo(string, end));
}

/** A string without a closing quote ends before the comma or the brackets at the end of its line. */
function unclosed(string: LooseString, end: number, isKey: boolean): LooseScalar {
  const { text, start, inner } = string;
  if (inner[0] !== undefined) return unbalanced(string, inner[0]);
  const line = text.slice(start + 1, Math.min(end, lineEnd(text, start + 1)));
  const colon = line.search(/:(?:\s|$)/);
  if (isKey && colon > 0) return closedBehind(string, start + 1 + line.slice(0, colon).trimEnd().length);
  let length = line.length;
  while (length > 0 && ' \t,}]'.includes(line.charAt(length - 1))) length--;
  if (length > 1 && '“”'.includes(line.charAt(length - 1))) return closedOddly(string, start + length);
  if (length > 0) return closedBehind(string, start + 1 + length);
  const message = 'A quote stands here that belongs to no string.';
  return { end: start + 1, json: '', faults: [{ offset: start, message, hint: 'Remove the quote.' }] };
}
