import { identifiersLead } from '../identity.ts';
import { defaultMaxSize } from '../metadata/decode.ts';
import type { ToolOptions } from '../report/finding.ts';
import { renderGithub } from '../report/github.ts';
import { renderGitlab } from '../report/gitlab.ts';
import { renderJson } from '../report/json.ts';
import { renderJunit } from '../report/junit.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { sourceLines } from '../report/problem-text.ts';
import { renderReport } from '../report/report-text.ts';
import { renderSarif } from '../report/sarif.ts';
import { totals } from '../report/totals.ts';
import { problem } from '../spec/problem.ts';
import { joinVerdicts, withAbout, type Report, type Reports } from '../validate/report.ts';
import type { Arguments } from './arguments.ts';
import { collectFiles, type Unread } from './files.ts';
import { collectDeposits, type CollectedDeposits } from './deposits.ts';
import { demanding, exitCodeOf, gravest, type Demands } from './demands.ts';
import type { Io, WrongUse } from './io.ts';
import { createProgress } from './progress.ts';
import { namesRecord } from './record-operand.ts';
import { readSize } from './size.ts';
import { lookOf, refuse } from './terminal.ts';
import { operandChecker, unreadable, type Checked, type Reading } from './validate-operand.ts';

/** Writes all reports at once; text is written file by file instead. */
type Writer = (reports: Reports, options: ToolOptions, demands: Demands) => string;

/** Forms that services of CI and reviewers read say also why the command fails; JSON is the report as it is everywhere. */
const forCi =
  (write: (reports: Reports, options: ToolOptions) => string): Writer =>
  (reports, options, demands) =>
    write(demanding(reports, demands), options);

const writers: Readonly<Record<string, Writer>> = {
  json: renderJson,
  sarif: forCi(renderSarif),
  junit: forCi(renderJunit),
  github: forCi(renderGithub),
  gitlab: forCi(renderGitlab),
  markdown: forCi(renderMarkdown),
};

interface Settings extends Demands, Reading {
  readonly write?: Writer | undefined;
}

function settingsOf({ options }: Arguments): Settings | WrongUse {
  const size = options.get('max-size');
  const maxSize = typeof size === 'string' ? readSize(size) : defaultMaxSize;
  if (maxSize === undefined)
    return {
      message: `The size "${String(size)}" is not understood.`,
      hint: 'Write --max-size 16MiB, or a number of bytes.',
    };
  const input = options.get('input');
  return {
    write: writers[String(options.get('format'))],
    requireTask: options.has('require-task'),
    allowUnknown: options.has('allow-unknown'),
    failOnWarning: options.get('fail-on') === 'warning',
    maxSize,
    ...(input === 'json' || input === 'yaml' ? { input } : {}),
  };
}

/** Writes the report of each file when it is ready; those with problems stand apart from their neighbours. */
function createPrinter(io: Io, count: number): (checked: Checked, path: string) => void {
  const look = lookOf(io.stdout, io);
  let previousHasBody = false;
  let isFirst = true;
  return ({ report, text, name: own }, path) => {
    const name = own ?? (path === '-' ? 'standard input' : path);
    const told = renderReport(report, look, { name, source: sourceLines(text), brief: count > 1 });
    const hasBody = told.includes('\n\n');
    io.stdout.write(`${!isFirst && (hasBody || previousHasBody) ? '\n' : ''}${told}`);
    previousHasBody = hasBody;
    isFirst = false;
  };
}

/** Lets Ctrl-C be heard between two files. */
const pause = () => new Promise((resolve) => setImmediate(resolve));

async function checkAll({ paths, says }: CollectedDeposits, settings: Settings, io: Io) {
  const progress = createProgress(io, paths.length);
  const print = settings.write === undefined ? createPrinter(io, paths.length) : undefined;
  const check = operandChecker(settings, io);
  const reports: Report[] = [];
  const faults: Unread[] = [];
  for (const [index, path] of paths.entries()) {
    progress.show(index);
    if (index > 0) await pause();
    const checked = await check(path);
    progress.clear();
    if ('message' in checked) faults.push(checked);
    else {
      const report = withAbout(checked.report, checked.report.about ?? says.get(path));
      reports.push(report);
      print?.({ ...checked, report }, path);
    }
  }
  progress.clear();
  return { reports, faults };
}

/** Whoever reads only this has to see that a path was not read. */
function joined(reports: readonly Report[], unread: readonly Unread[]): Reports {
  const ofUnread = unread.map(({ path, message, hint }) =>
    unreadable(path, [problem('file-can-be-read', { message, hint })]),
  );
  const files = [...reports, ...ofUnread];
  return { verdict: joinVerdicts(files.map(({ verdict }) => verdict)), files };
}

/**
 * Checks files and tells what was found.
 *
 * @param args Files, folders or `-`, and the options of `validate`.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const settings = settingsOf(args);
  if ('message' in settings) return refuse(io, settings);
  if (args.operands.length === 0)
    return refuse(io, {
      message: 'No file is named.',
      hint: 'Name files or folders, or - for standard input: tasktypes validate codemeta.json',
    });
  if (args.operands.includes('-') && io.stdinIsTerminal)
    io.stderr.write('Reading from the terminal; Ctrl-D ends the text.\n');
  const isRecord = (operand: string): boolean => namesRecord(operand, io);
  const found = args.options.has('deposit')
    ? collectDeposits(args.operands)
    : { ...collectFiles(args.operands, isRecord), says: new Map<string, string>() };
  const { reports, faults } = await checkAll(found, settings, io);
  const unread = [...found.faults, ...faults];
  const all = joined(reports, unread);
  if (settings.write !== undefined) {
    const options = { version: io.shipped.version(), rulePagesOpen: identifiersLead };
    io.stdout.write(settings.write(all, options, settings));
  } else if (reports.length > 0 && all.files.length > 1)
    io.stdout.write(`\n${totals(all.files.map(({ verdict }) => verdict))}\n`);
  const codes = reports.map((report) => exitCodeOf(report, settings));
  for (const fault of unread) codes.push(refuse(io, fault));
  return gravest(codes);
}
