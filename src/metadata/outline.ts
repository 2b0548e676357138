/** Where each value of a JSON text stands, in document order: entry `i` of each list is about value `i`. */
export interface Outline {
  /** Offset of the value; value 0 is the whole. */
  readonly starts: readonly number[];
  /** Offset of its key, or -1 when it is no member of an object. */
  readonly keys: readonly number[];
  /** The object or list it stands in, or -1. */
  readonly parents: readonly number[];
  /** The first value after it and everything in it. */
  readonly afters: readonly number[];
  /** Offsets at which lines begin; where the text is well formed no line ends inside a string. */
  readonly lines: readonly number[];
  /** Offset of the first bracket that opens too many levels, or -1; what follows it is not in the outline. */
  readonly tooDeep: number;
  /** How many members its objects have, those of the same name counted each. */
  readonly members: number;
  /** Whether a number may lose digits: it has an exponent or is 16 characters long. */
  readonly hasLongNumbers: boolean;
}

const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/**
 * Finds where a string ends.
 *
 * @param text The text.
 * @param opening Offset of the opening quote.
 * @returns Offset of the closing quote, or -1.
 */
export function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (text.charCodeAt(at - 1) === 92 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === 92) before--;
  return (at - before) % 2 === 1;
}

/**
 * Looks through a JSON text once, well formed or not; it costs about half as much as parsing the text.
 *
 * @param text The text.
 * @param maxDepth How many levels of brackets may be open at once.
 * @returns Where each value stands, and what to look at more closely.
 */
export function outlineOf(text: string, maxDepth = Number.POSITIVE_INFINITY): Outline {
  const starts: number[] = [];
  const keys: number[] = [];
  const parents: number[] = [];
  const afters: number[] = [];
  const lines = [0];
  const add = (start: number): number => {
    starts.push(start);
    keys.push(key);
    parents.push(parent);
    key = -1;
    return afters.push(starts.length) - 1;
  };
  let parent = -1;
  let inObject = false;
  let key = -1;
  let depth = 0;
  let members = 0;
  let hasLongNumbers = false;
  let tooDeep = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32) {
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines.push(at + 1);
      continue;
    }
    if (code === comma || code === colon) continue;
    if (code === quote) {
      const start = at;
      at = closingQuote(text, at);
      if (at === -1) break;
      if (inObject && key === -1) {
        key = start;
        members++;
        continue;
      }
      add(start);
    } else if (code === openBrace || code === openBracket) {
      if (++depth > maxDepth) {
        tooDeep = at;
        break;
      }
      parent = add(at);
      inObject = code === openBrace;
    } else if (code === closeBrace || code === closeBracket) {
      depth--;
      key = -1;
      if (parent === -1) continue;
      afters[parent] = starts.length;
      parent = parents[parent] ?? -1;
      inObject = parent !== -1 && text.charCodeAt(starts[parent] ?? 0) === openBrace;
    } else {
      add(at);
      const end = scalarEnd(text, at);
      hasLongNumbers ||= code <= 57 && (end - at > 15 || /[eE]/.test(text.slice(at, end)));
      at = end - 1;
    }
  }
  return { starts, keys, parents, afters, lines, tooDeep, members, hasLongNumbers };
}

/**
 * Finds the end of a string, a number or a word.
 *
 * @param text The text.
 * @param start Where it begins.
 * @returns The offset after it.
 */
export function scalarEnd(text: string, start: number): number {
  if (text.charCodeAt(start) === quote) return closingQuote(text, start) + 1;
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code <= 32 || code === comma || code === closeBracket || code === closeBrace) break;
  }
  return end;
}

/**
 * Reads the key of a value.
 *
 * @param text The text of the outline.
 * @param outline Where its values stand.
 * @param value A value that is a member of an object.
 * @returns The key, its escapes resolved.
 */
export function keyOf(text: string, outline: Outline, value: number): string {
  const start = outline.keys[value] ?? 0;
  const end = closingQuote(text, start);
  const raw = text.slice(start + 1, end);
  return raw.includes('\\') ? (JSON.parse(text.slice(start, end + 1)) as string) : raw;
}

/**
 * Lists the parts of an object or a list.
 *
 * @param outline Where the values of a text stand.
 * @param value The object or list, by its number in the outline.
 * @returns The numbers of its members or items, in the order of the text.
 */
export function partsIn(outline: Outline, value: number): readonly number[] {
  const parts: number[] = [];
  const end = outline.afters[value] ?? 0;
  for (let part = value + 1; part < end; part = outline.afters[part] ?? end) parts.push(part);
  return parts;
}
