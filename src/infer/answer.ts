import type { Registry } from '../registry/registry.ts';
import { splitPointer, valueAt } from '../spec/place.ts';
import type { Problem } from '../spec/problem.ts';
import { assemble, settle } from './settle.ts';
import type { FaultsOf } from './suggest.ts';
import type { FoundValue, SuggestedTask } from './suggestion.ts';

/** What stands in the place of a file in the evidence of a value that the author gave. */
export const author = 'your answer';

/** Why an answer cannot be taken: a sentence, and what to do. */
export interface RefusedAnswer {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** What a text may mean: the JSON that it is, or the text itself. */
function readings(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return value === null ? [text] : [value, text];
  } catch {
    return [text];
  }
}

const isBelow = (pointer: string, other: string): boolean => pointer.startsWith(`${other}/`);

function withAnswer({ values }: SuggestedTask, pointer: string, value: unknown, text: string): readonly FoundValue[] {
  const given: FoundValue = { pointer, value, sure: 'certain', evidence: [{ file: author, says: text }] };
  const at = values.findIndex((found) => found.pointer === pointer);
  if (at !== -1) return values.with(at, given);
  return [...values.filter((found) => !isBelow(found.pointer, pointer)), given];
}

const keyOf = ({ keyword = '', pointer, message }: Problem): string => `${keyword} ${pointer} ${message}`;

/** Takes an answer into a task, where its type does. */
async function take(
  task: SuggestedTask,
  { pointer, value, text }: { readonly pointer: string; readonly value: unknown; readonly text: string },
  registry: Registry,
  faultsOf: FaultsOf,
): Promise<SuggestedTask | Problem | undefined> {
  const values = withAnswer(task, pointer, value, text);
  const taskinfo = assemble(values);
  if (valueAt(taskinfo, pointer) !== value) return undefined;
  const before = new Set((await faultsOf(task.uri, task.taskinfo)).map(keyOf));
  const faults = await faultsOf(task.uri, taskinfo);
  const fault = faults.find((one) => one.keyword !== 'required' && !before.has(keyOf(one)));
  if (fault !== undefined) return fault;
  const missing = task.missing.filter((one) => one.pointer !== pointer && !isBelow(one.pointer, pointer));
  return (await settle({ ...task, values, missing }, registry, faultsOf)).task;
}

/**
 * Gives a task a value that its author knows.
 *
 * @param task The task.
 * @param answer The value as the author wrote it, JSON or plain text, and the JSON Pointer into the taskinfo.
 * @param registry Where the tasktype is found.
 * @param faultsOf Checks the taskinfo.
 * @returns The task with the value, and with what is missing now; or why its type refuses the value.
 */
export async function answered(
  task: SuggestedTask,
  { pointer, text }: { readonly pointer: string; readonly text: string },
  registry: Registry,
  faultsOf: FaultsOf,
): Promise<SuggestedTask | RefusedAnswer> {
  const around = task.values.find((found) => isBelow(pointer, found.pointer));
  if (around !== undefined || splitPointer(pointer).length === 0)
    return {
      message: `The value at ${pointer} cannot be given by itself.`,
      hint: around === undefined ? 'Name a field: /image' : `Give the whole of ${around.pointer}.`,
    };
  let refused: Problem | undefined;
  for (const value of readings(text)) {
    const taken = await take(task, { pointer, value, text }, registry, faultsOf);
    if (taken !== undefined && 'uri' in taken) return taken;
    // Of a number where a text belongs, what is wrong with the text says more.
    if (refused === undefined || refused.keyword === 'type') refused = taken ?? refused;
  }
  return refused ?? { message: `The tasktype has no field ${pointer}.`, hint: 'Name one of its fields.' };
}
