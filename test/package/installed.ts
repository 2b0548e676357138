import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { machineNode } from '../machine-node.ts';
import { packedTarball } from './packed.ts';

/** What a command left behind. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty project of a user, with the packed package installed. */
export interface InstalledProject {
  readonly folder: string;
  /** Runs a line as its shell would, with the commands of its packages on the path. */
  readonly run: (line: string) => Promise<Outcome>;
  /** Starts a line that runs until it is stopped, and says what it says first. */
  readonly start: (line: string) => Promise<{ readonly said: string; readonly stop: () => void }>;
  /** Writes files by path below the folder. */
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly remove: () => void;
}

/** What the project has besides the package. */
export interface Wishes {
  /** Major version of the Node that runs in it; that of the tests unless given. */
  readonly node?: number;
  /** Further packages: `astro@^7.0.0`. */
  readonly dependencies?: readonly string[];
}

/**
 * Installs the packed package into an empty project.
 *
 * @param wishes What it is to have besides.
 * @returns The project; `remove` it at the end.
 */
export async function installed({ node, dependencies = [] }: Wishes = {}): Promise<InstalledProject> {
  const tarball = await packedTarball();
  const folder = mkdtempSync(join(tmpdir(), 'tasktypes-installed-'));
  const testsOwn = node === undefined || process.version.startsWith(`v${node}.`);
  const own = testsOwn ? dirname(process.execPath) : machineNode(node);
  const packages = [tarball, ...dependencies, ...(own === undefined ? [`node@${node}`] : [])];
  const path = [join(folder, 'node_modules/.bin'), own, process.env['PATH']].filter(Boolean).join(delimiter);
  const env = { ...process.env, PATH: path };

  const write: InstalledProject['write'] = (files) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  };
  write({ 'package.json': '{"private": true, "type": "module", "allowScripts": {"node": true}}' });
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
  await promisify(execFile)('npm', ['install', ...flags, ...packages], { cwd: folder });
  return {
    folder,
    write,
    run: (line) =>
      new Promise((resolve) => {
        execFile('bash', ['-c', line], { cwd: folder, env }, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
        });
      }),
    start: (line) =>
      new Promise((resolve, reject) => {
        // A group of its own, so that what the shell starts ends with it.
        const child = spawn('bash', ['-c', line], {
          cwd: folder,
          env,
          detached: true,
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        const stop = (): void => {
          if (child.pid !== undefined) process.kill(-child.pid);
        };
        child.stdout.once('data', (said: Buffer) => resolve({ said: said.toString(), stop }));
        child.once('error', reject).once('exit', (code) => reject(new Error(`${line} ended with ${String(code)}.`)));
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
