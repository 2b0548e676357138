import type { Problem } from '../spec/problem.ts';
import { cut, visible } from '../spec/words.ts';
import type { Report, TaskReport, Verdict } from '../validate/report.ts';
import { problemLines, type SourceLines } from './problem-text.ts';
import { proposalLines, proposalSummary } from './proposal-text.ts';
import type { Look, Style } from './style.ts';
import { padded, widthOf } from './cells.ts';
import { wrap } from './wrap.ts';

/** What a report is told with. */
export interface ReportOptions {
  /** The name shown for the file; the report's own unless given. */
  readonly name?: string;
  readonly source?: SourceLines;
  /** True to tell a proposal in one sentence, for lists of many files. */
  readonly brief?: boolean;
}

/** More than these are not read by anybody; JSON has them all. */
const mostProblems = 50;

/** A longer label, a URI mostly, stands out of its column. */
const widestLabel = 48;

const paints: Readonly<Record<Verdict, keyof Style>> = {
  valid: 'green',
  invalid: 'red',
  unreadable: 'red',
  unknown: 'yellow',
  'nothing-declared': 'bold',
};

/**
 * Writes a verdict as people say it.
 *
 * @param verdict The verdict.
 * @returns The same, without the hyphen.
 */
export function spoken(verdict: Verdict): string {
  return verdict.replace('-', ' ');
}

/** Longest name of a type that is shown, in UTF-16 code units. */
const longestType = 300;

/**
 * Names the type of a task: by title and version, or, where the type is not known, by what the author wrote.
 *
 * @param task The task.
 * @returns The name, cut to a readable length and made safe for a terminal.
 */
export function labelOf({ title, version, type }: TaskReport): string {
  if (title === undefined) return type === '' ? '(no type)' : visible(cut(type, longestType));
  return visible(version === undefined ? title : `${title} ${version}`);
}

function taskLines(tasks: readonly TaskReport[], { style }: Look): readonly string[] {
  const labelled = tasks.map((task) => ({ ...task, label: labelOf(task) }));
  const width = Math.min(widestLabel, Math.max(...labelled.map(({ label }) => widthOf(label))));
  return labelled.map(({ label, verdict, line, column }) => {
    const paint = style[paints[verdict]];
    const place = style.dim(`${line}:${column}`);
    return `  ${padded(label, width)}  ${paint(padded(verdict, 'invalid'.length))}  ${place}`;
  });
}

function problemsLines(problems: readonly Problem[], source: SourceLines | undefined, look: Look): readonly string[] {
  const more = problems.length - mostProblems;
  return [
    ...problems.slice(0, mostProblems).flatMap((problem) => ['', ...problemLines(problem, source, look)]),
    ...(more > 0 ? ['', `  and ${more} more; --format json lists them all.`] : []),
  ];
}

function repairedLines({ repaired }: Report, look: Look): readonly string[] {
  if (repaired === undefined) return [];
  return ['', ...wrap(`With these repairs, the verdict would be: ${spoken(repaired.verdict)}.`, look, '  ')];
}

/**
 * Tells the report of one file: a headline with its verdict, a line for each task, every problem with its place and an
 * excerpt, and what to do next.
 *
 * @param report The report.
 * @param look How it is laid out.
 * @param options The source, the name, and whether to be brief.
 * @returns The text, ending with a line end; everything from the file is made safe for a terminal.
 */
export function renderReport(report: Report, look: Look, options: ReportOptions = {}): string {
  const { about, verdict, tasks, problems, proposal } = report;
  const { style } = look;
  const name = visible(options.name ?? report.file ?? 'standard input');
  const brief = options.brief === true;
  const lines = [
    `${style.bold(name)}: ${style[paints[verdict]](spoken(verdict))}`,
    ...(about === undefined ? [] : wrap(about, look, '  ')),
    ...taskLines(tasks, look),
    ...(proposal !== undefined && brief ? proposalSummary(proposal, look) : []),
    ...problemsLines(problems, options.source, look),
    ...repairedLines(report, look),
    ...(proposal !== undefined && !brief ? ['', ...proposalLines(proposal, look)] : []),
  ];
  return `${lines.join('\n')}\n`;
}
