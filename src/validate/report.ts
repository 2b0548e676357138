import type { Proposal } from '../metadata/propose.ts';
import type { Problem } from '../spec/problem.ts';
import type { Kind } from '../spec/spec.ts';

/** What can be said of one task (or one interface of a reply). */
export type TaskVerdict = 'valid' | 'invalid' | 'unknown';

/** What can be said of a whole file; `unreadable` and `nothing-declared` speak of the file itself. */
export type Verdict = TaskVerdict | 'unreadable' | 'nothing-declared';

/** One task that a file declares, and what was found of it. */
export interface TaskReport {
  readonly kind: Kind;
  /** The type as written; empty where there is none. */
  readonly type: string;
  /** Canonical URI of the type that is meant, where it is known. */
  readonly uri?: string;
  /** Title of that type. */
  readonly title?: string;
  /** Version the task was checked against: `1.0`. */
  readonly version?: string;
  readonly verdict: TaskVerdict;
  /** JSON Pointer of the task in the file. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
}

/** What the validator says of one file; the same object, byte for byte, on every surface. */
export interface Report {
  /** Name of the file, where it has one. */
  readonly file?: string;
  /** Which file was read of a deposit or a record and why, in a sentence or two; of any other file nothing. */
  readonly about?: string;
  readonly verdict: Verdict;
  readonly tasks: readonly TaskReport[];
  /** In the order of their places; their pointers lead into the author's own text. */
  readonly problems: readonly Problem[];
  /** What the verdict would be of the text with the repairs that the problems name; only when the text is unreadable. */
  readonly repaired?: { readonly verdict: Verdict; readonly text: string };
  /** What could be declared, or the question that decides it; only when nothing is declared. */
  readonly proposal?: Proposal;
}

/** Several files at once. */
export interface Reports {
  readonly verdict: Verdict;
  readonly files: readonly Report[];
}

/**
 * Adds to a report which file it is about.
 *
 * @param report The report.
 * @param about Which file was read and why; nothing where there was none to choose.
 * @returns The same report with it.
 */
export function withAbout(report: Report, about: string | undefined): Report {
  if (about === undefined) return report;
  const { file, ...rest } = report;
  return { ...(file === undefined ? {} : { file }), about, ...rest };
}

const precedence: readonly Verdict[] = ['invalid', 'unreadable', 'unknown', 'valid', 'nothing-declared'];

/**
 * Joins the verdicts of several files into one.
 *
 * @param verdicts The verdicts.
 * @returns The first of invalid, unreadable, unknown, valid and nothing-declared that occurs; nothing-declared for none.
 */
export function joinVerdicts(verdicts: Iterable<Verdict>): Verdict {
  const found = new Set(verdicts);
  return precedence.find((verdict) => found.has(verdict)) ?? 'nothing-declared';
}
