import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Io, WrongUse } from './io.ts';

/** The package as it describes itself. */
interface PackageFacts {
  readonly version: string;
  /** Written by whoever publishes the package; a clone and what is packed from it have none. */
  readonly repository?: unknown;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Packages that build the site of a registry; `node` brings the version that astro needs to machines with an older one. */
const builders = [
  '@codemirror/commands',
  '@codemirror/language',
  '@codemirror/lint',
  '@codemirror/state',
  '@codemirror/view',
  '@lezer/highlight',
  'astro',
  'esbuild',
  'minisearch',
  'node',
  'rehype-sanitize',
  'rehype-stringify',
  'remark-rehype',
];

const run = promisify(execFile);

/** The file that npm packs a folder into. */
async function packed(source: string, destination: string, isClone: boolean): Promise<string> {
  const options = ['--silent', '--pack-destination', destination, ...(isClone ? [] : ['--ignore-scripts'])];
  await run('npm', ['pack', source, ...options]);
  const [file = ''] = (await readdir(destination)).filter((name) => name.endsWith('.tgz'));
  return file;
}

/**
 * Packs the package as npm would publish it, but for its scripts: they are those of a clone, and npm warns of `prepare` in
 * every package that comes as a file.
 */
async function packWithoutScripts(packageFolder: string, destination: string, isClone: boolean): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'tasktypes-package-'));
  try {
    // A path of its own folder is one that every tar understands, whatever a colon means to it.
    await run('tar', ['-xzf', await packed(packageFolder, place, isClone)], { cwd: place });
    const manifest = join(place, 'package/package.json');
    const { scripts: _, ...facts } = JSON.parse(await readFile(manifest, 'utf8')) as Readonly<Record<string, unknown>>;
    await writeFile(manifest, `${JSON.stringify(facts, undefined, 2)}\n`);
    await mkdir(destination, { recursive: true });
    await packed(join(place, 'package'), resolve(destination), false);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function pack(packageFolder: string, destination: string, { stderr }: Io): Promise<WrongUse | undefined> {
  // Only a clone has the scripts that make the parts of the package.
  const isClone = existsSync(join(packageFolder, 'scripts'));
  if (isClone) stderr.write('Packing tasktypes for the new registry; this takes about half a minute.\n');
  try {
    await packWithoutScripts(packageFolder, destination, isClone);
    return undefined;
  } catch (error) {
    await rm(destination, { recursive: true, force: true });
    const [why = ''] = (error as Error).message.split('\n');
    return {
      message: `The package could not be packed for the new registry: ${why}.`,
      hint: 'Check that npm and tar are there, and in a clone that `npm ci` has run.',
    };
  }
}

/** Packages by name, each with its version or the path of its file. */
export interface Packages {
  readonly packages: Readonly<Record<string, string>>;
}

/**
 * Gives a new project what it needs to build a registry. From a published package that is its version; until there is one,
 * the package is packed into the project, where it also serves those who clone it.
 *
 * @param io The package that runs, and where is said what takes long.
 * @param folder The new project.
 * @returns The packages, or why there are none.
 */
export async function packagesFor(io: Io, folder: string): Promise<Packages | WrongUse> {
  const packageFolder = io.shipped.packageFolder();
  if (packageFolder === undefined)
    return {
      message: 'This program is a single file, and a registry is built with the npm package.',
      hint: 'Run the command in a clone of the project: npx tasktypes init <folder>',
    };
  const facts = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as PackageFacts;
  const { version, repository, devDependencies } = facts;
  const others = Object.fromEntries(builders.map((name) => [name, devDependencies[name] ?? '*']));
  if (repository !== undefined) return { packages: { ...others, tasktypes: `^${version}` } };
  const fault = await pack(packageFolder, join(folder, 'vendor'), io);
  return fault ?? { packages: { ...others, tasktypes: `file:vendor/tasktypes-${version}.tgz` } };
}
