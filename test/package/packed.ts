import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shelf = join(root, 'node_modules/.cache/tasktypes-packed');
const anHour = 3_600_000;

const isMade = (name: string): boolean => /^(?:node_modules|dist|out|out\..*|.*\.tgz|\.git|\.astro)$/.test(name);

/** Everything at the root of the clone that no command has made. */
const sources = (): readonly string[] => readdirSync(root).filter((name) => !isMade(name));

/** Changes with whatever goes into the package; tests do not. */
function digestOfSources(): string {
  const hash = createHash('sha256');
  const names = sources().filter((name) => name !== 'test');
  const files = names.flatMap((name) =>
    statSync(join(root, name)).isFile() ? [name] : globSync(`${name}/**/{.*,*}`, { cwd: root }),
  );
  for (const file of files.sort())
    if (!/^src[\\/]generated/.test(file) && statSync(join(root, file)).isFile())
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Packs in a copy, so that nothing moves under the tests that run at the same time. */
async function pack(file: string): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'tasktypes-pack-'));
  try {
    const filter = (path: string): boolean => !/[\\/]src[\\/]generated/.test(path);
    for (const name of sources()) cpSync(join(root, name), join(copy, name), { recursive: true, filter });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    await promisify(execFile)('npm', ['pack', '--silent'], { cwd: copy });
    const [tarball = ''] = globSync('*.tgz', { cwd: copy });
    cpSync(join(copy, tarball), `${file}.new`);
    renameSync(`${file}.new`, file);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function holderHasEnded(lock: string): boolean {
  try {
    return !process.kill(Number(readFileSync(lock, 'utf8')), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Takes a lock, which its holder loses only by ending. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (holderHasEnded(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function removeOld(): void {
  for (const name of readdirSync(shelf))
    if (statSync(join(shelf, name)).mtimeMs < Date.now() - anHour) rmSync(join(shelf, name), { force: true });
}

/**
 * Packs the package as it would be published, once for each state of the clone.
 *
 * @returns The path of the tarball.
 */
export async function packedTarball(): Promise<string> {
  mkdirSync(shelf, { recursive: true });
  const file = join(shelf, `tasktypes-${digestOfSources()}.tgz`);
  const lock = `${file}.lock`;
  while (!existsSync(file)) {
    if (take(lock))
      try {
        removeOld();
        await pack(file);
      } finally {
        rmSync(lock, { force: true });
      }
    else await setTimeout(200);
  }
  return file;
}
