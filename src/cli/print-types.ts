import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { typesModule } from '../emit/types-module.ts';
import { wrap } from '../report/wrap.ts';
import type { Arguments } from './arguments.ts';
import { findProblems, renderProblems } from './document-problems.ts';
import { openFolder, type OpenedFolder } from './documents.ts';
import { exitCode, type Io } from './io.ts';
import { lookOf, refuse } from './terminal.ts';

/** The types that this package ships; absent in a clone that has not been built. */
async function shippedTypes({ packageFolder }: Io): Promise<string | undefined> {
  return readFile(join(packageFolder, 'out/types.ts'), 'utf8').catch(() => undefined);
}

/** Says which types get a URI of this registry although they are not in it: nobody else would find them there. */
function noteBorrowedUris({ registry }: OpenedFolder, io: Io): void {
  const look = lookOf(io.stderr, io);
  for (const { current, uri } of registry.types) {
    if (current.canonical !== undefined || existsSync(join(io.packageFolder, current.path))) continue;
    const note = `note: ${current.path} has no canonical, so its type is called ${uri}, which lies under the base of this registry.`;
    const lines = [...wrap(note, look), ...wrap('Give `canonical:` with a URI of yours.', look, '  ')];
    io.stderr.write(`${lines.join('\n')}\n`);
  }
}

/**
 * Prints TypeScript types of the messages that documents describe.
 *
 * @param args The folder of the documents; those of this package unless given.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function run({ operands }: Arguments, io: Io): Promise<number> {
  const [folder = io.packageFolder, ...more] = operands;
  if (more.length > 0)
    return refuse(io, { message: 'One folder is read at a time.', hint: 'Write: tasktypes types <folder>' });
  const shipped = operands.length > 0 ? undefined : await shippedTypes(io);
  if (shipped !== undefined) {
    io.stdout.write(shipped);
    return exitCode.fine;
  }
  const opened = await openFolder(folder);
  if ('message' in opened) return refuse(io, opened);
  const errors = findProblems(opened).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    io.stderr.write(renderProblems(opened, errors, lookOf(io.stderr, io)));
    refuse(io, {
      message: 'The documents have errors, so no types are printed.',
      hint: `Correct them, and check with: tasktypes lint ${folder}`,
    });
    return exitCode.invalid;
  }
  noteBorrowedUris(opened, io);
  io.stdout.write(await typesModule(opened.registry));
  return exitCode.fine;
}
