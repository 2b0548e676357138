import { folderPurposes } from '../folder-purpose.ts';
import type { PackageMetadata, Stated } from './package-metadata.ts';
import { readPyproject } from './pyproject.ts';
import type { Repository } from '../repository.ts';
import { normalName } from './requirements.ts';
import { readSetupCfg } from './setup-cfg.ts';
import { readSetupPy } from './setup-py.ts';
import type { Evidence, LeftOut } from '../suggestion.ts';

/** A folder that holds a Python package, and what its files say together. */
export interface PackageFolder {
  /** Path with a slash at its end; empty for the root. */
  readonly folder: string;
  /** Absent where code makes the name. */
  readonly name?: Stated<string>;
  readonly computedName?: Evidence;
  readonly version?: Stated<string>;
  readonly requiresPython?: Stated<string>;
  readonly dependencies?: Stated<readonly string[]>;
  readonly commands?: Evidence;
  /** False where nothing says how pip is to build it, so that it may be a list of requirements only. */
  readonly builds: boolean;
}

/** The packages of a repository, and the files that describe none. */
export interface PackageFolders {
  readonly packages: readonly PackageFolder[];
  readonly leftOut: readonly LeftOut[];
}

const fileNames: readonly string[] = ['pyproject.toml', 'setup.cfg', 'setup.py'];
const maxFolders = 200;
const maxElsewhere = 20;

/**
 * Says whether a file may describe a Python package.
 *
 * @param path Its path.
 * @returns True for pyproject.toml, setup.cfg and setup.py in any folder.
 */
export function isPackageFile(path: string): boolean {
  return fileNames.includes(path.slice(path.lastIndexOf('/') + 1));
}

/** Folders whose packages help to develop or to teach, besides those of {@link folderPurposes}. */
const helping: ReadonlySet<string> = new Set([
  ...['tools', 'tool', 'scripts', 'script', 'utils', 'dev', 'devtools', 'admin', 'benchmarks', 'benchmark', 'bench'],
  ...['binder', '.binder', '.devcontainer', 'docker', 'containers', 'templates', 'template', 'tutorials', 'recipe'],
  ...['conda', 'conda.recipe', 'packaging', 'notebooks'],
]);

function elsewhere(path: string): string | undefined {
  const [purpose] = folderPurposes(path);
  if (purpose !== undefined) return `it lies in a folder for ${purpose}`;
  const folders = path.split('/').slice(0, -1);
  const helper = folders.find((folder) => helping.has(folder.toLowerCase()) || folder.startsWith('.'));
  if (helper !== undefined) return `it lies in ${helper}, a folder of what helps beside the software`;
  return folders.some((folder) => /[{}<>$]/.test(folder)) ? 'it is a template for packages' : undefined;
}

type Member = 'version' | 'requiresPython' | 'dependencies';

/** Takes a member from the first file that states it, past none that closes it. */
function member<T>(sources: readonly PackageMetadata[], name: Member, of: (source: PackageMetadata) => T | undefined) {
  const end = sources.findIndex((source) => of(source) !== undefined || source.leavesOpen?.includes(name) === false);
  const deciding = sources[end];
  return deciding && of(deciding);
}

function joined(folder: string, sources: readonly PackageMetadata[], builds: boolean): PackageFolder {
  const named = sources.find(({ name }) => name !== undefined)?.name;
  const computed = sources.find(({ computedName }) => computedName !== undefined)?.computedName;
  const commands = sources.find((source) => source.commands !== undefined)?.commands;
  const version = member(sources, 'version', (source) => source.version);
  const requiresPython = member(sources, 'requiresPython', (source) => source.requiresPython);
  const dependencies = member(sources, 'dependencies', (source) => source.dependencies);
  return {
    folder,
    ...(named && { name: named }),
    ...(named === undefined && computed !== undefined ? { computedName: computed } : {}),
    ...(version && { version }),
    ...(requiresPython && { requiresPython }),
    ...(dependencies && { dependencies }),
    ...(commands && { commands }),
    builds,
  };
}

