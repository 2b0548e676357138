import type { BinderLink } from './binder-links.ts';
import { folderPurposes } from '../folder-purpose.ts';
import type { TextFile } from '../repository.ts';
import type { Evidence, Sureness } from '../suggestion.ts';

/** A notebook that is to be opened, and who says so. */
export interface ChosenNotebook {
  readonly path: string;
  readonly sure: Sureness;
  readonly evidence: readonly Evidence[];
}

/** Which notebooks of a repository are to be opened. */
export interface NotebookChoice {
  /** At most five; empty where the author has to choose. */
  readonly chosen: readonly ChosenNotebook[];
  /** From what the author may choose, those near the root first. */
  readonly candidates: readonly string[];
}

const maxChosen = 5;

/** `jupyter lab first.ipynb`, `voila first.ipynb`. */
const command =
  /\b(?:jupyter(?:[ -]lab|[ -]notebook)?|voila)[ \t]{1,9}["']?(?:\.\/)?([A-Za-z0-9_./-]{1,256}\.ipynb)\b/g;

function openedByLinks(links: readonly BinderLink[], notebooks: readonly string[]): readonly ChosenNotebook[] {
  const opened = notebooks.map((path) => ({ path, links: links.filter((link) => link.path === path) }));
  return opened
    .filter((one) => one.links.length > 0)
    .map(({ path, links: by }) => ({ path, sure: 'certain', evidence: by.map(({ evidence }) => evidence) }));
}

function openedByCommands(readmes: readonly TextFile[], notebooks: readonly string[]): readonly ChosenNotebook[] {
  const found = readmes.flatMap((readme) =>
    [...readme.text.matchAll(command)].slice(0, 100).flatMap(({ 0: says, 1: path = '', index }) => {
      const evidence = { file: readme.path, line: readme.lineAt(index), says };
      return notebooks.includes(path) ? [{ path, evidence }] : [];
    }),
  );
  const paths = [...new Set(found.map(({ path }) => path))];
  return paths.map((path) => ({
    path,
    sure: 'likely',
    evidence: found.filter((one) => one.path === path).map(({ evidence }) => evidence),
  }));
}

/** Without those of documentation and examples, where there are others; only those of a folder that a link opens. */
function candidatesOf(notebooks: readonly string[], links: readonly BinderLink[]): readonly string[] {
  const folders = links.flatMap(({ path }) => (path === undefined ? [] : `${path}/`));
  const shown = notebooks.filter((path) => folders.some((folder) => path.startsWith(folder)));
  const own = notebooks.filter((path) => folderPurposes(path).length === 0);
  const [candidates = notebooks] = [shown, own].filter((paths) => paths.length > 0);
  const depth = (path: string): number => path.split('/').length;
  return candidates.toSorted((one, other) => depth(one) - depth(other) || (one < other ? -1 : 1));
}

function byConvention(candidates: readonly string[]): readonly ChosenNotebook[] {
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0)
    return [{ path: only, sure: 'certain', evidence: [{ file: only, says: 'the only notebook' }] }];
  return candidates
    .filter((path) => path.toLowerCase() === 'index.ipynb')
    .map((path) => ({ path, sure: 'likely', evidence: [{ file: path, says: 'the notebook named index' }] }));
}

/**
 * Chooses the notebooks to be opened: those that Binder links open, else the one of a command in a README, else the only
 * one, else an `index.ipynb` in the root.
 *
 * @param notebooks Paths of all notebooks that may be a task.
 * @param links Binder links to this repository.
 * @param readmes READMEs of the repository.
 * @returns The choice.
 */
export function chooseNotebooks(
  notebooks: readonly string[],
  links: readonly BinderLink[],
  readmes: readonly TextFile[],
): NotebookChoice {
  const linked = openedByLinks(links, notebooks);
  if (linked.length > maxChosen) return { chosen: [], candidates: linked.map(({ path }) => path) };
  if (linked.length > 0) return { chosen: linked, candidates: [] };
  const candidates = candidatesOf(notebooks, links);
  const run = openedByCommands(readmes, candidates);
  return { chosen: run.length === 1 ? run : byConvention(candidates).slice(0, 1), candidates };
}
