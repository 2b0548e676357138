import type { RefusedAnswer } from '../infer/answer.ts';
import { labelsOf } from '../infer/standing.ts';
import type { SuggestedTask } from '../infer/suggestion.ts';
import type { Registry } from '../registry/registry.ts';
import { listed } from '../spec/words.ts';
import type { WrongUse } from './io.ts';

/** A value that somebody gives for a field of a task, or for the new codemeta.json itself. */
export interface GivenAnswer {
  /** Canonical URI of the tasktype; absent for codemeta.json. */
  readonly uri?: string;
  /** Which of the tasks of this type, counted from 1, where that is said. */
  readonly number?: number;
  readonly pointer: string;
  readonly text: string;
}

/** Puts a value into a task, or says why its type refuses it. */
export type Answerer = (
  task: SuggestedTask,
  answer: { readonly pointer: string; readonly text: string },
) => Promise<SuggestedTask | RefusedAnswer>;

const form = /^([^#=]+?)(?::([1-9][0-9]{0,3}))?#(\/[^=]*)=([^]*)$/;
const howToWrite =
  "Write --answer '<tasktype>#/<field>=<value>': --answer 'oci-container#/image=docker.io/jdoe/survey:1.0'";

/** What names the new codemeta.json in an answer. */
export const newFile = 'codemeta.json';

/**
 * Reads an answer as it is written behind `--answer`.
 *
 * @param written The text: `oci-container#/image=docker.io/jdoe/survey:1.0`.
 * @param registry Where the tasktype is found.
 * @returns The answer, or what is wrong with it.
 */
export function readAnswer(written: string, registry: Registry): GivenAnswer | WrongUse {
  const [, name = '', number, pointer = '', text = ''] = form.exec(written) ?? [];
  if (name === '') return { message: `The answer "${written}" is not understood.`, hint: howToWrite };
  if (text === '') return { message: `The answer for ${name}#${pointer} is empty.`, hint: howToWrite };
  if (name === newFile)
    return pointer === '/name'
      ? { pointer, text }
      : { message: `Of ${newFile}, only /name can be given.`, hint: `Write --answer '${newFile}#/name=<name>'.` };
  const type = registry.find(name) ?? registry.named('tasktype', name);
  if (type?.kind !== 'tasktype')
    return { message: `There is no tasktype "${name}".`, hint: '`tasktypes list --kind tasktype` names them.' };
  return { uri: type.uri, pointer, text, ...(number === undefined ? {} : { number: Number(number) }) };
}

const asks = (task: SuggestedTask, pointer: string): string | undefined =>
  task.missing.find((one) => one.pointer === pointer)?.question;

/** The one task that an answer is for. */
function meantBy({ uri, number, pointer }: GivenAnswer, tasks: readonly SuggestedTask[]): SuggestedTask | WrongUse {
  const labels = labelsOf(tasks);
  const ofType = tasks.filter((task) => task.uri === uri);
  const named = number === undefined ? ofType : ofType.slice(number - 1, number);
  const asking = named.filter((task) => asks(task, pointer) !== undefined);
  const questions = new Set(asking.map((task) => asks(task, pointer)));
  const [only, ...others] = questions.size === 1 ? asking.slice(0, 1) : named;
  if (only === undefined)
    return {
      message: `No such task is suggested: ${uri ?? ''}${number === undefined ? '' : `, number ${number}`}.`,
      hint: tasks.length === 0 ? 'Nothing is suggested here.' : `Suggested: ${listed(labels)}.`,
    };
  if (others.length === 0) return only;
  const which = tasks.flatMap((task, index) => (task.uri === uri ? [`${labels[index] ?? ''} is ${task.name}`] : []));
  return {
    message: `The answer for ${pointer} may be for ${named.length} tasks.`,
    hint: `Say which: ${listed(which)}.`,
  };
}

/**
 * Takes an answer into the task it is for, and into every other task that asks the very same.
 *
 * @param tasks All tasks.
 * @param task The task it is for.
 * @param answer The field and the value.
 * @param answerer Puts a value into a task.
 * @returns The tasks with the value, or why the type refuses it.
 */
export async function spread(
  tasks: readonly SuggestedTask[],
  task: SuggestedTask,
  answer: { readonly pointer: string; readonly text: string },
  answerer: Answerer,
): Promise<readonly SuggestedTask[] | RefusedAnswer> {
  const first = await answerer(task, answer);
  if ('message' in first) return first;
  const question = asks(task, answer.pointer);
  return Promise.all(
    tasks.map(async (other) => {
      if (other === task) return first;
      if (question === undefined || asks(other, answer.pointer) !== question) return other;
      const same = await answerer(other, answer);
      return 'message' in same ? other : same;
    }),
  );
}

/**
 * Takes answers into tasks.
 *
 * @param tasks The tasks.
 * @param answers The answers, in the order in which they were given.
 * @param answerer Puts a value into a task.
 * @returns The tasks with all values, or what is wrong with the first answer that cannot be taken.
 */
export async function applyAnswers(
  tasks: readonly SuggestedTask[],
  answers: readonly GivenAnswer[],
  answerer: Answerer,
): Promise<readonly SuggestedTask[] | WrongUse> {
  let filled = tasks;
  for (const answer of answers) {
    if (answer.uri === undefined) continue;
    const task = meantBy(answer, filled);
    if ('message' in task) return task;
    const next = await spread(filled, task, answer, answerer);
    if ('message' in next)
      return {
        message: `The answer for ${task.tasktype}#${answer.pointer} cannot be taken. ${next.message}`,
        hint: next.hint ?? howToWrite,
      };
    filled = next;
  }
  return filled;
}
