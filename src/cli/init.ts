import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Identity } from '../identity.ts';
import { faultOf, type Fault } from '../registry-file.ts';
import { wrap } from '../report/wrap.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { packagesFor } from './own-package.ts';
import { writeNewFile } from './replace-file.ts';
import { shellPath } from './shell-path.ts';
import { starterRegistry } from './starter-registry.ts';
import { lookOf, refuse } from './terminal.ts';

const placeholder = 'https://types.example.org';
const mostNames = 5;

function textOf({ options }: Arguments, name: string): string | undefined {
  const value = options.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** A folder's name as a title: `my-registry` is "My registry". */
function titleOf(folder: string): string {
  const words = basename(resolve(folder))
    .replaceAll(/[-_.\s]+/g, ' ')
    .trim();
  return words === '' ? 'My registry' : words.charAt(0).toUpperCase() + words.slice(1);
}

function misnamed({ pointer, message, hint }: Fault): WrongUse {
  const option = pointer.startsWith('/identifiers') ? '--identifiers' : '--title';
  return { message: `The value of ${option} cannot be used. ${message}`, hint: hint ?? `Choose another ${option}.` };
}

/** What stands in the way in the folder; a repository that has just been made does not. */
async function inTheWay(folder: string): Promise<WrongUse | undefined> {
  try {
    const names = (await readdir(folder)).filter((name) => name !== '.git').sort();
    if (names.length === 0) return undefined;
    const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : '';
    return {
      message: `The folder "${folder}" is not empty: it holds ${names.slice(0, mostNames).join(', ')}${more}.`,
      hint: 'Name an empty folder, or one that is not there yet: tasktypes init my-registry',
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    const why = code === 'ENOTDIR' ? 'is a file' : `cannot be used: ${message}`;
    return { message: `"${folder}" ${why}.`, hint: 'Name an empty folder, or one that is not there yet.' };
  }
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<WrongUse | undefined> {
  for (const [path, text] of Object.entries(files)) {
    const fault = await writeNewFile(join(folder, path), text);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const contents = [
  ['tasktypes/, servicetypes/', 'one small type each, to learn from'],
  ['registry.json', 'its title, and how its URIs begin'],
  ['package.json, astro.config.mjs', 'what builds its site'],
  ['.github/, .gitlab-ci.yml', 'what checks and publishes it'],
  ['README.md', 'what else to know'],
] as const;

function say(folder: string, { title, identifiers }: Identity, io: Io): void {
  const look = lookOf(io.stdout, io);
  const change =
    identifiers === placeholder
      ? ` That is nobody's address: change \`identifiers\` in ${join(folder, 'registry.json')} before you publish anything.`
      : '';
  const lines = [
    ...wrap(`Made the registry "${title}" in ${folder === '.' ? 'this folder' : folder}:`, look),
    ...contents.map(([paths, what]) => `  ${paths.padEnd(32)}${what}`),
    '',
    ...wrap(`The URIs of its types begin with ${identifiers}.${change}`, look),
    '',
    'Next:',
    ...(folder === '.' ? [] : [`  cd ${shellPath(folder)}`]),
    '  npm install && npm start',
  ];
  io.stdout.write(`${lines.join('\n')}\n`);
}

/**
 * Makes a registry of one's own: documents, their site, and the files that publish it.
 *
 * @param args The folder, and the title and base of the registry.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const [folder = '.', ...more] = args.operands;
  if (more.length > 0)
    return refuse(io, { message: 'One registry is made at a time.', hint: 'Write: tasktypes init <folder>' });
  const identifiers = (textOf(args, 'identifiers') ?? placeholder).replace(/\/+$/, '');
  const identity = { title: textOf(args, 'title') ?? titleOf(folder), identifiers, formerIdentifiers: [] };
  const fault = faultOf(identity);
  const wrong = fault === undefined ? await inTheWay(folder) : misnamed(fault);
  if (wrong !== undefined) return refuse(io, wrong);
  const built = await packagesFor(io, folder);
  if ('message' in built) return refuse(io, built);
  const files = starterRegistry({ identity, ...built });
  const unwritten = await write(folder, files);
  if (unwritten !== undefined) return refuse(io, unwritten);
  say(folder, identity, io);
  return exitCode.fine;
}
