import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { canBePacked, type Packed, type Packing, type SiteFile } from './site-files.ts';

const packers: Readonly<Record<Packing, (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>>> = {
  br: async (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: async (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** Files that are smaller fit into one packet as they are. */
const leastBytes = 860;

function siteFile(path: string, bytes: Uint8Array<ArrayBuffer>): SiteFile {
  const made = new Map<Packing, Packed | Promise<Packed>>();
  const pack = (packing: Packing): Packed | Promise<Packed> => {
    if (bytes.length < leastBytes || !canBePacked(path)) return undefined;
    const underWay = packers[packing](bytes).then((packed) => {
      const smaller = packed.length < bytes.length ? packed : undefined;
      made.set(packing, smaller);
      return smaller;
    });
    made.set(packing, underWay);
    return underWay;
  };
  return {
    path,
    digest: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    bytes,
    packed: (packing) => (made.has(packing) ? made.get(packing) : pack(packing)),
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
 * Reads a built site into memory. What a link leads to outside of the folder is left out.
 *
 * @param folder The folder.
 * @returns Its files; each is packed when somebody first wants it so.
 * @throws {Error} The system's, when the folder cannot be read.
 */
export function readSite(folder: string): readonly SiteFile[] {
  const root = realpathSync(folder);
  const read = (below: string): readonly SiteFile[] =>
    readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
      const path = join(below, entry.name);
      const target = entry.isSymbolicLink() ? targetOf(root, path) : entry.isDirectory() ? 'folder' : 'file';
      if (target === 'folder') return read(path);
      return target === 'file'
        ? [siteFile(path.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(root, path))))]
        : [];
    });
  return read('');
}

/**
 * Packs all files of a site beforehand.
 *
 * @param files The files.
 */
export async function packSite(files: readonly SiteFile[]): Promise<void> {
  for (const { packed } of files) await Promise.all([packed('br'), packed('gzip')]);
}
