import { lstatSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { cannotTakeTasks } from '../infer/suggested-block.ts';
import { readCodemeta, type CodemetaFile } from '../infer/declared-tasks.ts';
import { decodeText, defaultMaxSize, sizeProblem } from '../metadata/decode.ts';
import type { Registry } from '../registry/registry.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { readWithin } from './files.ts';

/** The codemeta.json of a folder: its text and what it says, or why it cannot be read. */
export type CodemetaOnDisk =
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly fault: Problem; readonly text?: string }
  | { readonly state: 'readable'; readonly text: string; readonly codemeta: CodemetaFile };

function unreadable(message: string, hint: string): CodemetaOnDisk {
  return { state: 'unreadable', fault: problem('file-can-be-read', { message, hint }) };
}

/** A link may lead about within the repository; what is outside of it is neither read nor written. */
function leadsOut(folder: string, path: string): boolean {
  try {
    return !realpathSync(path).startsWith(realpathSync(folder) + sep);
  } catch {
    return true;
  }
}

/**
 * Reads the codemeta.json of a repository.
 *
 * @param folder The folder of the repository.
 * @param registry Where the tasktypes are found.
 * @returns The file as far as it can be read.
 */
export async function readCodemetaIn(folder: string, registry: Registry): Promise<CodemetaOnDisk> {
  const path = join(folder, 'codemeta.json');
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) return { state: 'absent' };
  if (status.isSymbolicLink() && leadsOut(folder, path))
    return unreadable('codemeta.json is a link that leads out of the repository.', 'Put the file itself there.');
  if (!status.isFile() && !status.isSymbolicLink())
    return unreadable('codemeta.json is no file.', 'Give that name to a file.');
  const bytes = await readWithin(path, defaultMaxSize);
  if (bytes === undefined) return unreadable('codemeta.json is no file.', 'Give that name to a file.');
  if (typeof bytes === 'number')
    return {
      state: 'unreadable',
      fault: sizeProblem(bytes) ?? problem('file-can-be-read', { message: 'The file is too large.' }),
    };
  if ('message' in bytes) return unreadable(bytes.message, bytes.hint);
  return readCodemetaText(bytes, registry);
}

/**
 * Reads a codemeta.json from its bytes.
 *
 * @param bytes The whole file.
 * @param registry Where the tasktypes are found.
 * @returns The file as far as it can be read.
 */
export function readCodemetaText(bytes: Uint8Array, registry: Registry): CodemetaOnDisk {
  const text = decodeText(bytes);
  if (typeof text !== 'string') {
    const [fault = problem('file-can-be-read', { message: 'The file cannot be read.' })] = text.problems;
    return { state: 'unreadable', fault };
  }
  const codemeta = readCodemeta(text, registry);
  return 'rule' in codemeta ? { state: 'unreadable', fault: codemeta, text } : { state: 'readable', text, codemeta };
}

/**
 * Says why tasks cannot be added to a codemeta.json.
 *
 * @param file The file.
 * @returns The problem, or `undefined` where they can be added.
 */
export function whyNotAdded(file: CodemetaOnDisk): Problem | undefined {
  if (file.state === 'absent') return undefined;
  if (file.state === 'unreadable') return file.fault;
  const message = cannotTakeTasks(file.codemeta);
  return message === undefined
    ? undefined
    : problem('file-can-be-read', { message, hint: 'Paste the block where it belongs: --format json prints it.' });
}
