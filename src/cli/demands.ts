import { problem, type Problem } from '../spec/problem.ts';
import type { Report, Reports } from '../validate/report.ts';
import { exitCode } from './io.ts';

/** What a run asks of a file beside being valid; it decides the exit code and never the verdict. */
export interface Demands {
  /** True where a file that declares nothing fails. */
  readonly requireTask: boolean;
  /** True where an unknown type is no reason to fail. */
  readonly allowUnknown: boolean;
  /** True where a warning fails. */
  readonly failOnWarning: boolean;
}

const lacksTask = ({ verdict }: Report, { requireTask }: Demands): boolean =>
  requireTask && verdict === 'nothing-declared';

/**
 * Decides how the command ends with a report.
 *
 * @param report The report of one file.
 * @param demands What is asked of it.
 * @returns The exit code.
 */
export function exitCodeOf(report: Report, demands: Demands): number {
  const { verdict, problems } = report;
  if (verdict === 'invalid' || lacksTask(report, demands)) return exitCode.invalid;
  if (demands.failOnWarning && problems.some(({ severity }) => severity === 'warning')) return exitCode.invalid;
  if (verdict === 'unreadable') return exitCode.undecided;
  return verdict === 'unknown' && !demands.allowUnknown ? exitCode.undecided : exitCode.fine;
}

/**
 * Joins the exit codes of several files.
 *
 * @param codes The exit codes.
 * @returns Wrong use before invalid, invalid before what could not be decided, and that before success.
 */
export function gravest(codes: readonly number[]): number {
  const order = [exitCode.wrongUse, exitCode.invalid, exitCode.undecided];
  return order.find((code) => codes.includes(code)) ?? exitCode.fine;
}

const noTask = problem('task-is-declared', {
  message: 'The file declares no task, and --require-task asks for one.',
  hint: 'Declare a task, or check this file without --require-task.',
});

function failing(found: Problem): Problem {
  if (found.severity === 'error') return found;
  const why = 'This is a warning, and --fail-on warning counts it as an error.';
  return { ...found, severity: 'error', hint: found.hint === undefined ? why : `${found.hint} ${why}` };
}

function problemsUnder(report: Report, demands: Demands): readonly Problem[] {
  const problems = demands.failOnWarning ? report.problems.map(failing) : report.problems;
  return lacksTask(report, demands) ? [noTask, ...problems] : problems;
}

/**
 * Adds to reports why the command fails with files that are not invalid.
 *
 * @param reports The reports.
 * @param demands What is asked of the files.
 * @returns The same reports; what makes the command fail is an error in them, and says by which option.
 */
export function demanding({ verdict, files }: Reports, demands: Demands): Reports {
  return { verdict, files: files.map((report) => ({ ...report, problems: problemsUnder(report, demands) })) };
}
