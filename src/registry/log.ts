/** A type URI (or what stands in its place) met in a line of text. */
export interface ExtractedUri {
  /** What is written there, without what surrounds it; in the query of a URL, decoded. */
  readonly text: string;
  /** Offset of its first UTF-16 code unit in the line. */
  readonly start: number;
  /** Offset behind its last one. */
  readonly end: number;
  /** What the line calls it, `type` where it does not say which kind; absent where the line only holds a URI. */
  readonly key?: 'tasktype' | 'servicetype' | 'type';
}

/** Says whether a word is known to name a type. */
type IsKnown = (word: string) => boolean;

const namedKey = String.raw`(task|service)type(?:[\\"'\s]{0,8}(?:=(?:\s{0,8}(?=[[\\"'\x60]))?|[:>]\s{0,8})|\s{1,8}is\s{1,8}|\s{1,8}(?=[\"'\x60]))`;
// "unknown type tasktype=…" has its value under the second key.
const unknownKey = String.raw`unknown[ \t]{1,8}(?:(task|service)[ -]?)?(?:type|kind)\b[ \t:=]{0,8}(?![ \t:=]|[[\\"']{0,3}(?:task|service)type\b)`;
const key = new RegExp(String.raw`\b(?:${namedKey}|${unknownKey})(?:\[\s{0,8})?[\\"'\x60]{0,3}`, 'gi');
const scheme = /\b(?:https?:\/|(?:https?|uri)%3A%2F|uri:\/\/|(?:uri|urn|ivo|doi):(?=[A-Za-z0-9/]))/gi;

const valueStops = new Set(' \t\r\n\v\f\u00a0\u2028\u2029"\'`<>|\\^{}');
const queryStops = new Set([...valueStops, '&']);
const nextField = /[,;][ ]?["']?(?:task|service)(?:type|info)\b/iy;
const fieldEnd = /[,;.!?|<>()[\]{}&"'`\\]|[ \t]{0,8}(?:[\r\n]|$)/y;
const trailing = new Set('.,;:!?*');
const openers: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
]);
const absent = new Set(['', 'null', 'none', 'nil', 'undefined', 'true', 'false', 'n/a', 'tasktype', 'servicetype']);

/**
 * Says whether a value stands for none: `null`, `undefined`, or the very key before it.
 *
 * @param word The value.
 * @returns Whether it does, in capitals too.
 */
export function isAbsent(word: string): boolean {
  return absent.has(word.toLowerCase());
}

function matchesAt(form: RegExp, line: string, at: number): boolean {
  form.lastIndex = at;
  return form.test(line);
}

/** Finds where a value ends: before what no URI holds, a closing bracket that nothing in it opens, or the next field. */
function spanEnd(line: string, start: number, stops: ReadonlySet<string>): number {
  const open = { '(': 0, '[': 0 };
  for (let end = start; end < line.length; end += 1) {
    const char = line.charAt(end);
    if (stops.has(char)) return end;
    if (char === '(' || char === '[') open[char] += 1;
    const opener = openers.get(char);
    if ((opener === '(' || opener === '[') && (open[opener] -= 1) < 0) return end;
    if ((char === ',' || char === ';') && matchesAt(nextField, line, end)) return end;
  }
  return line.length;
}

/**
 * Finds where a text ends when the punctuation of a sentence behind it is left out; a closing bracket that nothing in
 * the text opens ends it too.
 *
 * @param text The text.
 * @returns The offset behind its last code unit.
 */
