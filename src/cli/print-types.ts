import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { typesModule } from '../emit/types-module.ts';
import type { Arguments } from './arguments.ts';
import { openFolder } from './documents.ts';
import { exitCode, type Io } from './io.ts';
import { refuse } from './terminal.ts';

/** The types that this package ships; absent in a clone that has not been built. */
async function shippedTypes({ packageFolder }: Io): Promise<string | undefined> {
  return readFile(join(packageFolder, 'out/types.ts'), 'utf8').catch(() => undefined);
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
  const { registry } = opened;
  const fault = registry.problems.find(({ severity }) => severity === 'error');
  if (fault !== undefined) {
    refuse(io, {
      message: `The documents have errors; the first is in ${fault.path}: ${fault.message}`,
      hint: `Run: tasktypes lint ${folder}`,
    });
    return exitCode.invalid;
  }
  io.stdout.write(await typesModule(registry));
  return exitCode.fine;
}
