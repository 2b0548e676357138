import { closingQuote } from './outline.ts';

/** What one quick look over a JSON text tells before it is parsed. */
export interface Survey {
  /** Offset of the first bracket that opens too many levels, or -1. */
  readonly tooDeep: number;
  /** How many members its objects have, by their colons. */
  readonly members: number;
  /** Whether a number may lose digits: it has an exponent or is 16 characters long. */
  readonly hasLongNumbers: boolean;
}

/**
 * Looks over a JSON text once, well formed or not; it costs less than parsing the text.
 *
 * @param text The text.
 * @param maxDepth How many levels of brackets may be open at once.
 * @returns What was seen, up to the first bracket that is too deep.
 */
export function survey(text: string, maxDepth: number): Survey {
  let depth = 0;
  let members = 0;
  let hasLongNumbers = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 44 /* , */) continue;
    if (code === 34 /* " */) {
      at = closingQuote(text, at);
      if (at === -1) break;
    } else if (code === 58 /* : */) members++;
    else if (code === 123 /* { */ || code === 91 /* [ */) {
      if (++depth > maxDepth) return { tooDeep: at, members, hasLongNumbers };
    } else if (code === 125 /* } */ || code === 93 /* ] */) depth--;
    else if (isDigit(code)) {
      const end = numberEnd(text, at);
      hasLongNumbers ||= end - at > 15 || (text.charCodeAt(end) | 32) === 101; /* e */
      at = end - 1;
    }
  }
  return { tooDeep: -1, members, hasLongNumbers };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function numberEnd(text: string, start: number): number {
  let end = start + 1;
  while (isDigit(text.charCodeAt(end)) || text.charCodeAt(end) === 46 /* . */) end++;
  return end;
}

/**
 * Counts the members of all objects in a value.
 *
 * @param value A value as `JSON.parse` gives it, not nested deeper than the call stack.
 * @returns How many there are; fewer than a survey of the text counts where a key stands twice.
 */
export function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countMembers(item);
    return count;
  }
  // A loop over the keys: `Object.values` takes twice as long.
  for (const key in value) {
    count++;
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof member === 'object') count += countMembers(member);
  }
  return count;
}
