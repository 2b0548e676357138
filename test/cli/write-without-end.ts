// Writes one file again and again until it is stopped: `write-without-end.ts <path> replace|new`.
import { rm } from 'node:fs/promises';
import { replaceFile, writeNewFile } from '../../src/cli/replace-file.ts';
import { textOfLength } from './written-text.ts';

const [path = '', how] = process.argv.slice(2);

for (let round = 0; ; round++) {
  const fault = await (how === 'new' ? writeNewFile : replaceFile)(path, textOfLength(round % 2 === 0 ? 'a' : 'b'));
  if (fault !== undefined) throw new Error(fault.message);
  if (how === 'new') await rm(path);
  if (round === 0) process.stdout.write('writing\n');
}
