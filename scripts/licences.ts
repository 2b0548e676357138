import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package a bundled file belongs to: the innermost one of its path. */
const packageForm = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

function textOf(root: string, pattern: string): string | undefined {
  const [file] = globSync(pattern, { cwd: root }).sort();
  return file === undefined ? undefined : readFileSync(join(root, file), 'utf8').trim();
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** How packages of long ago say it. */
  readonly licenses?: readonly { readonly type: string }[];
  readonly author?: string | { readonly name: string };
}

/** A few packages name their licence and its holder without the text. */
function named({ name, license, licenses = [], author }: Manifest): string {
  const kind = license ?? licenses.map(({ type }) => type).join(' OR ');
  if (kind === '') throw new Error(`The package ${name} names no licence, so it cannot be shipped.`);
  const holder = typeof author === 'string' ? author : author?.name;
  return holder === undefined ? kind : `${kind}, ${holder}`;
}

function licenceOfPackage(root: string, folder: string): string {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
  const text = textOf(root, `${folder}/{LICEN[CS]E,licen[cs]e}*`) ?? named(manifest);
  return `${manifest.name} ${manifest.version}\n\n${text}\n`;
}

/**
 * Collects the licences of what an executable is made of, besides our own code: Node, and the packages bundled.
 *
 * @param root The folder of this package.
 * @param files The bundled files, relative to it.
 * @returns The text that goes with the executable.
 * @throws {Error} When a licence is not to be found.
 */
export function licencesOfParts(root: string, files: readonly string[]): string {
  const ofNode = textOf(root, 'node_modules/node/node_modules/node-*/LICENSE');
  if (ofNode === undefined)
    throw new Error('The licence of Node is missing: `npm install` tidies it away. Run npm ci, and try again.');
  const folders = new Set(files.flatMap((file) => packageForm.exec(file)?.[0] ?? []));
  const texts = [...folders].sort().map((folder) => licenceOfPackage(root, folder));
  return [`Node.js\n\n${ofNode}\n`, ...texts].join(`\n${'-'.repeat(80)}\n\n`);
}
