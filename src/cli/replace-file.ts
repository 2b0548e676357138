import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { WrongUse } from './io.ts';

/** After this many milliseconds nobody writes a file any more: whoever began it was stopped. */
const longestWriting = 60_000;

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'no reason given';

/** Permissions of a file that is there; nothing for a new one. */
async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o7777;
  } catch {
    return undefined;
  }
}

async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

/** Removes what runs that were stopped have left beside a file. */
async function removeLeftovers(target: string): Promise<void> {
  const folder = dirname(target);
  const isOurs = (name: string): boolean =>
    name.startsWith(`.${basename(target)}.`) && /^[0-9a-f]{12}$/.test(name.slice(basename(target).length + 2));
  for (const name of (await readdir(folder)).filter(isOurs)) {
    const path = join(folder, name);
    const written = (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - written > longestWriting) await rm(path, { force: true });
  }
}

/** Writes a text into another file beside the one that is meant, down to the disk, and lets it take the place of that one. */
async function writeBeside(target: string, text: string, take: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
  try {
    await removeLeftovers(target);
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await take(temporary);
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Writes a file whole or not at all: into another file beside it, which then takes its place. Its permissions stay, and
 * where it is a link, what it leads to is written.
 *
 * @param path The file.
 * @param text What it is to hold.
 * @returns Nothing, or why it could not be written.
 */
export async function replaceFile(path: string, text: string): Promise<WrongUse | undefined> {
  const target = await targetOf(path);
  const mode = await modeOf(target);
  try {
    await writeBeside(target, text, async (temporary) => {
      if (mode !== undefined) await chmod(temporary, mode);
      await rename(temporary, target);
    });
    return undefined;
  } catch (error) {
    return {
      message: `"${path}" could not be written (${codeOf(error)}); it is as it was.`,
      hint: 'Check the folder, its permissions and the room on the disk.',
    };
  }
}

/** Not every file system has links; without them, only a file that appears at this very moment could be lost. */
async function takeFreePlace(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || (await modeOf(path)) !== undefined) throw error;
    await rename(temporary, path);
  }
}

/**
 * Writes a file that must not be there yet, whole or not at all, with the folders that lead to it.
 *
 * @param path The file.
 * @param text What it is to hold.
 * @returns Nothing, or why it could not be written.
 */
export async function writeNewFile(path: string, text: string): Promise<WrongUse | undefined> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeBeside(path, text, (temporary) => takeFreePlace(temporary, path));
    return undefined;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await modeOf(path)) !== undefined)
      return {
        message: `"${path}" is there already, and is left as it is.`,
        hint: 'Choose another name, or move it away.',
      };
    return {
      message: `"${path}" cannot be written: ${(error as Error).message}.`,
      hint: 'Check the folder, its permissions and the room on the disk.',
    };
  }
}
