import type { Problem } from '../spec/problem.ts';
import { visible } from '../spec/words.ts';
import type { Report, Reports, TaskReport, Verdict } from '../validate/report.ts';
import { namedFile, told, unnamed } from './finding.ts';
import { labelOf, spoken } from './report-text.ts';

/** How a test case ended; one that passed has none. */
type Ending = 'failure' | 'error' | 'skipped';

interface Case {
  readonly name: string;
  readonly line?: number;
  readonly problems: readonly Problem[];
  readonly ending?: Ending | undefined;
  /** Why it ended so, where no problem says it. */
  readonly why: string;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0, which has no place for control characters, half surrogate pairs and the last two code points. */
function xml(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (char) => entities[char] ?? char);
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

function problemLine(problem: Problem): string {
  const { line, column = 1, severity, rule } = problem;
  const place = line === undefined ? '' : `${line}:${column} `;
  return xml(`${place}${severity}: ${told(problem)} (${rule})`);
}

function caseLines({ name, line, problems, ending, why }: Case, file: string | undefined): readonly string[] {
  const test = `    <testcase${attributes({ name, classname: file ?? unnamed, file, line })}`;
  if (ending === undefined && problems.length === 0) return [`${test}/>`];
  const decisive = problems.find(isError) ?? problems[0];
  const element = ending ?? 'system-out';
  const head = ending === undefined ? {} : { message: decisive?.message ?? why, type: decisive?.rule };
  return [
    `${test}>`,
    `      <${element}${attributes(head)}>${problems.map(problemLine).join('\n')}</${element}>`,
    '    </testcase>',
  ];
}

/** The problems of each task, those inside it; what stands in no task belongs to the file itself, `undefined`. */
function problemsByTask({ tasks, problems }: Report): ReadonlyMap<TaskReport | undefined, readonly Problem[]> {
  const taskAt = new Map(tasks.map((task) => [task.pointer, task]));
  const ownerOf = (pointer: string): TaskReport | undefined =>
    taskAt.get(pointer) ?? (pointer === '' ? undefined : ownerOf(pointer.slice(0, pointer.lastIndexOf('/'))));
  const owned = new Map<TaskReport | undefined, Problem[]>();
  for (const problem of problems) {
    const owner = ownerOf(problem.pointer);
    const others = owned.get(owner);
    if (others === undefined) owned.set(owner, [problem]);
    else others.push(problem);
  }
  return owned;
}

const endings = { valid: undefined, invalid: 'failure', unknown: 'skipped' } as const;

/** A task that is right by itself fails where it is the whole file and something else in that is wrong. */
function caseOfTask(task: TaskReport, problems: readonly Problem[]): Case {
  const { pointer, line, verdict } = task;
  const name = pointer === '' ? labelOf(task) : `${labelOf(task)} at ${pointer}`;
  const ending = problems.some(isError) ? 'failure' : endings[verdict];
  return { name, line, problems, ending, why: `The ${task.kind} is ${verdict}.` };
}

function endingOfFile(verdict: Verdict, problems: readonly Problem[]): Ending | undefined {
  if (verdict === 'unreadable') return 'error';
  if (problems.some(isError)) return 'failure';
  return verdict === 'nothing-declared' ? 'skipped' : undefined;
}

/** What is wrong with the file outside its tasks, or that it has none. */
function caseOfFile({ verdict }: Report, problems: readonly Problem[]): Case {
  const why = `The verdict of the file is: ${spoken(verdict)}.`;
  return { name: 'the file itself', problems, ending: endingOfFile(verdict, problems), why };
}

function casesOf(report: Report): readonly Case[] {
  const owned = problemsByTask(report);
  const ofFile = owned.get(undefined) ?? [];
  return [
    ...(ofFile.length > 0 || report.tasks.length === 0 ? [caseOfFile(report, ofFile)] : []),
    ...report.tasks.map((task) => caseOfTask(task, owned.get(task) ?? [])),
  ];
}

function counts(cases: readonly Case[]) {
  const count = (ending: Ending) => cases.filter((one) => one.ending === ending).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
}

/**
 * Writes reports as JUnit XML, which most services of CI show: a suite for each file, a case for each task. What could not
 * be checked is skipped, a file that could not be read is an error; neither counts as passed.
 *
 * @param reports The reports.
 * @returns The XML, ending with a line end; characters that XML has no place for are written out.
 */
export function renderJunit({ files }: Reports): string {
  const suites = files.map((report) => ({ file: namedFile(report), cases: casesOf(report) }));
  const lines = suites.flatMap(({ file, cases }) => [
    `  <testsuite${attributes({ name: file ?? unnamed, ...counts(cases) })}>`,
    ...cases.flatMap((one) => caseLines(one, file)),
    '  </testsuite>',
  ]);
  const all = attributes({ name: 'tasktypes', ...counts(suites.flatMap(({ cases }) => cases)) });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${all}>`, ...lines, '</testsuites>', ''].join('\n');
}
