import { identifiers } from '../identity.ts';
import type { RuleId } from './rules.ts';

/** How grave a problem is: an error makes a verdict `invalid` (or stops the build), a warning never changes a verdict. */
export type Severity = 'error' | 'warning';

/** A place in a text: both numbers count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong with a document, a task, an example or a metadata file, in words a person can act on. */
export interface Problem {
  /** The broken rule; its page is at `docs`. */
  readonly rule: RuleId;
  /** The JSON Schema keyword that refused the value, where a schema did. */
  readonly keyword?: string;
  readonly severity: Severity;
  /** One plain sentence that says what is wrong. */
  readonly message: string;
  /** What to do next. */
  readonly hint?: string;
  /** JSON Pointer (RFC 6901) into the text that was read; empty for the whole of it. */
  readonly pointer: string;
  readonly line?: number;
  readonly column?: number;
  /** Address of the page about the rule. */
  readonly docs: string;
}

/** A problem of one document among many. */
export interface DocumentProblem extends Problem {
  /** Path of the document that holds the pointer. */
  readonly path: string;
}

/** What a caller says of a problem; everything but the message is optional. */
export interface ProblemDetails {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly keyword?: string | undefined;
  readonly severity?: Severity;
  readonly pointer?: string;
  readonly place?: Place | undefined;
}

/**
 * Makes a problem of a rule, its keys always in the declared order.
 *
 * @param rule The id of the broken rule.
 * @param details What is wrong, where, and what to do.
 * @returns The problem.
 */
export function problem(rule: RuleId, details: ProblemDetails): Problem {
  return {
    rule,
    ...(details.keyword === undefined ? {} : { keyword: details.keyword }),
    severity: details.severity ?? 'error',
    message: details.message,
    ...(details.hint === undefined ? {} : { hint: details.hint }),
    pointer: details.pointer ?? '',
    ...(details.place === undefined ? {} : { line: details.place.line, column: details.place.column }),
    docs: `${identifiers}/rules/${rule}`,
  };
}
