import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Packing, SiteFile } from './site-files.ts';

/** How packed files end. */
const suffixes: Readonly<Record<Packing, string>> = { br: '.br', gzip: '.gz' };

/** The ways in which files are packed. */
export const packings: readonly Packing[] = ['br', 'gzip'];

/**
 * Says where a packed file stands. It is named by its content, so that it is never that of another one.
 *
 * @param packed The folder of packed files.
 * @param digest The digest of the file.
 * @param packing How it is packed.
 * @returns The path.
 */
export function packedPath(packed: string, digest: string, packing: Packing): string {
  return join(packed, digest + suffixes[packing]);
}

/** Bytes of files that are kept in memory, those that were asked for last. */
const mostKept = 4 * 2 ** 20;

type Bytes = Uint8Array<ArrayBuffer>;

const read = (path: string): Bytes => new Uint8Array(readFileSync(path));

/** Reads files, and keeps those that were asked for last. */
function createShelf(): (path: string) => Bytes {
  const kept = new Map<string, Bytes>();
  let size = 0;
  return (path) => {
    const known = kept.get(path);
    const bytes = known ?? read(path);
    kept.delete(path);
    kept.set(path, bytes);
    if (known === undefined) size += bytes.length;
    for (const [oldest, { length }] of kept) {
      if (size <= mostKept) break;
      kept.delete(oldest);
      size -= length;
    }
    return bytes;
  };
}

/** What a link leads to; nothing where that lies outside of the folder, or above the link itself. */
function targetOf(folder: string, path: string): 'file' | 'folder' | undefined {
  try {
    const link = join(folder, path);
    const real = realpathSync(link);
    if (!real.startsWith(folder + sep) || dirname(link).startsWith(real)) return undefined;
    const status = statSync(real);
    return status.isDirectory() ? 'folder' : status.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Lists the files of a folder. What a link leads to outside of it is left out.
 *
 * @param folder The folder.
 * @returns Their paths below it.
 * @throws {Error} The system's, when the folder cannot be read.
 */
export function filesBelow(folder: string): readonly string[] {
  const root = realpathSync(folder);
  const list = (below: string): readonly string[] =>
    readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
      const path = join(below, entry.name);
      const target = entry.isSymbolicLink() ? targetOf(root, path) : entry.isDirectory() ? 'folder' : 'file';
      if (target === 'folder') return list(path);
      return target === 'file' ? [path] : [];
    });
  return list('');
}

const shortened = (hash: Hash): string => hash.digest('base64url').slice(0, 22);

/**
 * Names what a file holds.
 *
 * @param bytes What it holds.
 * @returns 22 characters that no other content has.
 */
export function digestOf(bytes: Uint8Array): string {
  return shortened(createHash('sha256').update(bytes));
}

/** One piece of memory for all files, so that a large site leaves none behind. */
const piece = Buffer.alloc(65_536);

function digestFile(path: string): { readonly digest: string; readonly size: number } {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  let size = 0;
  for (let more = readSync(file, piece); more > 0; more = readSync(file, piece)) {
    hash.update(piece.subarray(0, more));
    size += more;
  }
  closeSync(file);
  return { digest: shortened(hash), size };
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

/**
 * Opens a built site; its files are read when they are asked for.
 *
 * @param folder The folder.
 * @param packed The folder with what `packSite` has packed; nothing is sent packed without one.
 * @returns Its files.
 * @throws {Error} The system's, when the folder cannot be read.
 */
export function readSite(folder: string, packed?: string): readonly SiteFile[] {
  const shelf = createShelf();
  return filesBelow(folder).map((path) => {
    const whole = join(folder, path);
    const { digest, size } = digestFile(whole);
    const smaller = packings.filter(
      (packing) => packed !== undefined && (sizeOf(packedPath(packed, digest, packing)) ?? size) < size,
    );
    const pathOf = (packing: Packing | undefined): string =>
      packing === undefined || packed === undefined ? whole : packedPath(packed, digest, packing);
    return {
      path: path.replaceAll('\\', '/'),
      digest,
      packings: smaller,
      read: (packing) => shelf(pathOf(packing)),
    };
  });
}
