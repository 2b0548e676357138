import { detectors } from './detectors.ts';
import type { ListedFile } from './files.ts';
import { originFiles } from './origin.ts';

/** Largest file that is read: 2 MiB; a Dockerfile has a few kB, a notebook with pictures may have more and says the same. */
const maxSize = 2 * 1024 * 1024;
/** Bytes that are read of one repository: 32 MiB. */
const maxTotal = 32 * 1024 * 1024;
const maxFiles = 1_000;

function depthOf(path: string): number {
  return path.split('/').length;
}

/**
 * Chooses the files of a repository whose text is needed; those near the root come first, since there are limits.
 *
 * @param files The listing.
 * @returns Paths: at most 1,000 of at most 2 MiB each and 32 MiB together.
 */
export function wantedFiles(files: readonly ListedFile[]): readonly string[] {
  const wanted = files
    .filter(
      ({ path, size }) => size <= maxSize && (originFiles.includes(path) || detectors.some(({ wants }) => wants(path))),
    )
    .map((file) => ({ ...file, depth: depthOf(file.path) }))
    .sort((one, other) => one.depth - other.depth || (one.path < other.path ? -1 : 1))
    .slice(0, maxFiles);
  let total = 0;
  return wanted.flatMap(({ path, size }) => {
    if (total + size > maxTotal) return [];
    total += size;
    return [path];
  });
}
