import type { FolderPurpose } from './folder-purpose.ts';
import type { LeftOut } from './suggestion.ts';

/**
 * Finds the folder in which files lie.
 *
 * @param paths The files.
 * @returns The innermost folder that holds all of them; empty for the root.
 */
export function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1));
  const length = others.reduce((known, folders) => {
    const differs = first.slice(0, known).findIndex((folder, index) => folder !== folders[index]);
    return differs === -1 ? known : differs;
  }, first.length);
  return first.slice(0, length).join('/');
}

/**
 * Tells of many files that are left out for one reason in one entry.
 *
 * @param paths The files.
 * @param what What one of them is, and what many are: `['a notebook', 'notebooks']`.
 * @param because Why, for one or many: the rest of a sentence that begins with "because".
 * @returns One entry, at the file itself or at the folder of them all; none where there is no file.
 */
export function leftOutFiles(
  paths: readonly string[],
  [one, many]: readonly [one: string, many: string],
  because: string,
): readonly LeftOut[] {
  const [first, ...others] = paths;
  if (first === undefined) return [];
  if (others.length === 0) return [{ file: first, what: one, because }];
  return [{ file: commonFolder(paths) || '.', what: `${paths.length} ${many}`, because }];
}

/**
 * Tells of files that are left out for what their folders are for: one entry a purpose.
 *
 * @param files The files with the purpose for which they are left out.
 * @param what What one of them is, and what many are.
 * @returns The entries, in the order of the files.
 */
export function leftOutByPurpose(
  files: readonly { readonly path: string; readonly purpose: FolderPurpose }[],
  what: readonly [one: string, many: string],
): readonly LeftOut[] {
  const purposes = [...new Set(files.map(({ purpose }) => purpose))];
  return purposes.flatMap((purpose) =>
    leftOutFiles(
      files.filter((file) => file.purpose === purpose).map(({ path }) => path),
      what,
      `the folder is for ${purpose}`,
    ),
  );
}
