import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { registry } from '../../src/official.ts';
import { pathOf } from '../../src/registry/uri.ts';
import { executable, type Executable } from '../executable.ts';
import { folderWith, run, texts, type Outcome } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const megabyte = 1_000_000;
let made: Executable;
/** A folder with nothing in it. */
let elsewhere: string;

beforeAll(async () => {
  made = await executable();
  elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
});
afterAll(() => {
  made.remove();
  rmSync(elsewhere, { recursive: true });
});

interface Setting {
  readonly cwd?: string;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the executable as on a machine without Node. */
function runAlone(args: readonly string[], { cwd = root, input = '', environment = {} }: Setting = {}): Outcome {
  const env = { PATH: '/nonexistent', ...environment };
  const { status, stdout, stderr, error } = spawnSync(made.file, args, { cwd, input, env, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return { code: status, stdout, stderr };
}

const fixtures = globSync('test/fixtures/{conversation,readme}/*.json', { cwd: root }).sort();
const documents = registry.types.map(({ current }) => `${pathOf(current).slice(1)}.md`);
/** One type of each kind; how a page is rendered is the same for all. */
const shown = (['tasktype', 'servicetype'] as const).flatMap((kind) => {
  const type = registry.types.find((each) => each.kind === kind);
  return type === undefined ? [] : [`${kind}s/${type.name}`];
});

const formats = commands
  .filter(({ name }) => name === 'validate')
  .flatMap(({ options }) => options.find(({ name }) => name === 'format')?.choices ?? []);

/** Words behind the name of the program, in a clone; every command is among them. */
const inTheClone: readonly (readonly string[])[] = [
  [],
  ['--help'],
  ['--version'],
  ['validat'],
  ...commands.map(({ name }) => [...name.split(' '), '--help']),
  ...formats.map((format) => ['validate', '--format', format, ...fixtures, ...documents]),
  ['validate', 'no-such-file.json'],
  ['resolve', 'uri://rosetta-container', 'oci-contaner', 'https://example.org/types/x'],
  ['resolve', '--format', 'json', ...registry.types.map(({ uri }) => uri)],
  ['suggest', 'test/fixtures/readme'],
  ['suggest', '--format', 'json', 'test/fixtures/readme'],
  ['suggest', '--check', 'no-such-folder'],
  ['harvest', '--community', 'no such name'],
  ['validate', 'https://zenodo.org/records/none'],
  ['planner', 'init', 'rosetta', '--output', '-'],
  ['planner', 'check', 'test/fixtures/readme/planner.yaml'],
  ['planner', 'explain', 'test/fixtures/readme/planner.yaml', 'test/fixtures/readme/library.json'],
  ['planner', 'serve', 'no-such-file.yaml'],
  ['planner', 'test', 'ftp://example.org'],
  ['ask', 'test/fixtures/readme/library.json', '--planners', 'no-such-file.yaml'],
  ['launch', 'no-such-file.json', 'test/fixtures/readme/library.json'],
  ['list'],
  ['list', '--format', 'json'],
  ...shown.map((name) => ['show', name]),
  ['show', 'no-such-type'],
  ['matrix'],
  ['needs'],
  ['needs', '--format', 'csv', 'rosetta-container'],
  ['lint', '--format', 'json', '.'],
  ['types', '.'],
  ['new', 'tasktype', 'Not A Name'],
  ['init', '.'],
  ['check-site', 'ftp://example.org'],
  ['check-site', 'http://127.0.0.1:9'],
];

describe('the executable', () => {
  it.each(inTheClone.map((args) => [args.join(' ').slice(0, 60), args] as const))(
    'answers `tasktypes %s` as the npm command does, byte for byte',
    async (_, args) => {
      expect(runAlone(args)).toEqual(await run(args, { cwd: root }));
    },
  );

  it.each(Object.entries(texts))('comes to the same verdict of a text that is %s', async (_, input) => {
    const args = ['validate', '-'];
    expect(runAlone(args, { input })).toEqual(await run(args, { input }));
  });

  it.each([['lint'], ['types'], ['show', shown[0] ?? '']])('brings along what `%s` reads', async (...args) => {
    const answer = runAlone(args, { cwd: elsewhere });
    expect(answer.code).toBe(0);
    expect(answer).toEqual(await run(args, { cwd: elsewhere }));
  });

  it('tries every command', () => {
    const tried = inTheClone.filter((words) => words.at(-1) !== '--help').map((words) => `${words.join(' ')} `);
    const untried = commands.filter(({ name }) => !tried.some((words) => words.startsWith(`${name} `)));
    expect(untried).toEqual([]);
  });

  it('writes a document', () => {
    const cwd = folderWith({});
    expect(runAlone(['new', 'tasktype', 'my-task'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(cwd, 'tasktypes/my-task/1.0.md'), 'utf8')).toContain('taskinfo:');
  });

  it("leaves a registry of one's own to the npm package, in a plain sentence", () => {
    const { code, stderr } = runAlone(['init', 'my-registry'], { cwd: folderWith({}) });
    expect(code).toBe(2);
    expect(stderr).toContain('single file');
  });

  it('takes no heed of what is meant for another Node', () => {
    const environment = { NODE_OPTIONS: '--require=/nonexistent.js' };
    expect(runAlone(['--version'], { environment })).toMatchObject({ code: 0, stderr: '' });
  });

  it('starts within half a second', () => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      runAlone(['validate', fixtures[0] ?? '']);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(500);
  });

  it('is as large as Node and 4 MB, at most 150 MB', () => {
    const size = statSync(made.file).size;
    expect(size).toBeLessThan(150 * megabyte);
    expect(size - statSync(join(root, 'node_modules/node/bin/node')).size).toBeLessThan(4 * megabyte);
  });

  it('comes with the licence of Node and of each package in it', () => {
    const parts = readFileSync(join(made.folder, 'LICENSES-OF-PARTS.txt'), 'utf8').split(`\n${'-'.repeat(80)}\n\n`);
    const headings = parts.map((part) => part.split('\n')[0]?.replace(/ [0-9].*/, ''));
    expect(headings).toEqual(
      expect.arrayContaining(['Node.js', 'ajv', 'json-schema-to-typescript', 'unified', 'yaml']),
    );
    expect(parts[0]).toContain('Node.js is licensed for use as follows');
    expect(parts.filter((part) => part.trim().split('\n').length < 3)).toEqual([]);
    expect(readFileSync(join(made.folder, 'LICENSE'), 'utf8')).toContain('MIT License');
  });
});
