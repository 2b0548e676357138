import { join } from 'node:path';
import type { StandingTask } from '../infer/standing.ts';
import { addBlock, newCodemeta } from '../infer/suggested-block.ts';
import type { Block } from '../metadata/block.ts';
import { registry, validators } from '../official.ts';
import type { Problem } from '../spec/problem.ts';
import { listed } from '../spec/words.ts';
import { validate } from '../validate/validate.ts';
import { readCodemetaIn, whyNotAdded, type CodemetaOnDisk } from './codemeta-on-disk.ts';
import { exitCode, type WrongUse } from './io.ts';
import { replaceFile } from './replace-file.ts';
import { newFile } from './suggest-answers.ts';

/** What is to be written, and where. */
export interface ToWrite {
  readonly folder: string;
  /** The file as it was when the tasks were compared with it. */
  readonly file: CodemetaOnDisk;
  readonly tasks: readonly StandingTask[];
  readonly block: Block;
  /** What the software is called and where it comes from, for a new file. */
  readonly name?: string | undefined;
  readonly codeRepository?: string | undefined;
}

/** Why nothing was written, and what the command ends with. */
export interface NotWritten extends WrongUse {
  readonly code: number;
}

const titlesOf = (tasks: readonly StandingTask[]): string =>
  listed(tasks.map(({ title, name }) => `${title} (${name})`));

function leftOpen(tasks: readonly StandingTask[]): readonly string[] {
  const incomplete = tasks.filter(({ standing }) => standing === 'incomplete');
  const differing = tasks.filter(({ standing }) => standing === 'differs');
  return [
    ...(incomplete.length === 0 ? [] : [`Not written, since something is missing: ${titlesOf(incomplete)}.`]),
    ...differing.map(
      ({ title, name, declaredAt = '' }) =>
        `Left alone: codemeta.json declares a task of the type ${title} with other values at ${declaredAt}, so that of ${name} was not added.`,
    ),
  ];
}

function added(tasks: readonly StandingTask[], { keywords }: Block, path: string): string {
  const ready = tasks.filter(({ standing }) => standing === 'ready');
  if (ready.length === 0) return `Added to the keywords of ${path}: ${listed(keywords)}.`;
  return `Wrote ${ready.length === 1 ? 'one task' : `${ready.length} tasks`} into ${path}: ${titlesOf(ready)}.`;
}

const keyOf = ({ rule, message }: Problem): string => `${rule} ${message}`;

/** What the validator says of a text that it did not say before. */
async function newProblems(before: string | undefined, after: string): Promise<readonly Problem[]> {
  const context = { registry, validators };
  const known = before === undefined ? undefined : await validate(before, context, { format: 'json' });
  const said = new Set(known?.problems.map(keyOf));
  const { problems } = await validate(after, context, { format: 'json' });
  return problems.filter((one) => !said.has(keyOf(one)));
}

async function put(path: string, before: string | undefined, after: string): Promise<readonly string[] | NotWritten> {
  const problems = await newProblems(before, after);
  const error = problems.find(({ severity }) => severity === 'error');
  if (error !== undefined)
    return {
      message: `Nothing was written, since ${path} would become invalid: ${error.message}`,
      hint: error.hint ?? 'Write the tasks by hand; --format json prints them.',
      code: exitCode.undecided,
    };
  const unwritten = await replaceFile(path, after);
  if (unwritten !== undefined) return { ...unwritten, code: exitCode.undecided };
  return [...new Set(problems.map(({ message }) => `Warning: ${message}`))];
}

function notAdded({ message, hint, line }: Problem, path: string): NotWritten {
  return {
    message: `Nothing was written into ${path}${line === undefined ? '' : `, line ${line}`}. ${message}`,
    hint: hint ?? `tasktypes validate ${path} says more.`,
    code: exitCode.undecided,
  };
}

const textOf = (file: CodemetaOnDisk): string | undefined => (file.state === 'absent' ? undefined : file.text);

async function changedMeanwhile({ folder, file }: ToWrite, path: string): Promise<NotWritten | undefined> {
  const now = await readCodemetaIn(folder, registry);
  if (textOf(now) === textOf(file)) return undefined;
  return {
    message: `${path} was changed by somebody else while this ran.`,
    hint: 'Run it again.',
    code: exitCode.undecided,
  };
}

async function begin(toWrite: ToWrite, path: string): Promise<readonly string[] | NotWritten> {
  const { name, codeRepository, block, tasks } = toWrite;
  if (name === undefined)
    return {
      message: 'There is no codemeta.json yet, and no file says what the software is called.',
      hint: `Give its name: --answer '${newFile}#/name=<name>'.`,
      code: exitCode.wrongUse,
    };
  const warnings = await put(path, undefined, newCodemeta({ name, codeRepository }, block));
  if ('message' in warnings) return warnings;
  const count = block.targetProduct.length === 1 ? 'one task' : `${block.targetProduct.length} tasks`;
  return [
    `Made ${path} for "${name}" with ${count}: ${titlesOf(tasks.filter(({ standing }) => standing === 'ready'))}.`,
    'It says nothing else yet: add description, author, license and version before you publish it.',
    ...warnings,
  ];
}

/**
 * Writes tasks into the codemeta.json of a folder, or makes that file.
 *
 * @param toWrite The tasks and the file.
 * @returns What was done, in sentences, or why nothing was written.
 */
export async function writeTasks(toWrite: ToWrite): Promise<readonly string[] | NotWritten> {
  const { folder, file, tasks, block } = toWrite;
  const path = join(folder, 'codemeta.json');
  const open = leftOpen(tasks);
  const fault = whyNotAdded(file);
  if (fault !== undefined) return notAdded(fault, path);
  if (block.targetProduct.length + block.keywords.length === 0) {
    const isDeclared = tasks.length > 0 && tasks.every(({ standing }) => standing === 'declared');
    if (isDeclared) return [`Nothing to write: ${path} declares all of it.`];
    return open.length > 0 ? open : ['Nothing to write.'];
  }
  const changed = await changedMeanwhile(toWrite, path);
  if (changed !== undefined) return changed;
  const done =
    file.state === 'readable'
      ? await put(path, file.text, addBlock(file.text, file.codemeta, block))
      : await begin(toWrite, path);
  if ('message' in done) return done;
  const first = file.state === 'readable' ? [added(tasks, block, path)] : [];
  return [...first, ...done, ...(block.note === undefined ? [] : [block.note]), ...open];
}
