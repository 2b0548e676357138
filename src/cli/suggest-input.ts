import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs';
import { readZip } from '../infer/zip.ts';
import { beginsZip, bytesSource } from '../metadata/zip-bytes.ts';
import type { ZipSource } from '../metadata/zip-directory.ts';
import { readStream, unreachable } from './files.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { readFolder, type ReadFolder } from './repository-folder.ts';
import { fileSource, mostPiped } from './zip-input.ts';

/** A repository that was read. */
export interface Input extends ReadFolder {
  /** The folder; absent for a zip, into which nothing is written. */
  readonly folder?: string;
}

/** Why there is no repository to look at, and what the command ends with. */
export interface NoInput extends WrongUse {
  readonly code: number;
}

const wrong = (message: string, hint: string): NoInput => ({ message, hint, code: exitCode.wrongUse });

async function readSource(source: ZipSource, name: string): Promise<Input | NoInput> {
  if (!beginsZip(await source.read(0, 4)))
    return wrong(
      `${name} is neither a folder nor a zip.`,
      'Name the folder of the repository, or a zip of it; unpack any other archive first.',
    );
  const read = await readZip(source);
  if (!('fault' in read)) return { ...read, unread: [] };
  const hint = 'Fetch it again, or unpack it and name the folder.';
  return { message: `${name} cannot be read. ${read.fault}`, hint, code: exitCode.undecided };
}

async function readPipe(io: Io): Promise<Input | NoInput> {
  const bytes = await readStream(io.stdin(), mostPiped);
  if (bytes === undefined) return wrong('What comes down the pipe is too large.', 'Save it, and name the file.');
  if (bytes.length === 0)
    return wrong('Nothing came on standard input.', 'Pipe a zip in: tasktypes suggest - < repository.zip');
  return readSource(bytesSource(bytes), 'What came on standard input');
}

/**
 * Reads the repository that an operand names.
 *
 * @param operand A folder, a zip, or `-` for a zip on standard input.
 * @param io What is read.
 * @returns The repository, or why there is none.
 */
export async function readInput(operand: string, io: Io): Promise<Input | NoInput> {
  if (operand === '-') return readPipe(io);
  try {
    const status = statSync(operand);
    if (status.isDirectory()) {
      accessSync(operand, constants.R_OK | constants.X_OK);
      return { ...readFolder(operand), folder: operand };
    }
    if (!status.isFile()) return wrong(`"${operand}" is neither a folder nor a zip.`, 'Pipe a zip in with - instead.');
    const descriptor = openSync(operand, 'r');
    try {
      return await readSource(fileSource(descriptor, status.size), `"${operand}"`);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return { ...unreachable(operand, error), code: exitCode.wrongUse };
  }
}
