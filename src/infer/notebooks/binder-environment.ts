import { folderPurposes } from '../folder-purpose.ts';
import { leftOutFiles } from '../left-out-files.ts';
import type { ListedFile } from '../files.ts';
import type { LeftOut } from '../suggestion.ts';

/** The files from which repo2docker builds an environment. */
export interface BinderEnvironment {
  /** `binder` or `.binder`, empty for the root of the repository. */
  readonly folder: string;
  /** Paths in the order in which repo2docker asks for them. */
  readonly files: readonly string[];
}

/** Names that repo2docker knows, those that it asks for first before others (buildpacks in its app.py). */
export const environmentNames: readonly string[] = [
  ...['Project.toml', 'JuliaProject.toml', 'REQUIRE', 'default.nix', 'install.R', 'DESCRIPTION'],
  ...['environment.yml', 'Pipfile', 'Pipfile.lock', 'requirements.txt', 'runtime.txt', 'apt.txt', 'postBuild'],
];

const inFolder = /(?:^|\/)\.?binder\/[^/]+$/;

function filesIn(folder: string, paths: ReadonlySet<string>): readonly string[] {
  return environmentNames.map((name) => (folder === '' ? name : `${folder}/${name}`)).filter((path) => paths.has(path));
}

/**
 * Finds the environment that repo2docker would build: in `binder/` or `.binder/`, else in the root. A `Dockerfile` is no
 * part of it, since what it builds is a container.
 *
 * @param files The repository's files.
 * @returns The environment, its list of files empty where there is none.
 */
export function binderEnvironmentOf(files: readonly ListedFile[]): BinderEnvironment {
  const paths = new Set(files.map(({ path }) => path));
  const found = ['binder', '.binder', ''].map((folder) => ({ folder, files: filesIn(folder, paths) }));
  return found.find((environment) => environment.files.length > 0) ?? { folder: '', files: [] };
}

/**
 * Tells of folders named `binder` that make no task: those where Binder does not look, and those with nothing but a
 * Dockerfile.
 *
 * @param files The repository's files.
 * @returns One entry a folder.
 */
export function leftOutBinderFolders(files: readonly ListedFile[]): readonly LeftOut[] {
  const paths = new Set(files.map(({ path }) => path).filter((path) => inFolder.test(path)));
  const folders = new Set([...paths].map((path) => path.slice(0, path.lastIndexOf('/'))));
  return [...folders].flatMap((folder) => {
    const known = filesIn(folder, paths);
    const dockerfile = [`${folder}/Dockerfile`].filter((path) => paths.has(path));
    if (known.length + dockerfile.length === 0) return [];
    const [purpose] = folderPurposes(`${folder}/`);
    if (purpose !== undefined)
      return [{ file: folder, what: 'a binder folder', because: `it lies in a folder for ${purpose}` }];
    if (folder.includes('/'))
      return [{ file: folder, what: 'a binder folder', because: 'Binder looks for it only in the root' }];
    if (known.length > 0) return [];
    return leftOutFiles(
      dockerfile,
      ['a Dockerfile for Binder', ''],
      'it makes a container for Binder only, under no name',
    );
  });
}
