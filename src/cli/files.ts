import { createReadStream, existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { near } from '../spec/near.ts';
import type { WrongUse } from './io.ts';

/** Files to check, and what could not be found. */
export interface Collected {
  readonly paths: readonly string[];
  readonly faults: readonly WrongUse[];
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

function similar(path: string): string | undefined {
  const folder = dirname(path);
  const [like] = existsSync(folder) ? near(basename(path), readdirSync(folder)) : [];
  return like === undefined ? undefined : join(folder, like);
}

function missing(path: string): WrongUse {
  const like = similar(path);
  return {
    message: `There is no file or folder "${path}".`,
    hint: like === undefined ? 'Check the path; it is read from the current folder.' : `Did you mean ${like}?`,
  };
}

function unreachable(path: string, error: unknown): WrongUse {
  const { code = 'no reason given' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return missing(path);
  return {
    message: `"${path}" ${reasons[code] ?? `could not be read (${code})`}.`,
    hint: 'Check the path and its permissions.',
  };
}

/** Lists a folder, by name. */
function entriesOf(folder: string): readonly Dirent[] | WrongUse {
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
      return entry.name === 'codemeta.json' ? { paths: [path], faults: [] } : nothing;
    }),
  );
}

function collect(operand: string): Collected {
  if (operand === '-') return { paths: [operand], faults: [] };
  try {
    if (!statSync(operand).isDirectory()) return { paths: [operand], faults: [] };
  } catch (error) {
    return { paths: [], faults: [unreachable(operand, error)] };
  }
  const found = walk(operand);
  if (found.paths.length + found.faults.length > 0) return found;
  const message = `There is no codemeta.json in "${operand}" or below it.`;
  return { paths: [], faults: [{ message, hint: 'Name the file itself if it is called something else.' }] };
}

/**
 * Finds the files that operands stand for.
 *
 * @param operands Files, folders (every codemeta.json below one, save in dot-folders and node_modules), or `-`.
 * @returns Each path once, in the order of the operands; `-` stays.
 */
export function collectFiles(operands: readonly string[]): Collected {
  const { paths, faults } = joined(operands.map(collect));
  return { paths: [...new Set(paths)], faults };
}

/** Past this, nobody waits for the exact size of what comes down a pipe. */
const endOfCounting = 1024 ** 3;

/**
 * Reads a stream that may be too large: what is too large is counted and not kept.
 *
 * @param stream The pieces.
 * @param maxSize Bytes that are kept at most.
 * @returns The bytes, or how many there are.
 */
export async function readStream(stream: AsyncIterable<Uint8Array>, maxSize: number): Promise<Uint8Array | number> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size <= maxSize) pieces.push(piece);
    else pieces.length = 0;
    if (size > endOfCounting && size > maxSize) break;
  }
  return size > maxSize ? size : Buffer.concat(pieces);
}

/**
 * Reads a file that may be too large, or be a pipe.
 *
 * @param path The path.
 * @param maxSize Bytes that are read at most.
 * @returns The bytes, or how many there are, or why they could not be read.
 */
export async function readWithin(path: string, maxSize: number): Promise<Uint8Array | number | WrongUse> {
  try {
    const status = statSync(path);
    if (!status.isFile()) return await readStream(createReadStream(path), maxSize);
    return status.size > maxSize ? status.size : readFileSync(path);
  } catch (error) {
    return unreachable(path, error);
  }
}
