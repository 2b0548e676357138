import type { Problem } from '../../spec/problem.ts';
import type { Report } from '../report.ts';
import { validate, type Examined, type ValidationContext, type ValidationOptions } from '../validate.ts';
import { changeText } from './change-text.ts';
import { applyFix, type Fix } from './fix.ts';
import { jsonSource } from './json-source.ts';

/** Longest text that is mended, in UTF-16 code units: each fix is tried before it is offered. */
const longestText = 512 * 1024;

/** How many fixes of one text are tried. */
const mostFixes = 50;

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

/** Whether a fix does what it should: the problem is gone, and there is none that was not there before. */
function helps(problem: Problem, before: Report, after: Report): boolean {
  const old = counted(before.problems);
  const now = counted(after.problems);
  const key = keyOf(problem);
  if (after.verdict === 'unreadable' || (now.get(key) ?? 0) >= (old.get(key) ?? 0)) return false;
  if (blinding.has(problem.rule)) return true;
  return after.problems.every(
    (found) =>
      (now.get(keyOf(found)) ?? 0) <= (old.get(keyOf(found)) ?? 0) ||
      (guessed.has(problem.rule) && found.severity === 'warning'),
  );
}

/** The whole text of a repair as the one edit that it makes. */
function repairOf(text: string, { problems, repaired }: Report): Fix | undefined {
  if (repaired === undefined) return undefined;
  const { text: better } = repaired;
  const most = Math.min(text.length, better.length);
  let start = 0;
  while (start < most && text[start] === better[start]) start++;
  let end = 0;
  while (end < most - start && text.at(-1 - end) === better.at(-1 - end)) end++;
  return {
    title: problems.length === 1 ? 'Mend it' : `Mend all ${String(problems.length)} faults`,
    edits: [{ from: start, to: text.length - end, insert: better.slice(start, better.length - end) }],
  };
}

/**
 * Finds for each problem the change of the text that is certain to do what its hint says: each was made and checked.
 *
 * @param text The text.
 * @param examined What was found in it.
 * @param context The registry and its validators.
 * @param options How the text was read.
 * @returns For each problem of the report, in its order, the fix where there is one; of a text that cannot be read the first
 *   has the repair of all.
 */
export async function fixesOf(
  text: string,
  { report, changes }: Examined,
  context: ValidationContext,
  options: ValidationOptions = {},
): Promise<readonly (Fix | undefined)[]> {
  if (report.verdict === 'unreadable')
    return report.problems.map((_, index) => (index === 0 ? repairOf(text, report) : undefined));
  const source = text.length > longestText || changes.every((change) => !change) ? undefined : jsonSource(text);
  const fixes: (Fix | undefined)[] = [];
  let tried = 0;
  for (const [index, problem] of report.problems.entries()) {
    const change = changes[index];
    const fix = source && change && changeText(text, source, change, problem.pointer);
    const isTried = fix !== undefined && tried++ < mostFixes;
    const after = isTried ? await validate(applyFix(text, fix), context, options) : undefined;
    fixes.push(after !== undefined && helps(problem, report, after) ? fix : undefined);
  }
  return fixes;
}
