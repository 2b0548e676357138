import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Finds the root of the package that a file belongs to.
 *
 * @param from A folder in the package.
 * @returns The nearest folder upwards that holds a package.json; the root of the file system where there is none.
 */
export function packageFolderOf(from: string): string {
  const parent = dirname(from);
  return parent === from || existsSync(join(from, 'package.json')) ? from : packageFolderOf(parent);
}
