import type { Problem } from '../spec/problem.ts';
import type { Report, Reports, TaskReport } from '../validate/report.ts';
import { namedFile, unnamed, type ToolOptions } from './finding.ts';
import { codeBlock, codeSpan, markdownText } from './markdown-text.ts';
import { howToChoose, howToPaste, membersOf, proposalSentence, whatOnlyYouKnow } from './proposal-text.ts';
import { labelOf, spoken } from './report-text.ts';
import { totals } from './totals.ts';

/** More than these are not read by anybody, and a comment has its limit. */
const mostProblems = 50;

function nameOf(report: Report): string {
  const file = namedFile(report);
  return file === undefined ? unnamed : codeSpan(file);
}

function taskLine(task: TaskReport): string {
  return `- ${markdownText(labelOf(task))}, line ${task.line}: ${task.verdict}`;
}

function problemText(problem: Problem, options: ToolOptions): string {
  const { rule, severity, message, hint, line, column = 1, docs } = problem;
  const place = line === undefined ? [] : [`line ${line}`, `column ${column}`];
  const head = [severity, ...place].join(', ');
  const reference = options.rulePagesOpen ? `[${rule}](${docs})` : codeSpan(rule);
  const sentences = [message, hint ?? ''].map(markdownText).filter((text) => text !== '');
  return `**${head}:** ${sentences.join(' ')} (${reference})`;
}

function problemLines(problems: readonly Problem[], options: ToolOptions): readonly string[] {
  const more = problems.length - mostProblems;
  return [
    ...problems.slice(0, mostProblems).map((problem, index) => `${index + 1}. ${problemText(problem, options)}`),
    ...(more > 0 ? ['', `And ${more} more; \`--format json\` lists them all.`] : []),
  ];
}

function proposalParts(proposal: NonNullable<Report['proposal']>): readonly (readonly string[])[] {
  if (!('block' in proposal)) return [[markdownText(proposal.question)], [markdownText(howToChoose)]];
  const { block, missing, question = '', note = '' } = proposal;
  return [
    [markdownText(proposalSentence(proposal))],
    [markdownText(question)],
    [markdownText(howToPaste)],
    codeBlock(membersOf(block), 'json'),
    missing.length === 0 ? [] : [whatOnlyYouKnow],
    missing.map(({ pointer, question: asked }) => `- ${codeSpan(pointer)}: ${markdownText(asked)}`),
    [markdownText(note)],
  ];
}

function partsOf(report: Report, options: ToolOptions): readonly (readonly string[])[] {
  const { verdict, tasks, problems, repaired, proposal } = report;
  return [
    [`### ${nameOf(report)}: ${spoken(verdict)}`],
    tasks.map(taskLine),
    problemLines(problems, options),
    repaired === undefined ? [] : [`With these repairs, the verdict would be: ${spoken(repaired.verdict)}.`],
    ...(proposal === undefined ? [] : proposalParts(proposal)),
  ];
}

/**
 * Writes reports as Markdown, to be pasted into the review of a record or of a merge request.
 *
 * @param reports The reports.
 * @param options The version, and whether rules have pages that open.
 * @returns The Markdown, ending with a line end; nothing from a file is markup, a mention, a reference or a link in it.
 */
export function renderMarkdown({ files }: Reports, options: ToolOptions): string {
  const parts = [
    files.length > 1 ? [totals(files.map(({ verdict }) => verdict))] : [],
    ...files.flatMap((report) => partsOf(report, options)),
    [`Checked with tasktypes ${options.version}.`],
  ];
  return parts
    .map((lines) => lines.join('\n'))
    .filter((text) => text !== '')
    .join('\n\n')
    .concat('\n');
}
