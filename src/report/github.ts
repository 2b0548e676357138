import type { Problem } from '../spec/problem.ts';
import { visible } from '../spec/words.ts';
import type { Report, Reports } from '../validate/report.ts';
import { namedFile, told, unnamed } from './finding.ts';
import { proposalSentence } from './proposal-text.ts';
import { spoken } from './report-text.ts';

type Properties = Readonly<Record<string, string | number | undefined>>;

/** GitHub reads `%25`, `%0D`, `%0A`, `%3A` and `%2C`; no terminal shall obey the other control characters of a file name. */
function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** A workflow command: one line, whatever stands in its message and its properties. */
function command(name: string, properties: Properties, message: string): string {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${String(value).replace(/[%:,\p{Cc}]/gu, percent)}`);
  return `::${name} ${written.join(',')}::${message.replace(/[%\r\n]/g, percent)}\n`;
}

function verdictOf(report: Report): string {
  const { verdict, proposal, repaired } = report;
  const sentences = [
    `${namedFile(report) ?? unnamed}: ${spoken(verdict)}.`,
    ...(repaired === undefined ? [] : [`With these repairs, the verdict would be: ${spoken(repaired.verdict)}.`]),
    ...(proposal === undefined ? [] : [proposalSentence(proposal)]),
  ];
  return visible(sentences.join(' '));
}

/**
 * Writes problems as annotations of the lines of a file.
 *
 * @param file The path of the file; nothing for a text that came down a pipe.
 * @param problems The problems.
 * @returns A workflow command for each.
 */
export function annotate(file: string | undefined, problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => {
    const { severity, rule, line, column } = problem;
    return command(severity, { file, line, col: column, title: rule }, told(problem));
  });
}

function annotationsOf(report: Report): readonly string[] {
  const file = namedFile(report);
  return [...annotate(file, report.problems), command('notice', { file, title: 'tasktypes' }, verdictOf(report))];
}

/**
 * Writes reports as workflow commands of GitHub Actions, which become annotations of the changed lines.
 *
 * @param reports The reports.
 * @returns A line for each problem, and a notice with the verdict of each file.
 */
export function renderGithub({ files }: Reports): string {
  return files.flatMap(annotationsOf).join('');
}
