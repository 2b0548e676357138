import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/matrix.ts';
import { starterServicetype } from '../../src/cli/starter-document.ts';
import { helloService } from '../../src/cli/starter-words.ts';
import { documentOf } from '../document.ts';

/** What the command prints of a registry with one tasktype and so many servicetypes that accept it. */
async function printed(services: number): Promise<readonly string[]> {
  const numbers = Array.from({ length: services }, (_, index) => String(index).padStart(3, '0'));
  const documents = Object.fromEntries(
    numbers.map((number) => [
      `servicetypes/s${number}/1.0.md`,
      starterServicetype({ name: `s${number}`, schemaTitle: `Service${number}` }, helloService, 'port-task'),
    ]),
  );
  let text = '';
  const output = { write: (data: string | Uint8Array) => (text += String(data)), isTerminal: false };
  await run(
    { operands: [], options: new Map(), repeated: new Map() },
    {
      stdout: output,
      stderr: output,
      stdin: () => Readable.from([]),
      stdinIsTerminal: false,
      environment: {},
      shipped: {
        version: () => '',
        documents: () => Promise.resolve({ ...documents, 'tasktypes/port-task/1.0.md': documentOf() }),
        types: () => Promise.resolve(''),
        packageFolder: () => undefined,
      },
    },
  );
  return text.split('\n');
}

describe('matrix', () => {
  it('names each column by letters that stand over it, also beyond z', async () => {
    const lines = await printed(54);
    const heads = (lines[0] ?? '').trim().split(/\s+/);
    expect([heads.length, heads[0], heads[25], heads[26], heads[27], heads[52]]).toEqual([
      54,
      'a',
      'z',
      'aa',
      'ab',
      'ba',
    ]);
    expect(lines.filter((line) => /^(z|aa|bb) {2}/.test(line)).map((line) => line.split('  ').slice(0, 2))).toEqual([
      ['z', 's025'],
      ['aa', 's026'],
      ['bb', 's053'],
    ]);
    expect((lines[1] ?? '').indexOf('L', (lines[0] ?? '').indexOf('aa'))).toBe((lines[0] ?? '').indexOf('aa'));
  });
});