/** What templates and first steps call a package that nobody publishes, in normal form; `src` is that of cookiecutters. */
const unpublished: ReadonlySet<string> = new Set([
  ...['src', 'source', 'app', 'code', 'lib', 'library', 'package', 'project', 'module', 'test', 'tests', 'template'],
  ...['example', 'examples', 'demo', 'sample', 'untitled', 'foo', 'unknown', 'python-package', 'python-project'],
  ...['package-name', 'project-name', 'example-package', 'example-project', 'sample-package', 'sample-project'],
  ...['my-package', 'my-project', 'my-app', 'mypackage', 'myproject', 'myapp', 'your-package', 'your-project'],
]);

const pipName = /^[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*$/;

/** Says of files that name no package why they are none. */
function nameless(repository: Repository, folder: string, builds: boolean): LeftOut | undefined {
  const [pyproject, config, setup] = fileNames.map((name) => `${folder}${name}`);
  const isUnread = [pyproject, config, setup].some(
    (path) => path !== undefined && repository.has(path) && repository.read(path) === undefined,
  );
  // What was not read may give the name; that it was not read is told elsewhere.
  if (isUnread) return undefined;
  if (setup !== undefined && repository.has(setup))
    return { file: setup, what: 'a setup.py', because: 'no call of setup() in it gives a package its name' };
  if (pyproject === undefined || !repository.has(pyproject)) return undefined;
  const because = builds ? 'it does not name what it builds' : 'it holds settings of tools and names no package';
  return { file: pyproject, what: 'a pyproject.toml', because };
}

/** Says why what a folder holds is not for others to install. */
function refusal({ name }: PackageFolder, kept: string | undefined): Omit<LeftOut, 'file'> | undefined {
  if (kept !== undefined) return { what: 'a Python package', because: kept };
  if (name === undefined) return undefined;
  if (unpublished.has(normalName(name.value)))
    return {
      what: `the package "${name.value}"`,
      because: 'nobody publishes a package under a name that says so little',
    };
  if (pipName.test(name.value)) return undefined;
  return { what: `the package "${name.value}"`, because: 'pip knows no such names; it may be a template' };
}

function look(repository: Repository, folder: string): PackageFolder | LeftOut | undefined {
  const [toml, cfg, py] = fileNames.map((name) => repository.read(`${folder}${name}`));
  const pyproject = toml === undefined ? undefined : readPyproject(toml);
  if (pyproject !== undefined && 'unreadable' in pyproject)
    return { file: `${folder}pyproject.toml`, what: 'a file of a Python package', because: pyproject.unreadable };
  const config = cfg && readSetupCfg(cfg);
  const sources = [pyproject, config, py && readSetupPy(py)].filter((source) => source !== undefined);
  const isBuilt = pyproject?.builds === true || py !== undefined || (toml !== undefined && config?.name !== undefined);
  const found = joined(folder, sources, isBuilt);
  const refused = refusal(found, sources.find(({ kept }) => kept !== undefined)?.kept);
  if (refused !== undefined) return { file: (toml ?? cfg ?? py)?.path ?? folder, ...refused };
  return found.name === undefined && found.computedName === undefined
    ? nameless(repository, folder, pyproject?.builds === true)
    : found;
}

function leftOutIn(path: string, because: string): LeftOut {
  return { file: path, what: 'a file of a Python package', because };
}

/**
 * Finds the Python packages of a repository by reading their files; nothing is run.
 *
 * @param repository The repository.
 * @returns The packages, those nearer to the root first, and why other files describe none.
 */
export function packageFolders(repository: Repository): PackageFolders {
  const files = repository.files.filter(({ path }) => isPackageFile(path));
  const aside = files.flatMap(({ path }) => {
    const because = elsewhere(path);
    return because === undefined ? [] : [leftOutIn(path, because)];
  });
  const asidePaths = new Set(aside.map(({ file }) => file));
  const folders = new Set(
    files
      .map(({ path }) => path)
      .filter((path) => !asidePaths.has(path))
      .map((path) => path.slice(0, path.lastIndexOf('/') + 1)),
  );
  const ordered = [...folders].sort(
    (one, other) => one.split('/').length - other.split('/').length || (one < other ? -1 : 1),
  );
  const looked = ordered.slice(0, maxFolders).flatMap((folder) => look(repository, folder) ?? []);
  return {
    packages: looked.filter((one) => 'folder' in one),
    leftOut: [
      ...looked.filter((one) => 'because' in one),
      ...aside.filter(({ file }) => !file.endsWith('setup.cfg')).slice(0, maxElsewhere),
    ],
  };
}
