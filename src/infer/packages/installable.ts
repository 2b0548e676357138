import { folderPurposes } from '../folder-purpose.ts';
import { isPackageFile, packageFolders } from './package-folders.ts';
import type { Repository, TextFile } from '../repository.ts';

/** What is installed from a repository. */
export interface Installable {
  /** `a Python package`. */
  readonly what: string;
  /** Folder of a Python package, with a slash at its end; empty for the root. */
  readonly pythonFolder?: string;
}

/** How files say that something other than a Python package is built or installed from their folder. */
const signs: ReadonlyMap<string, { readonly what: string; readonly holds: (file: TextFile) => boolean }> = new Map([
  ['DESCRIPTION', { what: 'an R package', holds: ({ text }: TextFile) => /^Package:/m.test(text) }],
  ['Project.toml', { what: 'a Julia package', holds: ({ text }: TextFile) => /^uuid[ \t]{0,9}=/m.test(text) }],
  ['Cargo.toml', { what: 'software in Rust', holds: ({ text }: TextFile) => text.includes('[package]') }],
  ['go.mod', { what: 'software in Go', holds: () => true }],
  ['pom.xml', { what: 'software in Java', holds: () => true }],
  [
    'CMakeLists.txt',
    { what: 'software to be built', holds: ({ text }: TextFile) => /\bproject[ \t]{0,9}\(/i.test(text) },
  ],
  ['configure.ac', { what: 'software to be built', holds: () => true }],
  ['meson.build', { what: 'software to be built', holds: () => true }],
]);

function signAt(path: string) {
  if (path.split('/').length > 2 || folderPurposes(path).length > 0) return undefined;
  return signs.get(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * Says whether a file may say that something is installed from the repository.
 *
 * @param path Path of the file.
 * @returns True for the files of a Python package, and in the root or one folder below for those of other software.
 */
export function maySayInstallable(path: string): boolean {
  return isPackageFile(path) || signAt(path) !== undefined;
}

/**
 * Finds out whether a repository is there to be installed, as a library or an application.
 *
 * @param repository The repository.
 * @returns What is installed from it; nothing for a collection of notebooks, scripts and data.
 */
export function installableOf(repository: Repository): Installable | undefined {
  const python = packageFolders(repository).packages.find(({ builds }) => builds);
  if (python !== undefined) return { what: 'a Python package', pythonFolder: python.folder };
  for (const { path } of repository.files) {
    const sign = signAt(path);
    const file = sign && repository.read(path);
    if (sign && file && sign.holds(file)) return { what: sign.what };
  }
  return undefined;
}
