import { loneSurrogate } from '../spec/surrogate.ts';
import { closingQuote } from './outline.ts';

const quote = 34;
const comma = 44;
const colon = 58;
const nine = 57;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** Counts the members in a well-formed JSON text; -1 where it is nested too deep or has a number that may lose digits. */
function membersIn(text: string, maxDepth: number): number {
  let members = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = closingQuote(text, at);
    else if (code === colon) members++;
    else if (code === openBrace || code === openBracket) {
      if (++depth > maxDepth) return -1;
    } else if (code === closeBrace || code === closeBracket) depth--;
    else if (code <= nine && code > comma) {
      at = endOfPlainNumber(text, at);
      if (at === -1) return -1;
    }
  }
  return members;
}

/** Offset of the last character of a number, or -1 for one with an exponent or of 16 characters. */
function endOfPlainNumber(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code > nine && code !== closeBracket && code !== closeBrace) return -1;
    if (code <= comma || code > nine) break;
  }
  return end - start > 15 ? -1 : end - 1;
}

/**
 * Counts the members of all objects in a value.
 *
 * @param value The value, nested no deeper than a reader of JSON allows.
 * @returns How many members they have.
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

/** Characters of a whole number as JavaScript writes it; NaN for one that has a shorter text, as `1e5`, or may be another. */
function digitsOf(number: number): number {
  if (!Number.isInteger(number) || Math.abs(number) >= 1e15) return NaN;
  return number % 1000 === 0 && number !== 0 ? NaN : String(number).length;
}

/**
 * Counts the characters of the shortest text of a value, which has neither white space nor escapes.
 *
 * @returns NaN where that is not known: of some numbers, and of what is nested deeper than these levels.
 */
function shortestLength(value: unknown, levels: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return digitsOf(value);
  if (typeof value !== 'object' || value === null) return value === false ? 5 : 4;
  if (levels === 0) return NaN;
  let length = 1;
  if (Array.isArray(value)) for (const item of value) length += shortestLength(item, levels - 1) + 1;
  else {
    for (const key in value) {
      const member = (value as Readonly<Record<string, unknown>>)[key];
      length += key.length + shortestLength(member, levels - 1) + 4;
    }
  }
  return length === 1 ? 2 : length;
}

/**
 * Says whether every reader reads a JSON text alike: no key stands twice, no number loses digits, no character is half a
 * pair.
 *
 * @param text The text, which is JSON.
 * @param value What `JSON.parse` makes of it.
 * @param maxDepth Levels of objects and lists it may have.
 * @returns False for a text of which there is more to say.
 */
export function isFaithful(text: string, value: unknown, maxDepth: number): boolean {
  const hasEscapes = text.includes('\\');
  if ((hasEscapes && text.includes('\\u')) || loneSurrogate(text) !== -1) return false;
  // Whatever is lost on the way, a member or a digit, made the text longer.
  if (!hasEscapes && shortestLength(value, maxDepth) === text.length) return true;
  const members = membersIn(text, maxDepth);
  return members !== -1 && countMembers(value) === members;
}
