/** A type URI (or what stands in its place) met in a line of text. */
export interface ExtractedUri {
  /** The text as it stands in the line, without what surrounds it. */
  readonly text: string;
  /** Offset of its first UTF-16 code unit in the line. */
  readonly start: number;
  /** Offset behind its last one. */
  readonly end: number;
  /** The key it was written under; absent where the line only holds a URI. */
  readonly key?: 'tasktype' | 'servicetype';
}

const key = /\b(tasktype|servicetype)[\\"'\s]{0,8}(?:=(?:\s{0,8}(?=[\\"']))?|[:>]\s{0,8})[\\"']{0,3}/;
const uri = /\b(?:https?:\/|https?%3A%2F|uri:\/\/|(?:uri|urn|ivo|doi):(?=[A-Za-z0-9/]))[^\s"'`<>|\\^{}]+/gi;
const valueEnd = /[\s"'`<>|\\^{}]/;
const queryEnd = /[\s"'`<>|\\^{}&]/;
const absent = new Set(['', 'null', 'none', 'nil', 'undefined']);
const trailing = new Set('.,;:!?*)]');
const openers: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
]);

/**
 * Finds where a text ends when the punctuation of a sentence behind it is left out; a bracket stays when it closes one
 * inside the text.
 *
 * @param text The text.
 * @returns The offset behind its last code unit.
 */
export function endOf(text: string): number {
  const count = new Map<string, number>();
  for (const char of text) count.set(char, (count.get(char) ?? 0) + 1);
  let end = text.length;
  while (end > 0) {
    const last = text.charAt(end - 1);
    const opener = openers.get(last);
    const closesOne = opener !== undefined && (count.get(opener) ?? 0) >= (count.get(last) ?? 0);
    if (!trailing.has(last) || closesOne) break;
    count.set(last, (count.get(last) ?? 0) - 1);
    end -= 1;
  }
  return end;
}

/** Cuts a value out of the line: up to its closing quote where it has quotes, else up to what no URI holds. */
function valueAt(line: string, start: number, quote: string | undefined, end: RegExp): string {
  const close = quote === undefined ? -1 : line.indexOf(quote, start);
  if (close >= 0) return line.slice(start, close);
  const rest = line.slice(start);
  const length = rest.search(end);
  return length < 0 ? rest : rest.slice(0, length);
}

/** A backslash before the closing quote belongs to JSON inside a string; quoted text is otherwise left as it is. */
function trimmed(value: string, isQuoted: boolean): string {
  if (!isQuoted) return value.slice(0, endOf(value));
  return value.endsWith('\\') ? value.slice(0, -1) : value;
}

function keyed(line: string): ExtractedUri[] {
  const found: ExtractedUri[] = [];
  const search = new RegExp(key, 'gi');
  // Each search begins behind the value before it: values never overlap, and no part of the line is read twice.
  for (let from = 0; ;) {
    search.lastIndex = from;
    const match = search.exec(line);
    if (match === null) return found;
    const start = match.index + match[0].length;
    const before = line[match.index - 1];
    from = start;
    // `</tasktype>` closes an element; what follows it is no value.
    if (before === '/') continue;
    const last = match[0].at(-1);
    const quote = last === '"' || last === "'" ? last : undefined;
    const value = valueAt(line, start, quote, before === '?' || before === '&' ? queryEnd : valueEnd);
    from = start + value.length;
    const text = trimmed(value, quote !== undefined && line[from] === quote);
    if (absent.has(text.toLowerCase())) continue;
    found.push({
      text,
      start,
      end: start + text.length,
      key: match[1]?.toLowerCase() === 'tasktype' ? 'tasktype' : 'servicetype',
    });
  }
}

function bare(line: string): ExtractedUri[] {
  return [...line.matchAll(uri)].map((match) => {
    const text = match[0].slice(0, endOf(match[0]));
    return { text, start: match.index, end: match.index + text.length };
  });
}

/**
 * Finds what a log line or a stack trace says about types: the values of `tasktype` and `servicetype` in any of the
 * usual notations, and every other http(s), uri, urn, ivo or doi URI. It takes linear time.
 *
 * @param line The line (or many lines) as logged.
 * @returns What was found, in the order of the line, never overlapping.
 */
export function extractUris(line: string): readonly ExtractedUri[] {
  const named = keyed(line);
  let next = 0;
  const others = bare(line).filter(({ start, end }) => {
    while ((named[next]?.end ?? Infinity) <= start) next += 1;
    return (named[next]?.start ?? Infinity) >= end;
  });
  return [...named, ...others].sort((one, other) => one.start - other.start);
}
