import type { Problem } from '../spec/problem.ts';
import { excerpt } from './excerpt.ts';
import type { Look } from './style.ts';
import { wrap } from './wrap.ts';

/** The lines of a source, split when the first one is asked for. */
export interface SourceLines {
  /** Gives a line by its number, counted from 1; `undefined` where there is none. */
  readonly line: (number: number) => string | undefined;
}

/** Width of an excerpt where no terminal sets one. */
const defaultWidth = 100;

/**
 * Splits a source into lines as places count them: at LF, CR LF or a lone CR.
 *
 * @param read Gives the whole text; it is called at most once, and only when a line is shown.
 * @returns The lines.
 */
export function sourceLines(read: () => string): SourceLines {
  let lines: readonly string[] | undefined;
  return { line: (number) => (lines ??= read().split(/\r\n|\n|\r/))[number - 1] };
}

function headOf({ line, column, severity, message, rule }: Problem, look: Look): readonly string[] {
  const { bold, red, yellow, dim } = look.style;
  const place = line === undefined ? '' : `${line}:${column ?? 1} `;
  const plain = `${place}${severity}: `;
  const [first = '', ...more] = wrap(`${plain}${message} (${rule})`, look, '  ');
  const paint = severity === 'error' ? red : yellow;
  const lines = [`  ${bold(place)}${paint(`${severity}:`)} ${first.slice(2 + plain.length)}`, ...more];
  const last = lines.length - 1;
  const id = `(${rule})`;
  return lines.map((text, index) =>
    index === last && text.endsWith(id) ? `${text.slice(0, -id.length)}${dim(id)}` : text,
  );
}

function excerptLines(
  { rule, line, column = 1 }: Problem,
  source: SourceLines | undefined,
  look: Look,
): readonly string[] {
  if (line === undefined || rule === 'text-is-utf8') return [];
  const text = source?.line(line) ?? '';
  const width = (look.width ?? defaultWidth) - 4;
  return text.trim() === '' ? [] : excerpt(text, { line, column }, { width, style: look.style });
}

/**
 * Tells one problem: its place, the sentence with the rule, the line of the source it stands on, and what to do.
 *
 * @param problem The problem.
 * @param source The lines of the source; without them no excerpt is shown.
 * @param look How it is laid out.
 * @returns The lines, indented by two.
 */
export function problemLines(problem: Problem, source: SourceLines | undefined, look: Look): readonly string[] {
  const { hint } = problem;
  const advice = hint === undefined ? [] : wrap(hint, look, '    ');
  return [...headOf(problem, look), ...excerptLines(problem, source, look).map((line) => `    ${line}`), ...advice];
}
