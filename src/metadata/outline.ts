/** Where each value of a well-formed JSON text stands, in document order: entry `i` of each list is about value `i`. */
export interface Outline {
  /** Offset of the value; value 0 is the whole. */
  readonly starts: readonly number[];
  /** Offset of its key, or -1 when it is no member of an object. */
  readonly keys: readonly number[];
  /** The object or list it stands in, or -1. */
  readonly parents: readonly number[];
  /** The first value after it and everything in it. */
  readonly afters: readonly number[];
}

/**
 * Finds where a string ends.
 *
 * @param text The text.
 * @param opening Offset of the opening quote.
 * @returns Offset of the closing quote, or -1.
 */
export function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === 92) before--;
  return (at - before) % 2 === 1;
}

/**
 * Lists the values of a JSON text.
 *
 * @param text Well-formed JSON.
 * @returns Where each value stands.
 */
export function outlineOf(text: string): Outline {
  const starts: number[] = [];
  const keys: number[] = [];
  const parents: number[] = [];
  const afters: number[] = [];
  let parent = -1;
  let key = -1;
  const add = (start: number) => {
    starts.push(start);
    keys.push(key);
    parents.push(parent);
    key = -1;
    return afters.push(starts.length) - 1;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (' \n\r\t,:'.includes(char)) continue;
    if (char === '{' || char === '[') parent = add(at);
    else if (char === '}' || char === ']') {
      afters[parent] = starts.length;
      parent = parents[parent] ?? -1;
    } else {
      const isKey = char === '"' && key === -1 && text.charAt(starts[parent] ?? -1) === '{';
      if (isKey) key = at;
      else add(at);
      at = scalarEnd(text, at) - 1;
    }
  }
  return { starts, keys, parents, afters };
}

/**
 * Finds the end of a string, a number or a word.
 *
 * @param text Well-formed JSON.
 * @param start Where it begins.
 * @returns The offset after it.
 */
export function scalarEnd(text: string, start: number): number {
  if (text.charAt(start) === '"') return closingQuote(text, start) + 1;
  let end = start + 1;
  while (end < text.length && !' \n\r\t,]}'.includes(text.charAt(end))) end++;
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
  return JSON.parse(text.slice(start, closingQuote(text, start) + 1)) as string;
}
