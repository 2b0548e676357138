import type { SuggestedTask, Suggestions } from './suggestion.ts';

/** Which tasktypes an author wants to hear of; each by its canonical URI. */
export interface Choice {
  /** Only these, where there are some. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** What is taken in of what is possible besides. */
  readonly also: readonly string[];
}

/**
 * Keeps of what a repository suggests what its author wants.
 *
 * @param suggestions What it suggests.
 * @param choice The author's choice.
 * @returns The suggestions, those further possibilities among the tasks that were taken in.
 */
export function chosen(suggestions: Suggestions, { only, skip, also }: Choice): Suggestions {
  const isWanted = ({ uri }: SuggestedTask): boolean =>
    (only.length === 0 || only.includes(uri)) && !skip.includes(uri);
  const isTaken = ({ uri }: SuggestedTask): boolean => also.includes(uri);
  const wanted = suggestions.also.filter(isWanted);
  return {
    ...suggestions,
    tasks: [...suggestions.tasks.filter(isWanted), ...suggestions.also.filter(isTaken)],
    also: wanted.filter((task) => !isTaken(task)),
  };
}
