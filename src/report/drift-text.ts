import type { Problem } from '../spec/problem.ts';
import { visible } from '../spec/words.ts';
import { repositoryPath } from './finding.ts';
import { annotate } from './github.ts';
import { json } from './json.ts';
import { codeSpan, markdownText } from './markdown-text.ts';
import { problemLines, type SourceLines } from './problem-text.ts';
import type { Look } from './style.ts';

/** What a comparison of declared tasks with their repository has found. */
export interface Drift {
  /** The codemeta.json, as a path. */
  readonly file: string;
  /** True where there is none, so that nothing is declared. */
  readonly isAbsent?: boolean;
  readonly problems: readonly Problem[];
}

function verdictOf({ problems }: Drift): 'agrees' | 'drifted' {
  return problems.length === 0 ? 'agrees' : 'drifted';
}

function sentenceOf({ problems, isAbsent = false }: Drift): string {
  if (isAbsent) return problems.length === 0 ? 'is not there, and nothing has to be declared' : 'is not there';
  return problems.length === 0 ? 'says what the repository says' : 'has drifted apart from the repository';
}

/**
 * Tells a comparison on a terminal.
 *
 * @param drift What was found.
 * @param look How it is laid out.
 * @param source The lines of codemeta.json, where there is one.
 * @returns The text, ending with a line end.
 */
export function renderDrift(drift: Drift, look: Look, source?: SourceLines): string {
  const { bold, green, red } = look.style;
  const paint = drift.problems.length === 0 ? green : red;
  const lines = [
    `${bold(visible(drift.file))}: ${paint(sentenceOf(drift))}`,
    ...drift.problems.flatMap((problem) => ['', ...problemLines(problem, source, look)]),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Writes a comparison as JSON.
 *
 * @param drift What was found.
 * @returns One object, `{file, verdict, problems}`, with `isAbsent` where there is no such file, ending with a line end.
 */
export function renderDriftJson(drift: Drift): string {
  const { file, isAbsent = false, problems } = drift;
  return json({ file, verdict: verdictOf(drift), ...(isAbsent ? { isAbsent } : {}), problems });
}

/**
 * Writes a comparison as Markdown, to be pasted into a merge request.
 *
 * @param drift What was found.
 * @param version The version of this package.
 * @returns The Markdown, ending with a line end.
 */
export function renderDriftMarkdown(drift: Drift, version: string): string {
  const lines = drift.problems.map(({ message, hint = '', line }) => {
    const place = line === undefined ? '' : `line ${line}: `;
    return `- ${place}${markdownText(`${message} ${hint}`.trim())}`;
  });
  const parts = [
    `### ${codeSpan(drift.file)} ${sentenceOf(drift)}`,
    lines.join('\n'),
    `Checked with tasktypes ${version}.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/**
 * Writes a comparison as workflow commands of GitHub Actions.
 *
 * @param drift What was found.
 * @returns A line for each problem; none where there is none.
 */
export function renderDriftGithub({ file, problems }: Drift): string {
  return annotate(repositoryPath(file), problems).join('');
}
