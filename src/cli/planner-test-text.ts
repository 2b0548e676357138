import { curlWords, type Call } from '../planner/conformance/call.ts';
import type { Finding } from '../planner/conformance/check.ts';
import type { CheckReport, ConformanceReport, Unreachable } from '../planner/conformance/conformance.ts';
import type { Registry } from '../registry/registry.ts';
import { padded, widthOf } from '../report/cells.ts';
import type { Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import { cut, visible } from '../spec/words.ts';

const verdictWords = { passed: 'passed', warning: 'warning', fault: 'fault', 'left-out': 'not asked' } as const;

/** So much of a request is shown; the rest is in the JSON. */
const mostShown = 1_500;

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

type Paint = (text: string) => string;

function paintOf(verdict: CheckReport['verdict'], { style }: Look): Paint {
  if (verdict === 'fault') return style.red;
  if (verdict === 'warning') return style.yellow;
  return verdict === 'left-out' ? style.dim : (text) => text;
}

function table(checks: readonly CheckReport[], look: Look): readonly string[] {
  const widest = Math.max(...checks.map(({ sentence }) => widthOf(sentence)));
  const line = (sentence: string, verdict: string, answers: string): string =>
    `  ${padded(sentence, widest)}  ${padded(verdict, 9)}  ${answers.padStart(7)}`;
  return [
    look.style.dim(line('what a planner does', 'verdict', 'answers')),
    ...checks.flatMap(({ sentence, verdict, asked, note }) => [
      paintOf(verdict, look)(line(sentence, verdictWords[verdict], String(asked))),
      ...(note === undefined || asked === 0 ? [] : [look.style.dim(`    ${note}`)]),
    ]),
  ];
}

/** The request as a line of the shell, broken where the terminal is too narrow for it. */
function request(call: Call, look: Look): readonly string[] {
  const words = curlWords(call).map((word) => visible(cut(word, mostShown)));
  const isCut = words.some((word) => word.endsWith('…'));
  const line = words.join(' ');
  const isNarrow = look.width !== undefined && widthOf(line) + 4 > look.width;
  const lines = isNarrow ? words.map((word, index) => `${index === 0 ? '' : '  '}${word}`) : [line];
  return [
    ...lines.map((each, index) => `    ${each}${index === lines.length - 1 ? '' : ' \\'}`),
    ...(isCut ? wrap('(cut; `--format json` has all of it)', look, '    ') : []),
  ];
}

/** A label, and what belongs to it in a column of its own. */
function labelled(label: string, text: string, look: Look): readonly string[] {
  const indent = ' '.repeat(12);
  const [first = '', ...more] = wrap(cut(text, 600), look, indent);
  return [`  ${look.style.dim(padded(label, 9))} ${first.trimStart()}`, ...more];
}

function told(check: CheckReport, first: Finding, look: Look): readonly string[] {
  const number = new Set(check.findings.map(({ call }) => call)).size;
  const [head = '', ...more] = wrap(`${first.severity}: "${check.sentence}"`, look);
  return [
    '',
    paintOf(first.severity, look)(head),
    ...more,
    `  not so in ${number} of ${count(check.asked, 'answer')}${number > 1 ? ', the first of which is this:' : ':'}`,
    ...request(first.call, look),
    ...labelled('expected', first.expected, look),
    ...labelled('answered', first.said, look),
    ...labelled('to do', first.advice, look),
  ];
}

function summary(report: ConformanceReport): string {
  const number = (wanted: CheckReport['verdict']): number =>
    report.checks.filter(({ verdict }) => verdict === wanted).length;
  const [faults, warnings] = [number('fault'), number('warning')];
  const parts = [
    count(report.tasktypes.length, 'tasktype'),
    count(report.calls, 'question'),
    ...(faults > 0 ? [count(faults, 'fault')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  return `${visible(report.planner)}: ${report.verdict === 'conforms' ? 'conforms' : 'does not conform'} (${parts.join(', ')})`;
}

/** The tasktypes by their names, those of others by their URIs. */
function taken({ tasktypes }: ConformanceReport, registry: Registry): string {
  if (tasktypes.length === 0) return 'It takes none of the tasktypes that it was asked about.';
  const names = tasktypes.map((uri) => registry.find(uri)?.name ?? uri);
  return `It takes ${count(names.length, 'tasktype')}: ${names.join(', ')}.`;
}

/**
 * Renders what came of a test: a table of all checks, the first fault of each, and at the end what comes of it.
 *
 * @param report The report.
 * @param registry The types, for their names.
 * @param look How it is laid out.
 * @returns The text, ending with a line end.
 */
export function renderConformance(report: ConformanceReport | Unreachable, registry: Registry, look: Look): string {
  if (report.verdict === 'unreachable') {
    const { planner, message, hint } = report;
    const lines = [`${visible(planner)}: no planner`, ...wrap(message, look, '  '), ...wrap(hint, look, '  ')];
    return `${lines.join('\n')}\n`;
  }
  const stopped = 'Too little was answered, or it took too long; the rest was not asked.';
  const end = summary(report);
  const lines = [
    ...wrap(taken(report, registry), look),
    '',
    ...table(report.checks, look),
    ...report.checks.flatMap((check) => check.findings.slice(0, 1).flatMap((first) => told(check, first, look))),
    ...(report.isWhole ? [] : ['', ...wrap(stopped, look)]),
    '',
    report.verdict === 'conforms' ? look.style.green(end) : look.style.red(end),
  ];
  return `${lines.join('\n')}\n`;
}
