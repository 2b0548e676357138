import { placesIn } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { halfPair, loneSurrogate } from '../spec/surrogate.ts';
import { emptyText, type ReadText, type UnreadText } from '../spec/text.ts';
import { findLosses } from './losses.ts';
import { placesByPointer } from './position.ts';
import { repairJson } from './repair.ts';
import { outlineOf, type Outline } from './outline.ts';

/** How many levels of objects and lists a JSON text may have unless a caller says otherwise. */
export const defaultMaxDepth = 512;

/**
 * Reads JSON strictly: nothing that another reader would read differently passes in silence. Costs about twice the time of
 * `JSON.parse` on a text without faults.
 *
 * @param text The text; a byte order mark before it is skipped and counts in no column.
 * @param options `maxDepth`: levels of objects and lists, {@link defaultMaxDepth} unless given.
 * @returns The value with places and warnings, or the problems for which it cannot be read.
 */
export function readJson(text: string, options: { readonly maxDepth?: number } = {}): ReadText | UnreadText {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (json.trim() === '') return emptyText();
  const maxDepth = options.maxDepth ?? defaultMaxDepth;
  const outline = outlineOf(json, maxDepth);
  if (outline.tooDeep !== -1) return unread(tooDeep(json, outline.tooDeep, maxDepth));
  const half = loneSurrogate(json);
  if (half !== -1) return unread(halfPair(json.charCodeAt(half), { place: placesIn(json)(half) }));
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return repairJson(json);
  }
  const problems = losses(json, value, outline);
  if (problems.some(({ severity }) => severity === 'error')) return unread(...problems);
  return { value, placeOf: placesByPointer(json, outline), problems };
}

/**
 * Says whether every reader reads a JSON text alike: no key stands twice, no number loses digits, no character is half a
 * pair.
 *
 * @param text The text, which may be no JSON.
 * @param maxDepth Levels of objects and lists it may have.
 * @returns Its value; `undefined` for a text of which there is more to say, or that cannot be read.
 */
export function readFaithful(text: string, maxDepth: number): { readonly value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (text.includes('\\u') || loneSurrogate(text) !== -1) return undefined;
  const { tooDeep: deep, members, hasLongNumbers } = outlineOf(text, maxDepth);
  return deep === -1 && !hasLongNumbers && countMembers(value) === members ? { value } : undefined;
}

function losses(text: string, value: unknown, outline: Outline): readonly Problem[] {
  const suspicions = {
    repeatedKeys: countMembers(value) !== outline.members,
    inexactNumbers: outline.hasLongNumbers,
    halfPairs: text.includes('\\u') && /\\u[dD][89a-fA-F]/.test(text),
  };
  return Object.values(suspicions).includes(true) ? findLosses(text, outline, suspicions) : [];
}

/** Counts the members of all objects in a value, which is nested no deeper than the text was let be. */
function countMembers(value: unknown): number {
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

function tooDeep(text: string, offset: number, maxDepth: number): Problem {
  return problem('file-is-within-limits', {
    message: `Objects and lists are nested more than ${maxDepth} levels deep.`,
    hint: 'Look for a bracket that is never closed, or write the value with fewer levels.',
    place: placesIn(text)(offset),
  });
}

function unread(...problems: readonly Problem[]): UnreadText {
  return { problems };
}
