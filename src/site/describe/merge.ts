import { readCodemeta, type DeclaredTask } from '../../infer/declared-tasks.ts';
import type { StandingTask } from '../../infer/standing.ts';
import { isEqual } from '../../spec/equal.ts';
import type { Problem } from '../../spec/problem.ts';
import type { ValidationContext } from '../../validate/validate.ts';
import type { Software } from '../../infer/software-name.ts';
import { codemetaText, type OldCodemeta } from '../codemeta/codemeta-text.ts';
import type { GivenCodemeta } from './merge-source.ts';
import type { Task } from '../../planner/planner-request.ts';

/** What becomes of a codemeta.json that a task is to be put into. */
export interface Merged {
  /** The file with the task; absent where nothing was added. */
  readonly text?: string;
  /** What is to be known, or why nothing was added. */
  readonly notes: readonly string[];
  /** True where the file declares another task of the type, so that one more has to be asked for. */
  readonly isRepeated: boolean;
}

/** A task to be put into a file. */
export interface Wanted extends Task {
  /** Title of its tasktype. */
  readonly title: string;
  /** True where a second task of the type is wanted. */
  readonly isAgain: boolean;
}

function ready({ tasktype, title, taskinfo }: Wanted): StandingTask {
  return {
    uri: tasktype,
    tasktype: title,
    title,
    name: title,
    label: title,
    standing: 'ready',
    taskinfo,
    reason: '',
    sure: 'certain',
    evidence: [],
    values: [],
    missing: [],
  };
}

function placed({ message, hint, line, column }: Problem): string {
  const place = line === undefined ? '' : `Line ${String(line)}, column ${String(column)}: `;
  return ['The file cannot be read, so nothing was added.', `${place}${message}`, hint ?? ''].join(' ').trim();
}

function declares({ taskinfo, listsCollapse }: DeclaredTask, wanted: Task['taskinfo']): boolean {
  if (isEqual(taskinfo, wanted)) return true;
  if (!listsCollapse) return false;
  const flat = Object.entries(wanted).map(([name, value]) => [
    name,
    Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value,
  ]);
  return isEqual(taskinfo, Object.fromEntries(flat));
}

async function added(
  old: OldCodemeta,
  wanted: Wanted,
  software: Software,
  context: ValidationContext,
): Promise<Merged> {
  const { text, notes } = await codemetaText(old, [ready(wanted)], software, context);
  return { ...(text === undefined ? {} : { text }), notes, isRepeated: false };
}

/**
 * Puts a task into a codemeta.json; no character that is there is changed.
 *
 * @param given The file, or what the software is called where there is none yet.
 * @param wanted The task, which is valid.
 * @param context Where the tasktypes are found, and what checks the file.
 * @returns The file with the task, or why nothing was added.
 */
export async function merge(
  given: Pick<GivenCodemeta, 'text' | 'software'>,
  wanted: Wanted,
  context: ValidationContext,
): Promise<Merged> {
  const { text, software } = given;
  if (text === undefined) return added('absent', wanted, { name: software }, context);
  const file = readCodemeta(text, context.registry);
  if (!('tasks' in file)) return { notes: [placed(file)], isRepeated: false };
  const same = file.tasks.filter(({ uri }) => uri === wanted.tasktype);
  const placeOf = ({ pointer }: DeclaredTask): string => `line ${String(file.placeOf(pointer).line)}`;
  const equal = same.find((task) => declares(task, wanted.taskinfo));
  if (equal !== undefined)
    return {
      notes: [`The file declares this very task already, in ${placeOf(equal)}. Nothing is to be added.`],
      isRepeated: false,
    };
  const [other] = same;
  if (other !== undefined && !wanted.isAgain)
    return {
      notes: [
        `The file declares a task of the type ${wanted.title} with other values already, in ${placeOf(other)}. Correct it there if it is the same task, or add this one beside it.`,
      ],
      isRepeated: true,
    };
  return added({ text }, wanted, {}, context);
}
