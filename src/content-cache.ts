import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps what was made of a content, from one run to the next. */
export interface ContentCache {
  /** What was made of this very content; nothing where it was not, or is not kept any more. */
  readonly get: (content: string) => string | undefined;
  /** Keeps what was made of a content; a folder that cannot be written keeps nothing. */
  readonly set: (content: string, made: string) => void;
}

const digest = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 32);

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    // A cache that fails costs time and nothing else.
    return undefined;
  }
}

/**
 * Names code by its text, so that what one version of it made is never taken for the work of another.
 *
 * @param folder The folder of the code.
 * @param tools Files that say which versions of other people's code it uses; one that is not there says nothing.
 * @returns A name that every change of a file changes.
 */
export function digestOfCode(folder: string, tools: readonly string[] = []): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  const own = paths.map((path) => `${path.slice(folder.length)}\0${readFileSync(path, 'utf8')}`);
  const used = tools.map((path) => attempt(() => readFileSync(path, 'utf8')) ?? '');
  return digest([...own, ...used].join('\0'));
}

/**
 * Opens a cache of texts by the content they are made from. What other code than the present made is removed.
 *
 * @param folder Folder of the cache; made when it is needed.
 * @param code Names the code that makes the texts.
 * @returns The cache.
 */
export function openContentCache(folder: string, code: string): ContentCache {
  const own = join(folder, code);
  for (const other of attempt(() => readdirSync(folder)) ?? [])
    if (other !== code) attempt(() => rmSync(join(folder, other), { recursive: true, force: true }));
  attempt(() => mkdirSync(own, { recursive: true }));
  const fileOf = (content: string): string => join(own, digest(content));
  return {
    get: (content) => attempt(() => readFileSync(fileOf(content), 'utf8')),
    set: (content, made) => {
      attempt(() => {
        const file = fileOf(content);
        // Another run may read it at this moment.
        writeFileSync(`${file}.${process.pid}`, made);
        renameSync(`${file}.${process.pid}`, file);
      });
    },
  };
}
