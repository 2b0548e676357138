import { problem, type Problem } from './problem.ts';

/** How many problems of one text are told one by one. */
export const maxProblems = 20;

/** A list of problems that stays short, however much is wrong. */
export interface Tally {
  /** Notes a problem; it is worded only when there is room for it. */
  readonly add: (word: () => Problem) => void;
  /** The first problems and, where there are more, one that says how many. */
  readonly problems: () => readonly Problem[];
}

/**
 * Makes an empty list of problems.
 *
 * @returns The list; it tells {@link maxProblems} problems one by one.
 */
export function createTally(): Tally {
  const told: Problem[] = [];
  let untold = 0;
  let next: Problem | undefined;
  return {
    add(word) {
      if (told.length < maxProblems) told.push(word());
      else if (untold++ === 0) next = word();
    },
    problems: () => (next === undefined ? told : [...told, more(untold, next)]),
  };
}

function more(count: number, first: Problem): Problem {
  const { rule, severity, pointer, line, column } = first;
  return problem(rule, {
    severity,
    message: count === 1 ? 'One more problem follows, here.' : `${count} more problems follow, the first of them here.`,
    hint: 'Mend those above and check again.',
    pointer,
    place: line === undefined || column === undefined ? undefined : { line, column },
  });
}
