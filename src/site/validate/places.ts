import type { Place } from '../../spec/problem.ts';

/** A part of a text; offsets count UTF-16 code units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A quoted text or a word, with the plain value behind it where it is a key; whatever else stands at a place is one character. */
const token =
  /(?:"(?:[^"\\\n]|\\.){0,1000}"?|[\p{L}\p{N}_@$.+-]{1,200})(?:[ \t]{0,9}:[ \t]{1,9}(?:"(?:[^"\\\n]|\\.){0,1000}"?|[\p{L}\p{N}_.+-]{1,200}))?/uy;

/**
 * Finds what stands at a place.
 *
 * @param text The text; its lines end with LF.
 * @param place The place; one behind the end of a line or of the text is taken for that end.
 * @returns The text or the word that begins there (a key with its value), else the one character; empty only in an empty line.
 */
export function spanAt(text: string, { line, column }: Place): Span {
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) break;
    start = end + 1;
  }
  const next = text.indexOf('\n', start);
  const end = next === -1 ? text.length : next;
  const from = Math.min(start + column - 1, end);
  token.lastIndex = from;
  const length = token.exec(text)?.[0].length ?? 1;
  const to = Math.min(from + length, end);
  return to > from ? { from, to } : { from: Math.max(start, from - 1), to: from };
}
