import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from './document.ts';

const script = fileURLToPath(new URL('../scripts/generate.ts', import.meta.url));

let folder: string;

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function generate(out = join(folder, 'out')): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, '--documents', folder, '--out', out], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

async function filesIn(path: string): Promise<readonly (readonly [string, string])[]> {
  const names = (await readdir(path, { recursive: true })).filter((name) => /\.[a-z]+$/.test(name)).sort();
  const files = names.filter((name) => /\.(?:ts|js|json)$/.test(name));
  return Promise.all(files.map(async (name) => [name, await readFile(join(path, name), 'utf8')] as const));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'generate-'));
  await mkdir(join(folder, 'tasktypes/port-task'), { recursive: true });
  await writeFile(join(folder, 'tasktypes/port-task/1.0.md'), documentOf());
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm run generate', () => {
  it('writes headed files, the same each time, and leaves nothing else behind', async () => {
    expect(await generate()).toMatchObject({ code: 0 });
    const first = await filesIn(join(folder, 'out'));
    expect(first.map(([name]) => name)).toEqual([
      'catalogue.ts',
      'commands.json',
      'launches.ts',
      'loaders.ts',
      'openapi.json',
      'platforms.ts',
      'problems.json',
      'rules.json',
      'schemas/tasktypes/port-task/1.0.d.ts',
      'schemas/tasktypes/port-task/1.0.js',
      'types.ts',
      'validators/tasktypes/port-task/1.0.d.ts',
      'validators/tasktypes/port-task/1.0.js',
    ]);
    for (const [, text] of first)
      expect(text.slice(0, 400)).toMatch(/Made by tasktypes from .+: edit that, not this file/);
    expect(await generate()).toMatchObject({ code: 0 });
    expect(await filesIn(join(folder, 'out'))).toEqual(first);
    expect((await readdir(folder)).sort()).toEqual(['out', 'tasktypes']);
  });

  it('prints every problem with its place and leaves the files as they were', async () => {
    const path = join(folder, 'tasktypes/port-task/1.1.md');
    await writeFile(path, documentOf().replace('{type: integer, minimum: 1', '{type: integr, minimum: 1'));
    const before = await filesIn(join(folder, 'out'));
    const { code, stderr } = await generate();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^tasktypes\/port-task\/1\.1\.md:[0-9]+:[0-9]+ error [a-z-]+ .+$/m);
    expect(await filesIn(join(folder, 'out'))).toEqual(before);
    await rm(path);
  });

  it('says in one sentence that documents cannot be read', async () => {
    await writeFile(join(folder, 'tasktypes/port-task/1.1.md'), new Uint8Array([0xff]));
    expect(await generate()).toMatchObject({ code: 2, stderr: '"tasktypes/port-task/1.1.md" is not UTF-8 text.\n' });
    await rm(join(folder, 'tasktypes/port-task/1.1.md'));
  });
});

describe('a folder to write into', () => {
  it('is left alone when it holds what no script has made', async () => {
    const precious = join(folder, 'precious');
    await mkdir(precious, { recursive: true });
    await writeFile(join(precious, 'thesis.txt'), 'years of work');
    const { code, stderr } = await generate(precious);
    expect(code).toBe(2);
    expect(stderr).toContain('was not made by this command');
    expect(await readdir(precious)).toEqual(['thesis.txt']);
  });
});
