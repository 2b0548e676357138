import { answered, type RefusedAnswer } from '../../infer/answer.ts';
import type { FaultsOf } from '../../infer/suggest.ts';
import type { SuggestedTask } from '../../infer/suggestion.ts';
import type { Registry } from '../../registry/registry.ts';

/** What the author has answered to a question. */
export interface Answer {
  readonly pointer: string;
  /** As it was written: JSON, or plain text. */
  readonly text: string;
}

/** An answer that the tasktype refuses. */
export interface Refusal extends RefusedAnswer {
  readonly pointer: string;
}

/** A task with the answers that its type takes. */
export interface FilledTask {
  readonly task: SuggestedTask;
  readonly refusals: readonly Refusal[];
}

/**
 * Puts answers into a task.
 *
 * @param task The task.
 * @param answers The answers, in the order of the questions.
 * @param registry Where the tasktype is found.
 * @param faultsOf Checks the taskinfo.
 * @returns The task with the answers that its type takes, and the others with the reason.
 */
export async function fillIn(
  task: SuggestedTask,
  answers: readonly Answer[],
  registry: Registry,
  faultsOf: FaultsOf,
): Promise<FilledTask> {
  let filled = task;
  const refusals: Refusal[] = [];
  for (const answer of answers) {
    const next = await answered(filled, answer, registry, faultsOf);
    if ('message' in next) refusals.push({ pointer: answer.pointer, message: next.message, hint: next.hint });
    else filled = next;
  }
  return { task: filled, refusals };
}
