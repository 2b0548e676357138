import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { replaceFile, writeNewFile } from '../../src/cli/replace-file.ts';
import { folderWith } from './command.ts';
import { textOfLength } from './written-text.ts';

const writer = fileURLToPath(new URL('write-without-end.ts', import.meta.url));
const sources = fileURLToPath(new URL('../../', import.meta.url));

/** Starts a process that writes without end, and kills it at some moment. */
async function killedWhileWriting(path: string, how: 'replace' | 'new', wait: number): Promise<void> {
  const child = spawn(process.execPath, [writer, path, how]);
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await new Promise((resolve) => setTimeout(resolve, wait));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  expect(said).toBe('');
}

describe('a file that is written', () => {
  it.each([
    ['replaced', 'replace', 40],
    ['new', 'new', 10],
  ] as const)('is whole, or as it was, whenever the writer is killed: %s, %s, %d times', async (_, how, times) => {
    const whole = [textOfLength('a'), textOfLength('b')];
    const states = new Set<string>();
    const killOne = async (lane: number): Promise<void> => {
      for (let count = lane; count < times; count += 2) {
        const path = join(folderWith({}), 'codemeta.json');
        await killedWhileWriting(path, how, Math.random() * 40);
        const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
        expect(text === '' ? how : whole.includes(text), `${text.length} characters`).toBe(text === '' ? 'new' : true);
        states.add(text.slice(0, 1));
        expect(readdirSync(join(path, '..')).filter((name) => !/^(?:\.codemeta\.json\.[0-9a-f]{12}|codemeta\.json)$/.test(name))).toEqual([]); // prettier-ignore
      }
    };
    await Promise.all([killOne(0), killOne(1)]);
    expect(states.size).toBeGreaterThan(1);
  });

  it('takes away what a run that was killed has left, and nothing else', async () => {
    const old = new Date(Date.now() - 120_000);
    const names = ['.codemeta.json.0123456789ab', '.codemeta.json.notes', '.other.json.0123456789ab', '.codemeta.json.0123456789abc']; // prettier-ignore
    const folder = folderWith(Object.fromEntries([...names, '.codemeta.json.ba9876543210'].map((name) => [name, 'x'])));
    for (const name of names) utimesSync(join(folder, name), old, old);
    expect(await replaceFile(join(folder, 'codemeta.json'), 'new')).toBeUndefined();
    expect(readdirSync(folder).sort()).toEqual(
      [...names.slice(1), '.codemeta.json.ba9876543210', 'codemeta.json'].sort(),
    );
  });

  it('is left as it is where it is there already and a new one is asked for', async () => {
    const path = join(folderWith({ 'a/1.0.md': 'old' }), 'a/1.0.md');
    expect(await writeNewFile(path, 'new')).toMatchObject({
      message: `"${path}" is there already, and is left as it is.`,
    });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(join(path, '..'))).toEqual(['1.0.md']);
  });

  it('is as it was when the disk is full, and nothing is left beside it', async () => {
    const folder = folderWith({ 'small/x': '' });
    const small = join(folder, 'small');
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', small]).status === 0;
    if (!mounted) {
      console.warn('left out: a full disk, since nothing can be mounted here');
      return;
    }
    onTestFinished(() => void spawnSync('umount', [small]));
    const path = join(small, 'codemeta.json');
    writeFileSync(path, 'old');
    expect(await replaceFile(path, 'x'.repeat(2_000_000))).toEqual({
      message: `"${path}" could not be written (ENOSPC); it is as it was.`,
      hint: 'Check the folder, its permissions and the room on the disk.',
    });
    expect((await writeNewFile(join(small, 'new.md'), 'x'.repeat(2_000_000)))?.message).toMatch(/ENOSPC/);
    expect([readdirSync(small), readFileSync(path, 'utf8')]).toEqual([['codemeta.json'], 'old']);
  });

  it('keeps its permissions, and is no file of a folder that is none', async () => {
    const folder = folderWith({ 'a.json': 'old' });
    mkdirSync(join(folder, 'b'));
    writeFileSync(join(folder, 'b/private.json'), 'old', { mode: 0o600 });
    expect(await replaceFile(join(folder, 'b/private.json'), 'new')).toBeUndefined();
    expect(statSync(join(folder, 'b/private.json')).mode & 0o777).toBe(0o600);
    expect((await writeNewFile(join(folder, 'a.json/1.0.md'), 'new'))?.message).toMatch(/cannot be written/);
  });

  it('is written in no other way by any command', () => {
    const writing = globSync('src/{cli,infer,planner,registry,validate,remote}/**/*.ts', { cwd: sources }).filter(
      (file) => /\bwriteFile(?:Sync)?\(|createWriteStream|appendFile/.test(readFileSync(join(sources, file), 'utf8')),
    );
    // The other one writes into a folder of its own under the temporary ones.
    expect(writing.sort()).toEqual(['src/cli/own-package.ts', 'src/cli/replace-file.ts']);
  });
});
