import type { Tasktypes } from '../generated/types.ts';
import type { Caller } from './judge-offer.ts';
import type { Reply } from './message.ts';
import type { Planner as AnyPlanner } from './planner.ts';
import type { ReadQuestion } from './question.ts';

/**
 * A question whose taskinfo has the fields of its tasktype, as many as are known. Types of one's own are asked about like
 * those of the registry once a module declares them in `Tasktypes`.
 */
export type TypedQuestion = {
  [Uri in keyof Tasktypes]: {
    readonly tasktype: Uri;
    readonly taskinfo?: Partial<Tasktypes[Uri]>;
    readonly resources?: Readonly<Record<string, string | number>>;
  };
}[keyof Tasktypes];

/** Answers whether tasks can be run. */
export interface Planner extends Pick<AnyPlanner, 'offers'> {
  /**
   * Answers a question of a program that knows what it asks; an editor completes the fields of the tasktype.
   *
   * @param question The question.
   * @param caller Who asks; nobody who has signed in unless given.
   * @returns YES with interfaces, or NO with reasons.
   */
  readonly accepts: (question: TypedQuestion, caller?: Caller) => Reply;
  /**
   * Answers a question that came from somewhere, read by `readQuestion` or `readQuery`.
   *
   * @param question The question.
   * @param caller Who asks; nobody who has signed in unless given.
   * @returns YES with interfaces, or NO with reasons.
   */
  readonly answer: AnyPlanner['accepts'];
  /**
   * Reads a question from the query of an address: `tasktype=…&taskinfo.languages={md,python}`; values are read by the type
   * of their field.
   *
   * @param entries Names and values, such as the `searchParams` of a URL.
   * @returns The question, or why it is none.
   */
  readonly readQuery: (entries: Iterable<readonly [string, string]>) => ReadQuestion;
}
