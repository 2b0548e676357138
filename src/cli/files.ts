import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { near } from '../spec/near.ts';
import { cut } from '../spec/words.ts';
import type { WrongUse } from './io.ts';

/** A path that could not be read, and why. */
export interface Unread extends WrongUse {
  readonly path: string;
}

/** Files to check, and what could not be found. */
export interface Collected {
  readonly paths: readonly string[];
  readonly faults: readonly Unread[];
}

const nothing: Collected = { paths: [], faults: [] };

function joined(parts: readonly Collected[]): Collected {
  return { paths: parts.flatMap(({ paths }) => paths), faults: parts.flatMap(({ faults }) => faults) };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
  ELOOP: 'is a link that leads back to itself',
  ENOTDIR: 'goes through a file as if it were a folder',
  ENAMETOOLONG: 'has too long a name',
  EISDIR: 'is a folder',
};

/** Longest path that is repeated, in UTF-16 code units. */
const maxPath = 300;

const stem = (name: string): string => basename(name, extname(name));

/** Looks for a slip in the folder: an ending that both have alike does not make two names alike. */
function similar(path: string): string | undefined {
  const folder = dirname(path);
  const name = basename(path);
  const [like] = (existsSync(folder) ? near(name, readdirSync(folder)) : []).filter(
    (other) => stem(other) === stem(name) || near(stem(name), [stem(other)]).length > 0,
  );
  return like === undefined ? undefined : join(folder, like);
}

function missing(path: string): Unread {
  const like = similar(path);
  return {
    path,
    message: `There is no file or folder "${cut(path, maxPath)}".`,
    hint: like === undefined ? 'Check the path; it is read from the current folder.' : `Did you mean ${like}?`,
  };
}

function leadsNowhere(path: string): Unread {
  return { path, message: `"${path}" is a link that leads nowhere.`, hint: 'Remove it, or let it lead to a file.' };
}

/**
 * Says why a path cannot be read.
 *
 * @param path The path.
 * @param error What the system answered.
 * @returns The sentence, and what to do.
 */
export function unreachable(path: string, error: unknown): Unread {
  const { code = 'no reason given' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return lstatSync(path, { throwIfNoEntry: false }) ? leadsNowhere(path) : missing(path);
  return {
    path,
    message: `"${cut(path, maxPath)}" ${reasons[code] ?? `could not be read (${code})`}.`,
    hint: 'Check the path and its permissions.',
  };
}

/** Lists a folder, by name. */
function entriesOf(folder: string): readonly Dirent[] | Unread {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    return unreachable(folder, error);
  }
}

function walk(folder: string): Collected {
  const entries = entriesOf(folder);
  if ('message' in entries) return { paths: [], faults: [entries] };
  return joined(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      const isSkipped = entry.name.startsWith('.') || entry.name === 'node_modules';
      // Links to folders are not followed, so that no loop of them can be entered.
      if (entry.isDirectory()) return isSkipped ? nothing : walk(path);
      return entry.name === 'codemeta.json' ? found(path, entry) : nothing;
    }),
  );
}

/** Takes files and links to files; a pipe that somebody put there would be waited for without end. */
function found(path: string, entry: Dirent): Collected {
  if (entry.isFile()) return { paths: [path], faults: [] };
  if (!entry.isSymbolicLink()) return nothing;
  try {
    return statSync(path).isFile() ? { paths: [path], faults: [] } : nothing;
  } catch (error) {
    return { paths: [], faults: [unreachable(path, error)] };
  }
}

function collect(operand: string, isNoPath: (operand: string) => boolean): Collected {
  if (operand === '-' || isNoPath(operand)) return { paths: [operand], faults: [] };
  try {
    if (!statSync(operand).isDirectory()) return { paths: [operand], faults: [] };
  } catch (error) {
    return { paths: [], faults: [unreachable(operand, error)] };
  }
  const below = walk(operand);
  if (below.paths.length + below.faults.length > 0) return below;
  const message = `There is no codemeta.json in "${operand}" or below it.`;
  return {
    paths: [],
    faults: [
      {
        path: operand,
        message,
        hint: 'Name the file itself if it is called something else; `tasktypes suggest` proposes one.',
      },
    ],
  };
}

/**
 * Finds the files that operands stand for.
 *
 * @param operands Files, folders (every codemeta.json below one, save in dot-folders and node_modules), or `-`.
 * @param isNoPath Says of an operand that it is no path; it stays.
 * @returns Each path once, in the order of the operands; `-` stays.
 */
export function collectFiles(
  operands: readonly string[],
  isNoPath: (operand: string) => boolean = () => false,
): Collected {
  const { paths, faults } = joined(operands.map((operand) => collect(operand, isNoPath)));
  return { paths: [...new Set(paths)], faults };
}

/**
 * Reads a stream that may be too large; no more of it is read than tells so.
 *
 * @param stream The pieces.
 * @param maxSize Bytes that are read at most.
 * @returns The bytes, or `undefined` where there are more.
 */
export async function readStream(stream: AsyncIterable<Uint8Array>, maxSize: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > maxSize) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/**
 * Reads a file that may be too large, or be a pipe.
 *
 * @param path The path.
 * @param maxSize Bytes that are read at most.
 * @returns The bytes; where there are more, how many, or `undefined` for a pipe; or why they could not be read.
 */
export async function readWithin(path: string, maxSize: number): Promise<Uint8Array | number | Unread | undefined> {
  try {
    const status = statSync(path);
    if (!status.isFile()) return await readStream(createReadStream(path), maxSize);
    return status.size > maxSize ? status.size : readFileSync(path);
  } catch (error) {
    return unreachable(path, error);
  }
}
