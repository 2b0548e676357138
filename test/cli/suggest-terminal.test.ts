import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { commands } from '../../src/cli/commands.ts';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/suggest.ts';
import { linesOf } from '../../src/cli/suggest-questions.ts';
import { folderWith } from './command.ts';

const dockerfile = 'FROM ubuntu:24.04\nENTRYPOINT ["survey"]\n';
const notebook = JSON.stringify({
  cells: [{ cell_type: 'code', source: [] }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});
const notebooks = {
  'environment.yml': 'dependencies:\n  - python=3.12\n',
  'a.ipynb': notebook,
  'b.ipynb': notebook,
};
const remote = '[remote "origin"]\n\turl = https://gitlab.com/survey/notebooks.git\n';

async function* piecesOf(typed: string): AsyncIterable<Uint8Array> {
  for (const line of typed.split(/(?<=\n)/)) yield Promise.resolve(new TextEncoder().encode(line));
}

/** Runs the command at a terminal at which this is typed. */
async function atTerminal(
  folder: string,
  typed: string | (() => AsyncIterable<Uint8Array>),
  ...options: readonly string[]
) {
  let stdout = '';
  let stderr = '';
  const command = commands.find(({ name }) => name === 'suggest');
  const args = command && readArguments(command, [...options, folder]);
  if (args === undefined || 'message' in args) throw new Error('The command is wrong.');
  const io: Io = {
    stdout: { write: (text) => void (stdout += String(text)), isTerminal: true, width: 100 },
    stderr: { write: (text) => void (stderr += String(text)), isTerminal: true, width: 100 },
    stdin: () => (typeof typed === 'string' ? piecesOf(typed) : typed()),
    stdinIsTerminal: true,
    environment: { NO_COLOR: '1' },
    shipped: {
      version: () => '0',
      documents: () => Promise.resolve({}),
      types: () => Promise.resolve(''),
      packageFolder: () => undefined,
    },
  };
  const code = await run(args, io);
  return { code, stdout, stderr };
}

const codemetaIn = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'codemeta.json'), 'utf8'));

describe('at a terminal', () => {
  it('asks for what is missing until the type takes the answer, and writes it', async () => {
    const folder = folderWith({ Dockerfile: dockerfile });
    const { code, stdout } = await atTerminal(folder, 'No Image\ndocker.io/jdoe/survey:1.0\nSurvey\n', '--write');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Enter alone leaves a question open\.\n/);
    expect(stdout).toContain('  > ');
    expect(stdout).toContain('does not have the expected form');
    expect(stdout).toContain('What is the software called?');
    expect(codemetaIn(folder)).toMatchObject({ name: 'Survey', targetProduct: { length: 1 } });
  });

  it('takes a number for one of the choices, and the name from where the repository is cloned from', async () => {
    const folder = folderWith({ ...notebooks, '.git/config': remote });
    const { stdout } = await atTerminal(folder, '2\n', '--write');
    expect(stdout).toContain('    1  a.ipynb\n    2  b.ipynb\n');
    expect(stdout).not.toContain('What is the software called?');
    expect(codemetaIn(folder)).toMatchObject({
      name: 'notebooks',
      codeRepository: 'https://gitlab.com/survey/notebooks',
    });
    expect(JSON.stringify(codemetaIn(folder))).toContain('"path":"b.ipynb"');
  });

  it('leaves a task open after an empty line, and tells how to answer later', async () => {
    const { code, stdout } = await atTerminal(folderWith({ Dockerfile: dockerfile }), '\n');
    expect(code).toBe(0);
    expect(stdout).toContain('1 value is missing');
    expect(stdout).toContain("--answer 'oci-container#/image=…'");
  });

  it('puts what was answered into the next command', async () => {
    const { stdout } = await atTerminal(folderWith({ Dockerfile: dockerfile }), 'docker.io/jdoe/survey:1.0\n');
    expect(stdout).toContain("--answer 'oci-container#/image=docker.io/jdoe/survey:1.0'");
  });

  it('asks the same question once, for all tasks that ask it', async () => {
    const folder = folderWith({
      ...notebooks,
      'compose.yaml': 'services:\n  web:\n    build: .\n    ports: ["80:80"]\n',
    });
    const { stdout } = await atTerminal(folder, 'https://gitlab.com/survey/notebooks\n1\n1\n');
    expect(stdout.split('> ')[0]).toContain('Where can the repository be cloned from?');
    expect(stdout.split('Where can the repository be cloned from?')).toHaveLength(2);
  });

  it('asks no more once the input has ended', async () => {
    const { code, stdout } = await atTerminal(
      folderWith({ 'a/Dockerfile': dockerfile, 'b/Dockerfile': dockerfile }),
      '',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('2 tasks');
  });

  it('asks for nothing that codemeta.json answers', async () => {
    const folder = folderWith({ Dockerfile: dockerfile });
    await atTerminal(folder, 'docker.io/jdoe/survey:1.0\nSurvey\n', '--write');
    const { stdout } = await atTerminal(folder, 'something else\n', '--write');
    expect(stdout).not.toContain('> ');
    expect(stdout).toContain('declares all of it');
  });

  it('writes nothing over what somebody else has changed in the meantime', async () => {
    const start = '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "name": "Survey"';
    const folder = folderWith({ Dockerfile: dockerfile, 'codemeta.json': `${start}}` });
    async function* slowly(): AsyncIterable<Uint8Array> {
      writeFileSync(join(folder, 'codemeta.json'), `${start}, "version": "2"}`);
      yield* piecesOf('docker.io/jdoe/survey:1.0\n');
    }
    const { code, stderr } = await atTerminal(folder, slowly, '--write');
    expect(code).toBe(3);
    expect(stderr).toContain('was changed by somebody else while this ran');
    expect(codemetaIn(folder)).toEqual(JSON.parse(`${start}, "version": "2"}`));
  });

  it('asks nothing for a form that programs read, and nothing while checking', async () => {
    const folder = folderWith({ Dockerfile: dockerfile });
    expect(JSON.parse((await atTerminal(folder, 'x\n', '--format', 'json')).stdout)).toMatchObject({
      tasks: { length: 1 },
    });
    expect((await atTerminal(folder, 'x\n', '--check')).stdout).not.toContain('> ');
  });

  it('takes no zip from the keyboard', async () => {
    expect(await atTerminal('-', 'x\n')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('linesOf', () => {
  it('gives line by line whatever the pieces are, without the ends', async () => {
    async function* pieces(): AsyncIterable<Uint8Array> {
      for (const piece of ['one\r\ntw', 'o\n', '\nlast']) yield Promise.resolve(new TextEncoder().encode(piece));
    }
    const next = linesOf(pieces());
    const lines: (string | undefined)[] = [];
    for (let count = 0; count < 6; count++) lines.push(await next());
    expect(lines).toEqual(['one', 'two', '', 'last', undefined, undefined]);
  });
});
