import type { Change } from '../../spec/change.ts';
import type { Report } from '../report.ts';
import { examine, type Examined, type ValidationContext, type ValidationOptions } from '../validate.ts';
import { changeText } from './change-text.ts';
import { applyFix, type Fix } from './fix.ts';
import { helps } from './helps.ts';
import { jsonSource } from './json-source.ts';

/** Longest text that is mended, in UTF-16 code units: each fix is tried before it is offered. */
const longestText = 512 * 1024;

/** How many fixes of one text are tried. */
const mostFixes = 50;

/** Longest YAML text that is mended: reading it takes several times as long. */
const longestYaml = 32 * 1024;

/** Makes the edits that carry out a change. */
type Changer = (change: Change, pointer: string) => Fix | undefined;

async function changerOf(text: string): Promise<Changer | undefined> {
  if (text.length > longestText) return undefined;
  const json = jsonSource(text);
  if (json !== undefined) return (change, pointer) => changeText(text, json, change, pointer);
  if (text.length > longestYaml) return undefined;
  const [{ yamlSource }, { changeYaml }] = await Promise.all([import('./yaml-source.ts'), import('./change-yaml.ts')]);
  const yaml = yamlSource(text);
  return yaml && ((change, pointer) => changeYaml(text, yaml, change, pointer));
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
  const changer = changes.every((change) => !change) ? undefined : await changerOf(text);
  const fixes: (Fix | undefined)[] = [];
  let tried = 0;
  for (const [index, problem] of report.problems.entries()) {
    const change = changes[index];
    const fix = change && changer?.(change, problem.pointer);
    const isTried = change !== undefined && fix !== undefined && tried++ < mostFixes;
    const isHelp = isTried && helps({ problem, change }, report, await examine(applyFix(text, fix), context, options));
    fixes.push(isHelp ? fix : undefined);
  }
  return fixes;
}
