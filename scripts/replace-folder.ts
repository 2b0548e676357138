import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Stands in every folder that a script may replace. */
const mark = '.made-by-tasktypes';

/** A folder that a script may not replace, because no script made it. */
export class ForeignFolderError extends Error {
  override readonly name = 'ForeignFolderError';
  /** The folder. */
  readonly folder: string;

  constructor(folder: string) {
    super(`"${folder}" was not made by this command and is not empty; name an empty or a new folder.`);
    this.folder = folder;
  }
}

async function contentsOf(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
}

/**
 * Replaces a folder as a whole: everything is written beside it first, so that nobody meets one that is half new, and a
 * failure leaves the old one as it was.
 *
 * @param folder The folder; absent, empty, or made by an earlier call.
 * @param write Writes the new content into the folder it is given.
 * @throws {ForeignFolderError} When the folder holds what no earlier call has written.
 */
export async function replaceFolder(folder: string, write: (fresh: string) => Promise<void>): Promise<void> {
  const contents = await contentsOf(folder);
  if (contents.length > 0 && !contents.includes(mark)) throw new ForeignFolderError(folder);
  const fresh = `${folder}.new-${process.pid}`;
  const stale = `${folder}.old-${process.pid}`;
  try {
    await mkdir(fresh, { recursive: true });
    await writeFile(join(fresh, mark), 'Everything here is replaced when it is made anew.\n');
    await write(fresh);
    await rename(folder, stale).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    });
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(stale, { recursive: true, force: true });
  }
}
