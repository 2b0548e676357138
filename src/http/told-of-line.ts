import type { Report, Verdict } from '../validate/report.ts';

/** What is told of one line of a batch. */
export interface ToldOfLine {
  readonly verdict: Verdict;
  /** The report as JSON, on one line. */
  readonly json: string;
}

/**
 * Writes what is told of a line.
 *
 * @param report The report of its document.
 * @returns It.
 */
export function toldOf(report: Report): ToldOfLine {
  return { verdict: report.verdict, json: JSON.stringify(report) };
}
