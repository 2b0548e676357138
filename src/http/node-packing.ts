import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { digestOf, filesBelow, packedPath, packings } from './node-site.ts';
import { canBePacked, type Packing } from './site-files.ts';

const packers: Readonly<Record<Packing, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** Files that are smaller fit into one packet as they are. */
const leastBytes = 860;

/** Files that are packed at once. */
const lanes = 4;

/** Written beside and renamed, so that nobody reads half of one. */
async function pack(bytes: Uint8Array, path: string, packing: Packing): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  writeFileSync(beside, await packers[packing](bytes));
  renameSync(beside, path);
}

/**
 * Packs the files of a site that are not packed yet, and forgets those that are no longer in it.
 *
 * @param folder The folder of the site.
 * @param packed The folder of packed files; it is made where it is not there.
 * @returns How many files were packed.
 */
export async function packSite(folder: string, packed: string): Promise<number> {
  mkdirSync(packed, { recursive: true });
  const wanted = new Set<string>();
  let count = 0;
  const rest = filesBelow(folder).values();
  const lane = async (): Promise<void> => {
    for (const file of rest) {
      const bytes = readFileSync(join(folder, file));
      if (bytes.length < leastBytes || !canBePacked(file)) continue;
      const digest = digestOf(bytes);
      for (const packing of packings) {
        const path = packedPath(packed, digest, packing);
        const isThere = wanted.has(path) || existsSync(path);
        wanted.add(path);
        if (isThere) continue;
        await pack(bytes, path, packing);
        count += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  for (const name of readdirSync(packed)) if (!wanted.has(join(packed, name))) rmSync(join(packed, name));
  return count;
}
