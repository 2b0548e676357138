import { existsSync } from 'node:fs';
import type { DocumentProblem } from '../spec/problem.ts';
import { json } from '../report/json.ts';
import { problemLines, sourceLines } from '../report/problem-text.ts';
import type { Look } from '../report/style.ts';
import { visible } from '../report/visible.ts';
import type { Documents } from '../spec/spec.ts';
import { checkExamples } from '../validate/examples.ts';
import type { Arguments } from './arguments.ts';
import { openFolder, type OpenedFolder } from './documents.ts';
import { exitCode, type Io } from './io.ts';
import { lookOf, refuse } from './terminal.ts';

function folderOf({ operands }: Arguments, io: Io): string {
  const [folder] = operands;
  if (folder !== undefined) return folder;
  return ['tasktypes', 'servicetypes'].some((name) => existsSync(name)) ? '.' : io.packageFolder;
}

function problemText(path: string, problems: readonly DocumentProblem[], documents: Documents, look: Look): string {
  const source = sourceLines(() => documents[path] ?? '');
  const ordered = [...problems].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  const lines = ordered.flatMap((problem) => ['', ...problemLines(problem, source, look)]);
  return [look.style.bold(visible(path)), ...lines, '', ''].join('\n');
}

function count(problems: readonly DocumentProblem[], severity: string): string {
  const number = problems.filter((problem) => problem.severity === severity).length;
  return `${number} ${severity}${number === 1 ? '' : 's'}`;
}

function summary({ documents }: OpenedFolder, problems: readonly DocumentProblem[]): string {
  const number = Object.keys(documents).length;
  const checked = `${number} ${number === 1 ? 'document' : 'documents'} checked, examples included`;
  return `${checked}: ${problems.length === 0 ? 'no problems' : `${count(problems, 'error')}, ${count(problems, 'warning')}`}`;
}

function render(opened: OpenedFolder, problems: readonly DocumentProblem[], look: Look): string {
  const paths = [...new Set(problems.map(({ path }) => path))].sort();
  const parts = paths.map(
    (path) =>
    problemText(path, problems.filter((problem) => problem.path === path), opened.documents, look), // prettier-ignore
  );
  return `${parts.join('')}${summary(opened, problems)}\n`;
}

/**
 * Checks the documents of a folder: fields, schemas, links and examples.
 *
 * @param args The folder, and the options of `lint`.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  if (args.operands.length > 1)
    return refuse(io, { message: 'One folder is checked at a time.', hint: 'Write: tasktypes lint <folder>' });
  const opened = await openFolder(folderOf(args, io));
  if ('message' in opened) return refuse(io, opened);
  const problems = [...opened.registry.problems, ...checkExamples(opened.registry)];
  const asJson = args.options.get('format') === 'json';
  io.stdout.write(asJson ? json({ problems }) : render(opened, problems, lookOf(io.stdout, io)));
  const failing = args.options.get('fail-on') === 'warning' ? ['error', 'warning'] : ['error'];
  return problems.some(({ severity }) => failing.includes(severity)) ? exitCode.invalid : exitCode.fine;
}
