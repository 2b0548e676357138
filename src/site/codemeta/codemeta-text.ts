import { readCodemeta, type CodemetaFile } from '../../infer/declared-tasks.ts';
import type { Software } from '../../infer/software-name.ts';
import type { StandingTask } from '../../infer/standing.ts';
import { addBlock, cannotTakeTasks, missingBlock, newCodemeta } from '../../infer/suggested-block.ts';
import type { Registry } from '../../registry/registry.ts';
import type { Problem } from '../../spec/problem.ts';
import { validate, type ValidationContext } from '../../validate/validate.ts';

/** The codemeta.json of a repository: its text, or that there is none, or none that is text. */
export type OldCodemeta = { readonly text: string } | 'absent' | 'unreadable';

/** The finished codemeta.json. */
export interface CodemetaText {
  /** Absent where nothing is to be added, or cannot be. */
  readonly text?: string;
  /** What a new file calls the software; empty where nobody has said, and absent where there is a file already. */
  readonly newName?: string;
  /** What is to be known of the file, or why it cannot be added to. */
  readonly notes: readonly string[];
}

const keyOf = ({ rule, message }: Problem): string => `${rule} ${message}`;

/** The text, unless the validator finds something wrong with it that was not there before. */
async function checked(
  text: string,
  before: string | undefined,
  notes: readonly string[],
  context: ValidationContext,
): Promise<CodemetaText> {
  const old = before === undefined ? undefined : await validate(before, context, { format: 'json' });
  const known = new Set(old?.problems.map(keyOf));
  const { problems } = await validate(text, context, { format: 'json' });
  const found = problems.filter((problem) => !known.has(keyOf(problem)));
  const error = found.find(({ severity }) => severity === 'error');
  if (error !== undefined) return { notes: [`It would become invalid: ${error.message}`] };
  return { text, notes: [...notes, ...new Set(found.map(({ message }) => message))] };
}

function cannotBeAddedTo(why: string): CodemetaText {
  return { notes: [`The codemeta.json of the repository cannot be added to. ${why}`] };
}

/**
 * Reads the codemeta.json of a repository.
 *
 * @param old The file.
 * @param registry Where the tasktypes are found.
 * @returns What it says, or the problem for which it cannot be read; nothing where there is no text to read.
 */
export function readOld(old: OldCodemeta, registry: Registry): CodemetaFile | Problem | undefined {
  return typeof old === 'string' ? undefined : readCodemeta(old.text, registry);
}

/**
 * Writes the codemeta.json that declares tasks.
 *
 * @param old The file of the repository.
 * @param tasks The tasks, as they stand to it.
 * @param software What a new file says of the software.
 * @param context Where the tasktypes are found, and what checks the file.
 * @returns The file, as far as it can be written.
 */
export async function codemetaText(
  old: OldCodemeta,
  tasks: readonly StandingTask[],
  software: Software,
  context: ValidationContext,
): Promise<CodemetaText> {
  const file = readOld(old, context.registry);
  const readable = file !== undefined && 'tasks' in file ? file : undefined;
  const block = missingBlock(tasks, context.registry, readable, software.name);
  if (block.targetProduct.length + block.keywords.length === 0) return { notes: [] };
  const notes = block.note === undefined ? [] : [block.note];
  if (old === 'absent') {
    const { name = '', address } = software;
    if (name === '') return { newName: name, notes: [] };
    const text = newCodemeta({ name, codeRepository: address }, block);
    return { ...(await checked(text, undefined, notes, context)), newName: name };
  }
  if (old === 'unreadable') return cannotBeAddedTo('It is no text.');
  if (readable === undefined) return cannotBeAddedTo((file as Problem).message);
  const obstacle = cannotTakeTasks(readable);
  return obstacle === undefined
    ? checked(addBlock(old.text, readable, block), old.text, notes, context)
    : cannotBeAddedTo(obstacle);
}
