import { typesModule } from '../emit/types-module.ts';
import { officialBases } from '../registry/uri.ts';
import { wrap } from '../report/wrap.ts';
import type { Arguments } from './arguments.ts';
import { findProblems, renderProblems } from './document-problems.ts';
import { openFolder, type Opened } from './documents.ts';
import { exitCode, type Io } from './io.ts';
import { shellPath } from './shell-path.ts';
import { lookOf, refuse } from './terminal.ts';

/** Says which types get a URI of this registry although they are not in it: nobody else would find them there. */
async function noteBorrowedUris({ registry }: Opened, io: Io): Promise<void> {
  if (registry.identifiers !== officialBases.identifiers) return;
  const look = lookOf(io.stderr, io);
  const shipped = await io.shipped.documents();
  for (const { current, uri } of registry.types) {
    if (current.canonical !== undefined || Object.hasOwn(shipped, current.path)) continue;
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
  const [folder, ...more] = operands;
  if (more.length > 0)
    return refuse(io, { message: 'One folder is read at a time.', hint: 'Write: tasktypes types <folder>' });
  if (folder === undefined) {
    io.stdout.write(await io.shipped.types());
    return exitCode.fine;
  }
  const opened = await openFolder(folder);
  if ('message' in opened) return refuse(io, opened);
  const errors = findProblems(opened).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    io.stderr.write(renderProblems(opened, errors, lookOf(io.stderr, io)));
    refuse(io, {
      message: 'The documents have errors, so no types are printed.',
      hint: `Correct them, and check with: tasktypes lint ${shellPath(folder)}`,
    });
    return exitCode.invalid;
  }
  await noteBorrowedUris(opened, io);
  io.stdout.write(await typesModule(opened.registry));
  return exitCode.fine;
}
