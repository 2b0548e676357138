import type { Change } from '../../spec/change.ts';
import { joinPointer, splitPointer } from '../../spec/place.ts';
import type { Problem } from '../../spec/problem.ts';
import type { Report } from '../report.ts';
import type { Examined } from '../validate.ts';

/** Rules for which a part could not be checked; what is found in it afterwards was there before. */
const blinding: ReadonlySet<string> = new Set([
  'carrier-is-known',
  'tasktype-is-present',
  'taskinfo-is-present',
  'servicetype-is-present',
  'serviceinfo-is-present',
  'reponseword-is-yes-or-no',
  'yes-offers-an-interface',
]);

/** Rules that are broken by what may be a type unknown here: only a task that is right then shows that the guess is. */
const guessed: ReadonlySet<string> = new Set(['tasktype-is-known', 'servicetype-is-known']);

const keyOf = ({ rule, keyword = '', message }: Problem): string => `${rule} ${keyword} ${message}`;

function counted(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(keyOf(problem), (counts.get(keyOf(problem)) ?? 0) + 1);
  return counts;
}

/** Where a renamed field is afterwards; its value was looked at by nobody before. */
function renamedPlace({ pointer }: Problem, change: Change): string | undefined {
  if (!('rename' in change)) return undefined;
  const segments = splitPointer(pointer);
  // The place of a property value is the value, whose name stands beside it.
  if (segments.at(-1) !== change.rename) return pointer;
  return [...segments.slice(0, -1), change.as].reduce<string>((place, segment) => joinPointer(place, segment), '');
}

/** What was asked for, and by which problem. */
export interface Asked {
  readonly problem: Problem;
  readonly change: Change;
}

/**
 * Tells whether a fix does what it should: the problem is gone, and there is none that was not there before. A field with a
 * better name may have a wrong value, as long as it is plain what to write in its place: else it may be another field after
 * all.
 *
 * @param asked What the fix was made for.
 * @param before What was found in the text.
 * @param after What is found in it with the fix.
 * @returns True for a fix that can be offered.
 */
export function helps({ problem, change }: Asked, before: Report, { report: after, changes }: Examined): boolean {
  const old = counted(before.problems);
  const now = counted(after.problems);
  const key = keyOf(problem);
  if (after.verdict === 'unreadable' || (now.get(key) ?? 0) >= (old.get(key) ?? 0)) return false;
  if (blinding.has(problem.rule)) return true;
  const renamed = renamedPlace(problem, change);
  return after.problems.every(
    (found, index) =>
      (now.get(keyOf(found)) ?? 0) <= (old.get(keyOf(found)) ?? 0) ||
      (guessed.has(problem.rule) && found.severity === 'warning') ||
      (found.pointer === renamed && changes[index] !== undefined),
  );
}
