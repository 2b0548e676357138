import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('../scripts/executable.ts', import.meta.url));

/** The executable, with the licences beside it. */
export interface Executable {
  readonly folder: string;
  readonly file: string;
  readonly remove: () => void;
}

/**
 * Gives the executable that is to be tried: the one in the folder that `TASKTYPES_EXECUTABLE` names, as a release does with
 * what it is about to publish; else one made now.
 *
 * @returns The executable.
 */
export async function executable(): Promise<Executable> {
  const given = process.env['TASKTYPES_EXECUTABLE'];
  if (given !== undefined) {
    const folder = resolve(given);
    return { folder, file: join(folder, 'tasktypes'), remove: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'executable-'));
  await promisify(execFile)(process.execPath, [script, '--out', folder]);
  return { folder, file: join(folder, 'tasktypes'), remove: () => rmSync(folder, { recursive: true }) };
}
