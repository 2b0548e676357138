import { existsSync } from 'node:fs';
import type { DocumentProblem } from '../spec/problem.ts';
import { json } from '../report/json.ts';
import type { Arguments } from './arguments.ts';
import { findProblems, renderProblems } from './document-problems.ts';
import { openDocuments, openFolder, type Opened } from './documents.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { lookOf, refuse } from './terminal.ts';

/** Opens the folder that is named, else the current one if it holds documents, else those that are shipped. */
async function open({ operands }: Arguments, io: Io): Promise<Opened | WrongUse> {
  const here = ['tasktypes', 'servicetypes'].some((name) => existsSync(name)) ? '.' : undefined;
  const [folder = here] = operands;
  return folder === undefined ? openDocuments(await io.shipped.documents()) : openFolder(folder);
}

function count(problems: readonly DocumentProblem[], severity: string): string {
  const number = problems.filter((problem) => problem.severity === severity).length;
  return `${number} ${severity}${number === 1 ? '' : 's'}`;
}

function summary(number: number, problems: readonly DocumentProblem[]): string {
  const checked = `${number} ${number === 1 ? 'document' : 'documents'} checked, examples included`;
  return `${checked}: ${problems.length === 0 ? 'no problems' : `${count(problems, 'error')}, ${count(problems, 'warning')}`}`;
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
  const opened = await open(args, io);
  if ('message' in opened) return refuse(io, opened);
  const problems = findProblems(opened);
  const documents = Object.keys(opened.documents).length;
  const has = (...severities: readonly string[]): boolean =>
    problems.some(({ severity }) => severities.includes(severity));
  io.stdout.write(
    args.options.get('format') === 'json'
      ? json({ verdict: has('error') ? 'invalid' : 'valid', documents, problems })
      : `${renderProblems(opened, problems, lookOf(io.stdout, io))}${summary(documents, problems)}\n`,
  );
  const fails = args.options.get('fail-on') === 'warning' ? has('error', 'warning') : has('error');
  return fails ? exitCode.invalid : exitCode.fine;
}
