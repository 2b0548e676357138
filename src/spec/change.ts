import type { Problem } from './problem.ts';

/** What a hint asks for, as data: a change that can be made without asking the author again. */
export type Change =
  /** Another value, where the problem is. */
  | { readonly write: unknown }
  /** Another name of the member where the problem is. */
  | { readonly rename: string; readonly as: string }
  /** Other names of members of the object where the problem is; what it is shows only then. */
  | { readonly renameAll: readonly (readonly [from: string, to: string])[] }
  /** What the member where the problem is holds, in the place of the object that holds the member. */
  | { readonly unwrap: true }
  /** One more value in a list of the whole file, by its key. */
  | { readonly add: unknown; readonly to: string };

/** A problem with the change that its hint asks for; reports show the problem alone. */
export interface Fault extends Problem {
  readonly change?: Change | undefined;
}

/**
 * Adds to a problem what its hint asks for.
 *
 * @param problem The problem.
 * @param change The change; nothing where the hint asks for none that is plain.
 * @returns The problem with it.
 */
export function asking(problem: Problem, change: Change | undefined): Fault {
  return change === undefined ? problem : { ...problem, change };
}

/**
 * Takes off what is not for reports.
 *
 * @param fault The problem, with or without a change.
 * @returns The problem as everybody sees it.
 */
export function withoutChange(fault: Fault): Problem {
  if (fault.change === undefined) return fault;
  const { change: _, ...problem } = fault;
  return problem;
}
