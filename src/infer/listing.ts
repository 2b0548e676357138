import type { ListedFile } from './files.ts';

/** Files of a repository that are listed at most. */
export const mostFiles = 50_000;

/** The files of a repository that are looked at. */
export interface Listing {
  readonly files: readonly ListedFile[];
  /** True where there are more files than are listed. */
  readonly isCut: boolean;
}

/** Folders that hold what tools have put there, and nothing that the authors wrote. */
const passedOver: ReadonlySet<string> = new Set([
  '.git', '.hg', '.svn', 'node_modules', '.venv', 'venv', '.tox', '.nox', '__pycache__', '.ipynb_checkpoints', '.mypy_cache', '.pytest_cache',
]); // prettier-ignore

/** Files or folders by which a virtual environment of Python or conda is known, whatever it is called. */
const environmentMarks: readonly string[] = ['pyvenv.cfg', 'conda-meta'];

/**
 * Says whether a folder is passed over for its name.
 *
 * @param name The name of the folder.
 * @returns True for what git, package managers and virtual environments keep.
 */
export function isPassedOver(name: string): boolean {
  return passedOver.has(name);
}

/**
 * Says whether a folder is a virtual environment.
 *
 * @param names What lies in it.
 * @returns True where one of them is what such environments are known by.
 */
export function isEnvironment(names: readonly string[]): boolean {
  return environmentMarks.some((mark) => names.includes(mark));
}

/** The one file of git's own that is read: it tells where a repository comes from. */
export const gitConfig = '.git/config';

function environmentsAmong(files: readonly ListedFile[]): ReadonlySet<string> {
  const marked = files.flatMap(({ path }) => {
    const parts = path.split('/');
    const at = parts.findIndex((part, index) => index > 0 && environmentMarks.includes(part));
    return at === -1 ? [] : [parts.slice(0, at).join('/')];
  });
  return new Set(marked);
}

/**
 * Takes out of a listing what nobody who works on the repository wrote, and cuts it where it is too long: those deepest in
 * folders go first.
 *
 * @param files All files.
 * @returns The listing.
 */
export function listing(files: readonly ListedFile[]): Listing {
  const environments = environmentsAmong(files);
  const isOwn = ({ path }: ListedFile): boolean => {
    const folders = path.split('/').slice(0, -1);
    if (path === gitConfig) return true;
    return !folders.some(
      (name, index) => isPassedOver(name) || environments.has(folders.slice(0, index + 1).join('/')),
    );
  };
  const own = files.filter(isOwn);
  if (own.length <= mostFiles) return { files: own, isCut: false };
  const depths = own.map((file) => ({ file, depth: file.path.split('/').length }));
  const kept = depths.toSorted((one, other) => one.depth - other.depth).slice(0, mostFiles);
  return { files: kept.map(({ file }) => file), isCut: true };
}
