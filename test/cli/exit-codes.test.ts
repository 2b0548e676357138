import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codemeta, folderWith, start, texts } from './command.ts';
import { runHere } from './in-process.ts';

const replyNo = '{"reponseword": "NO", "msgs": ["no room"]}';
const warned = texts.warned;
const latin1 = new Uint8Array([...new TextEncoder().encode('{"name": "Gen')].concat(0xe8, 0x22, 0x7d));

const files: Readonly<Record<string, string | Uint8Array>> = {
  'valid.json': texts.valid,
  'invalid.json': texts.invalid,
  'unknown.json': texts.unknown,
  'unreadable.json': texts.unreadable,
  'nothing.json': texts.nothing,
  'warned.json': warned,
  'no.json': replyNo,
  'latin1.json': latin1,
  'empty.json': '',
  'valid/codemeta.json': codemeta(['oci-container', { image: 'docker.io/library/hello-world:1' }]),
  'invalid/codemeta.json': codemeta(['oci-container', { image: 8888 }]),
  'bare/notes.txt': 'x',
};

/** What is asked of the command, with the exit code; a word that names one of the files stands for its path. */
const table: readonly [code: number, ...args: readonly string[]][] = [
  [0, 'validate', 'valid.json'],
  [0, 'validate', 'nothing.json'],
  [0, 'validate', 'no.json'],
  [0, 'validate', 'warned.json'],
  [0, 'validate', 'valid'],
  [0, 'validate', '--allow-unknown', 'unknown.json'],
  [0, 'resolve', 'https://w3id.org/execution-planner/tasktypes/oci-container'],
  [0, 'list'],
  [1, 'validate', 'invalid.json'],
  [1, 'validate', 'invalid'],
  [1, 'validate', 'valid.json', 'unknown.json', 'invalid.json'],
  [1, 'validate', '--fail-on', 'warning', 'warned.json'],
  [1, 'validate', '--require-task', 'nothing.json'],
  [3, 'validate', 'unknown.json'],
  [3, 'validate', 'unreadable.json'],
  [3, 'validate', 'latin1.json'],
  [3, 'validate', 'empty.json'],
  [3, 'validate', '--max-size', '1', 'valid.json'],
  [3, 'validate', 'valid.json', 'unreadable.json'],
  [3, 'resolve', 'uri://frumblek'],
  [2, 'validate', 'absent.json'],
  [2, 'validate', 'bare'],
  [2, 'validate'],
  [2, 'validate', '--fromat', 'json', 'valid.json'],
  [2, 'vaildate', 'valid.json'],
  [2],
];

describe('the exit code', () => {
  it.each(table.map(([code, ...args]) => ({ code, args, said: args.join(' ') })))(
    'is $code for: $said',
    async ({ code, args }) => {
      const folder = folderWith(files);
      const isPath = (word: string): boolean =>
        Object.keys(files).some((path) => path === word || path.startsWith(`${word}/`)) || word === 'absent.json';
      const {
        code: ended,
        stdout,
        stderr,
      } = await runHere(args.map((word) => (isPath(word) ? join(folder, word) : word)));
      expect(ended, stdout + stderr).toBe(code);
      // Whoever did something wrong is told so on the other stream.
      expect(stderr === '').toBe(code !== 2);
    },
  );

  it.each([
    ['valid', 0],
    ['invalid', 1],
    ['unknown', 3],
    ['unreadable', 3],
    ['nothing', 0],
  ] as const)('of standard input that is %s is %d', async (name, code) => {
    expect(await runHere(['validate', '-'], { input: texts[name] })).toMatchObject({ code });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('after %s is %d, without a word', async (signal, code) => {
    const child = start(['validate', '-']);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece: Buffer) => (output += piece.toString()));
    child.stdin?.write('{');
    await new Promise((resolve) => setTimeout(resolve, 400));
    child.kill(signal);
    const ended = await new Promise((resolve) => child.on('close', resolve));
    expect({ ended, output }).toEqual({ ended: code, output: '' });
  });
});