export function endOf(text: string): number {
  let end = spanEnd(text, 0, new Set());
  while (end > 0 && trailing.has(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Undoes the encoding of a value in the query of a URL. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

/** A key met in a line, and how its value is written. */
interface Key {
  readonly words: string;
  readonly kind: 'task' | 'service' | undefined;
  readonly quote: string | undefined;
  readonly isInQuery: boolean;
}

function keyOf(match: RegExpExecArray): Key {
  const before = match.input[match.index - 1];
  const last = match[0].at(-1) ?? '';
  const kind = (match[1] ?? match[2])?.toLowerCase();
  return {
    words: match[0].toLowerCase(),
    kind: kind === 'task' || kind === 'service' ? kind : undefined,
    quote: '"\'`'.includes(last) ? last : undefined,
    isInQuery: before === '?' || before === '&',
  };
}

interface Value {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Cuts a value out of the line; what is in quotes is left as it is. */
function valueAt(line: string, start: number, { quote, isInQuery }: Key): Value {
  const close = quote === undefined ? -1 : line.indexOf(quote, start);
  if (close < 0) {
    const span = line.slice(start, spanEnd(line, start, isInQuery ? queryStops : valueStops));
    return { text: span.slice(0, endOf(span)), isQuoted: false };
  }
  const text = line.slice(start, close);
  // A backslash before the closing quote belongs to JSON inside a string.
  return { text: text.endsWith('\\') ? text.slice(0, -1) : text, isQuoted: true };
}

/** A bare word behind a key may be part of a sentence; it counts where it ends its field, or can be nothing but a name. */
function isName(line: string, { text, isQuoted }: Value, end: number, { words }: Key): boolean {
  if (isAbsent(text) || /^[$%{]/.test(text) || !/\p{L}/u.test(text)) return false;
  if (isQuoted) return true;
  if (!/^[\p{L}\p{N}_/]/u.test(text)) return false;
  if (/[:-]/.test(text)) return true;
  return !words.includes(' is ') && (/=[\\"'`[]*$/.test(words) || matchesAt(fieldEnd, line, end));
}

function keyed(line: string, isKnown: IsKnown): ExtractedUri[] {
  const found: ExtractedUri[] = [];
  const search = new RegExp(key);
  // Each search begins behind the value before it: values never overlap, and no part of the line is read twice.
  for (let match = search.exec(line); match !== null; match = search.exec(line)) {
    // `</tasktype>` closes an element; what follows it is no value.
    if (line[match.index - 1] === '/') continue;
    const met = keyOf(match);
    const start = search.lastIndex;
    const value = valueAt(line, start, met);
    const end = start + value.text.length;
    search.lastIndex = end;
    if (!isName(line, value, end, met) && !isKnown(value.text)) continue;
    const text = met.isInQuery ? decoded(value.text) : value.text;
    found.push({ text, start, end, key: met.kind === undefined ? 'type' : `${met.kind}type` });
  }
  return found;
}

function bare(line: string): ExtractedUri[] {
  const found: ExtractedUri[] = [];
  const search = new RegExp(scheme);
  for (let match = search.exec(line); match !== null; match = search.exec(line)) {
    const span = line.slice(match.index, spanEnd(line, match.index, valueStops));
    const text = span.slice(0, endOf(span));
    const end = match.index + text.length;
    if (end > search.lastIndex) found.push({ text, start: match.index, end });
    search.lastIndex = Math.max(search.lastIndex, match.index + span.length);
  }
  return found;
}

/**
 * Finds what a log line or a stack trace says about types: the values of `tasktype` and `servicetype` in any of the
 * usual notations, what it calls an unknown type, and every other http(s), uri, urn, ivo or doi URI. It takes linear
 * time.
 *
 * @param line The line (or many lines) as logged.
 * @param isKnown Says whether a word names a type, so that it is found in the midst of a sentence too; none does unless given.
 * @returns What was found, in the order of the line, never overlapping.
 */
export function extractUris(line: string, isKnown: IsKnown = () => false): readonly ExtractedUri[] {
  const named = keyed(line, isKnown);
  let next = 0;
  const others = bare(line).filter(({ start, end }) => {
    while ((named[next]?.end ?? Infinity) <= start) next += 1;
    return (named[next]?.start ?? Infinity) >= end;
  });
  return [...named, ...others].sort((one, other) => one.start - other.start);
}
