// What the command ships, read from the folder of its package; the executable has `embedded.ts` in the place of this.
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Shipped } from './io.ts';

/** The nearest folder upwards that holds a package.json; the root of the file system where there is none. */
function packageFolderOf(from: string): string {
  const parent = dirname(from);
  return parent === from || existsSync(join(from, 'package.json')) ? from : packageFolderOf(parent);
}

const pathOf = (name: string): string => join(packageFolderOf(import.meta.dirname), name);

/** What this package ships. */
export const shipped: Shipped = {
  version: () => (JSON.parse(readFileSync(pathOf('package.json'), 'utf8')) as { readonly version: string }).version,
  documents: async () => (await import('../load.ts')).loadDocuments(pathOf('.')),
  types: () => readFile(pathOf('out/types.ts'), 'utf8'),
  packageFolder: () => packageFolderOf(import.meta.dirname),
};
