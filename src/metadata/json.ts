import { placesIn } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { halfPair, loneSurrogate } from '../spec/surrogate.ts';
import { emptyText, type ReadText, type UnreadText } from '../spec/text.ts';
import { countMembers } from './faithful.ts';
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

function losses(text: string, value: unknown, outline: Outline): readonly Problem[] {
  const suspicions = {
    repeatedKeys: countMembers(value) !== outline.members,
    inexactNumbers: outline.hasLongNumbers,
    halfPairs: text.includes('\\u') && /\\u[dD][89a-fA-F]/.test(text),
  };
  return Object.values(suspicions).includes(true) ? findLosses(text, outline, suspicions) : [];
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
