import { readdir, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Documents } from './spec/spec.ts';

/** Documents that could not be read from disk. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  /** The file or folder concerned. */
  readonly path: string;
  /** What to do about it, where that is known. */
  readonly hint: string | undefined;

  constructor(path: string, message: string, cause?: unknown, hint?: string) {
    super(message, { cause });
    this.path = path;
    this.hint = hint;
  }
}

const collections = ['tasktypes', 'servicetypes'];

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
  EISDIR: 'is a link to a folder; only files may be linked to',
  ELOOP: 'is a link that leads back to itself',
  ENOENT: 'is a link that leads nowhere',
};

function unreadable(path: string, error: unknown): LoadError {
  const { code = 'no reason given' } = error as NodeJS.ErrnoException;
  return new LoadError(path, `"${path}" ${reasons[code] ?? `could not be read (${code})`}.`, error);
}

/** Paths of the files below a folder, relative to it, with slashes; what begins with a dot belongs to an editor or system. */
async function filesIn(folder: string, path: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, path), { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const visible = entries.filter(({ name }) => !name.startsWith('.'));
  const found = visible.map(async (entry) => {
    const inner = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, inner) : [inner];
  });
  return (await Promise.all(found)).flat();
}

async function textOf(root: string, path: string): Promise<string> {
  // Only its path is wrong with a file that is no Markdown; whoever opens the registry says so.
  if (!path.endsWith('.md')) return '';
  try {
    const file = await realpath(join(root, path));
    if (!file.startsWith(root + sep)) throw new LoadError(path, `"${path}" is a link that leads out of the folder.`);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof LoadError) throw error;
    if (error instanceof TypeError) throw new LoadError(path, `"${path}" is not UTF-8 text.`, error);
    throw unreadable(path, error);
  }
}

/**
 * Reads the documents of a registry from disk: every file in `tasktypes/` and `servicetypes/`, save those whose name
 * begins with a dot.
 *
 * @param folder The folder that holds one or both of them.
 * @returns The documents by path, `tasktypes/<name>/<version>.md`; a file that is no Markdown comes with an empty text,
 *   so that opening the registry names it.
 * @throws {LoadError} When neither folder is there, a file cannot be read, is not UTF-8 or is a link out of the folder.
 */
export async function loadDocuments(folder: string): Promise<Documents> {
  const root = await realpath(folder).catch((error: unknown) => {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw missing ? new LoadError(folder, `There is no folder "${folder}".`, error) : unreadable(folder, error);
  });
  const names = (await readdir(root).catch((error: unknown) => Promise.reject(unreadable(folder, error)))).filter(
    (name) => collections.includes(name),
  );
  if (names.length === 0)
    throw new LoadError(folder, `"${folder}" holds neither a folder "tasktypes" nor a folder "servicetypes".`);
  const paths = (await Promise.all(names.map((name) => filesIn(root, name)))).flat().sort();
  const documents: [string, string][] = [];
  // One after the other: thousands of files at once would exceed the number a process may open.
  for (const path of paths) documents.push([path, await textOf(root, path)]);
  return Object.fromEntries(documents);
}
