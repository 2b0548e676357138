import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, matching, texts, type Outcome } from './cli/command.ts';
import { executable } from './executable.ts';
import { programNamed, withParts } from './parts.ts';
import { shownBlocks } from './shown-code.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tag = 'tasktypes:tried';
const settings = mkdtempSync(join(tmpdir(), 'podman-'));

/** Podman with a store of its own; as root it may be within a container itself, where it can set no limits and no network. */
const environment = {
  ...process.env,
  CONTAINERS_STORAGE_CONF: join(settings, 'storage.conf'),
  ...(process.getuid?.() === 0 ? { CONTAINERS_CONF: join(settings, 'containers.conf') } : {}),
};
const configuration = {
  'storage.conf': `[storage]\ndriver = "vfs"\ngraphroot = "${settings}/store"\nrunroot = "${settings}/run"\n`,
  'containers.conf':
    '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\nnetns = "none"\n' +
    '[engine]\nruntime = "runc"\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\n',
};

const podman = (...args: readonly string[]): string =>
  execFileSync('podman', args, { env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Runs the image with a folder that is worked in, which others than its owner may read. */
function runImage(folder: string, ...args: readonly string[]): Outcome {
  chmodSync(folder, 0o755);
  const options = ['run', '--rm', '--read-only', '--volume', `${folder}:/work:ro`, tag, ...args];
  const { status, stdout, stderr } = spawnSync('podman', options, { env: environment, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

afterAll(() => rmSync(settings, { recursive: true }));

const parts = { podman: programNamed('podman') !== undefined, runc: programNamed('runc') !== undefined };

withParts('the container image', parts, () => {
  beforeAll(async () => {
    for (const [name, text] of Object.entries(configuration)) writeFileSync(join(settings, name), text);
    const { folder, remove } = await executable();
    const args = [join(root, 'scripts/image.ts'), '--executable', folder, '--engine', 'podman', '--tag', tag];
    execFileSync(process.execPath, args, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
    remove();
  });
  afterAll(() => podman('rmi', '--all', '--force'));

  describe('the container image', () => {
    it.each([
      ['valid', 0],
      ['invalid', 1],
      ['unknown', 3],
      ['unreadable', 3],
    ] as const)('ends with the exit code of a file that is %s', (kind, code) => {
      const answer = runImage(folderWith({ 'task.json': texts[kind] }), 'validate', 'task.json');
      expect(answer).toMatchObject({ code, stderr: '' });
      expect(answer.stdout).toMatch(new RegExp(`^task.json: ${kind}\n`));
    });

    it('ends with 2 when it is used wrongly', () => {
      const answer = runImage(folderWith({}), 'validate', 'no-such-file.json');
      expect(answer).toMatchObject({ code: 2, stdout: '' });
    });

    it('tells what it can do when it is told nothing', () => {
      expect(runImage(folderWith({})).stdout).toContain('tasktypes <command> [options]');
    });

    it('brings its documents along', () => {
      expect(runImage(folderWith({}), 'lint')).toMatchObject({ code: 0, stderr: '' });
    });

    it('explains what the planner of the guide answers', () => {
      const blocks = shownBlocks(readFileSync(join(root, 'src/site/guides/planners-file.md'), 'utf8'));
      const fileOf = (name: string): string => blocks.find(({ meta }) => meta === name)?.value ?? '';
      const names = ['planner.yaml', 'first-light.task.json'];
      const folder = folderWith(Object.fromEntries(names.map((name) => [name, fileOf(name)])));
      expect(runImage(folder, 'planner', 'explain', ...names)).toMatchObject({ code: 0, stderr: '' });
    });

    it('reads nothing that only root may read', () => {
      const folder = folderWith({ 'task.json': texts.valid });
      chmodSync(join(folder, 'task.json'), 0o600);
      expect(runImage(folder, 'validate', 'task.json').code).toBe(2);
    });

    it('writes nothing, and says so', () => {
      const answer = runImage(folderWith({}), 'new', 'tasktype', 'my-task');
      expect(answer).toMatchObject({ code: 2, stdout: '' });
      expect(answer.stderr).not.toContain('unexpected');
    });

    it('holds no file that its user may write, and no other program', () => {
      const container = podman('create', tag).trim();
      const archive = join(settings, 'root.tar');
      podman('export', '--output', archive, container);
      podman('rm', container);
      const lines = execFileSync('tar', ['-tvf', archive], { encoding: 'utf8' }).trim().split('\n');
      const writable = lines.filter((line) => !line.startsWith('l') && (line[8] === 'w' || line.includes(' 65532/')));
      const programs = lines.filter((line) => line.startsWith('-') && line.includes('bin/'));
      expect(lines.length).toBeGreaterThan(20);
      expect(writable).toEqual([]);
      expect(programs).toEqual([matching(/ usr\/bin\/tasktypes$/)]);
    });

    it('says what it is, in the words of the package, and who runs in it', () => {
      const [{ Config }] = JSON.parse(podman('image', 'inspect', tag)) as [
        { readonly Config: { readonly User: string; readonly Labels: Readonly<Record<string, string>> } },
      ];
      const facts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Readonly<Record<string, string>>;
      expect(Config.User).toBe('65532:65532');
      expect(Config.Labels).toMatchObject({
        'org.opencontainers.image.title': facts['name'],
        'org.opencontainers.image.description': facts['description'],
        'org.opencontainers.image.licenses': facts['license'],
        'org.opencontainers.image.version': facts['version'],
      });
    });

    it('is at most 160 MB', () => {
      const [{ Size }] = JSON.parse(podman('image', 'inspect', tag)) as [{ readonly Size: number }];
      expect(Size).toBeLessThan(160_000_000);
    });
  });
});
