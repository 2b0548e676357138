import type { Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { described } from '../spec/words.ts';
import { isLocatedNode, type Located } from './json-ld.ts';
import { readMessage, type Reading } from './message.ts';
import { taskForm } from './own-names.ts';

function noTask({ value, pointer }: Located, what: string): Fault {
  return problem('tasks-are-listed', {
    message: `${what} is ${described(value)} where a task is expected.`,
    hint: `Write ${taskForm}.`,
    pointer,
  });
}

/**
 * Reads tasks that are listed as they are sent, each as an object with `tasktype` and `taskinfo`.
 *
 * @param items The values that should be tasks.
 * @param what What each of them is called in a sentence.
 * @returns The tasks, and a problem for each value that is none.
 */
export function readTasks(items: readonly Located[], what: string): Reading {
  const readings = items.map((item) =>
    isLocatedNode(item) ? readMessage(item, 'tasktype') : { declared: [], problems: [noTask(item, what)] },
  );
  return {
    declared: readings.flatMap(({ declared }) => declared),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

/**
 * Takes a list apart.
 *
 * @param located A value.
 * @returns Its items with their places; nothing for a value that is no list.
 */
export function itemsOf(located: Located | undefined): readonly Located[] | undefined {
  if (located === undefined || !Array.isArray(located.value)) return undefined;
  return located.value.map((value: unknown, index) => ({ value, pointer: `${located.pointer}/${index}` }));
}
