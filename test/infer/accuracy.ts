import type { Suggestions } from '../../src/infer/suggestion.ts';
import type { RepositoryFixture } from './repository-fixture.ts';

/** How many proposed tasks are right, and how many right tasks are proposed; each from 0 to 1. */
export interface Accuracy {
  readonly precision: number;
  readonly recall: number;
}

/** A fixture and what was proposed for it. */
export interface Answered {
  readonly fixture: RepositoryFixture;
  readonly suggestions: Suggestions;
}

function countsOf(tasks: readonly { readonly tasktype: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tasktype } of tasks) counts.set(tasktype, (counts.get(tasktype) ?? 0) + 1);
  return counts;
}

/**
 * Compares what was proposed with the right answers, by tasktype.
 *
 * @param answers The answers.
 * @returns The accuracy over all of them.
 */
export function accuracyOf(answers: readonly Answered[]): Accuracy {
  let right = 0;
  let proposed = 0;
  let wanted = 0;
  for (const { fixture, suggestions } of answers) {
    const found = countsOf(suggestions.tasks);
    for (const [tasktype, count] of countsOf(fixture.expect.tasks)) right += Math.min(count, found.get(tasktype) ?? 0);
    proposed += suggestions.tasks.length;
    wanted += fixture.expect.tasks.length;
  }
  return { precision: right / proposed, recall: right / wanted };
}
