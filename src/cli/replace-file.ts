import { randomBytes } from 'node:crypto';
import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { WrongUse } from './io.ts';

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
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, target);
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true });
    const { code = 'no reason given' } = error as NodeJS.ErrnoException;
    return {
      message: `"${path}" could not be written (${code}); it is as it was.`,
      hint: 'Check the folder, its permissions and the room on the disk.',
    };
  }
}
