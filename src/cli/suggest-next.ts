import { join } from 'node:path';
import type { StandingTask } from '../infer/standing.ts';
import type { NextStep } from '../report/told-suggestions.ts';
import { quotedForShell } from '../spec/words.ts';
import { shellPath } from './shell-path.ts';

/** What decides what to do next. */
export interface Situation {
  /** The operand as it was written. */
  readonly operand: string;
  /** The folder; absent for a zip. */
  readonly folder?: string | undefined;
  readonly tasks: readonly StandingTask[];
  /** The options that chose and answered, as they are written again. */
  readonly options: readonly string[];
  readonly hasFile: boolean;
  /** True where codemeta.json cannot be read or added to. */
  readonly isBroken: boolean;
  /** True where codemeta.json is well, and only its author can add to it. */
  readonly isByHand: boolean;
  readonly isWritten: boolean;
  readonly needsName: boolean;
}

const where = 'in the node of codemeta.json that describes the software';

function byHand(ready: number, { operand, tasks, options }: Situation): readonly NextStep[] {
  const incomplete = answersFor(tasks, false);
  return [
    ...(ready === 0 && incomplete.length === 0
      ? []
      : [
          {
            sentence: `To print the block${incomplete.length === 0 ? '' : ', with what is missing in place of each …,'} and paste it ${where}:`,
            command: command(['--format json', ...options, ...incomplete], operand),
          },
        ]),
  ];
}

/** Missing values that are named in a command; it would become too long to be read. */
const mostAnswers = 4;

function command(options: readonly string[], operand: string): string {
  return ['tasktypes suggest', ...options, operand === '-' ? '-' : shellPath(operand)].join(' ');
}

function answersFor(tasks: readonly StandingTask[], needsName: boolean): readonly string[] {
  const open = tasks.flatMap(({ standing, label, missing }) =>
    standing === 'incomplete' ? missing.map(({ pointer }) => `${label}#${pointer}=…`) : [],
  );
  const all = [...open.slice(0, mostAnswers), ...(needsName ? ['codemeta.json#/name=…'] : [])];
  return all.map((text) => `--answer ${quotedForShell(text)}`);
}

/** What a command with the first few questions leaves out. */
function unnamed(tasks: readonly StandingTask[]): string {
  const open = tasks.flatMap(({ standing, missing }) => (standing === 'incomplete' ? missing : []));
  const more = open.length - mostAnswers;
  return more > 0 ? ` (${more} more ${more === 1 ? 'question stands' : 'questions stand'} above)` : '';
}

const inCi = 'To be told in CI when codemeta.json and the repository drift apart:';

function afterwards(path: string, operand: string): readonly NextStep[] {
  return [
    { sentence: 'To check the file:', command: `tasktypes validate ${path}` },
    { sentence: inCi, command: command(['--check'], operand) },
  ];
}

function outOfZip(ready: number, { operand, options }: Situation): readonly NextStep[] {
  if (ready === 0) return [];
  return [
    {
      sentence: 'Nothing is written into a zip. Unpack it and name the folder, or print the block to paste:',
      command: command(['--format markdown', ...options], operand),
    },
  ];
}

function toWrite({ operand, tasks, options, hasFile }: Situation): NextStep {
  const ready = tasks.filter(({ standing }) => standing === 'ready').length;
  const isPart = tasks.some(({ standing }) => standing === 'incomplete');
  const what = isPart ? 'what is complete' : ready === 1 ? 'the task' : 'the tasks';
  const sentence = hasFile ? `To write ${what} into codemeta.json:` : `To make a codemeta.json with ${what}:`;
  return { sentence, command: command(['--write', ...options], operand) };
}

/**
 * Says what to do next.
 *
 * @param situation What was found and done.
 * @returns The steps; none where there is nothing to do.
 */
export function nextSteps(situation: Situation): readonly NextStep[] {
  const { operand, folder, tasks, options, isBroken, isByHand, isWritten, needsName } = situation;
  const ready = tasks.filter(({ standing }) => standing === 'ready').length;
  if (folder === undefined) return outOfZip(ready, situation);
  const path = shellPath(join(folder, 'codemeta.json'));
  if (isByHand) return byHand(ready, situation);
  if (isBroken) return [{ sentence: 'Mend codemeta.json first:', command: `tasktypes validate ${path}` }];
  if (isWritten && ready > 0) return afterwards(path, operand);
  if (tasks.length > 0 && tasks.every(({ standing }) => standing === 'declared'))
    return [{ sentence: inCi, command: command(['--check'], operand) }];
  const answers = answersFor(tasks, needsName && ready > 0);
  const sentence = `To give what is missing, in place of each …, and write it${unnamed(tasks)}:`;
  return [
    ...(ready > 0 && !needsName ? [toWrite(situation)] : []),
    ...(answers.length > 0 ? [{ sentence, command: command(['--write', ...options, ...answers], operand) }] : []),
  ];
}
