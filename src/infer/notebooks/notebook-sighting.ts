import type { BinderLink } from './binder-links.ts';
import { commonFolder, leftOutFiles } from '../left-out-files.ts';
import type { ChosenNotebook, NotebookChoice } from './notebook-choice.ts';
import { pythonNeeds, type NotebookEnvironment } from './notebook-environment.ts';
import { kernelOfAll, readNotebook, type NotebookFile } from './notebook-file.ts';
import { contradictsVersions } from '../packages/python-versions.ts';
import type { Repository } from '../repository.ts';
import { cloneAddress } from '../repository-address.ts';
import type { Evidence, FoundValue, LeftOut, MissingValue, Sighting } from '../suggestion.ts';

/** What is known of the notebooks of a repository. */
export interface KnownNotebooks {
  readonly links: readonly BinderLink[];
  readonly environment: NotebookEnvironment;
  readonly choice: NotebookChoice;
  /** How many notebooks may be opened. */
  readonly count: number;
}

/** More notebooks than these are not read, to see whether all of them want the same kernel. */
const maxRead = 20;
const maxChoices = 50;

function whatTheyNeed(
  repository: Repository,
  paths: readonly string[],
  environment: NotebookEnvironment,
): readonly FoundValue[] {
  const read = paths.length > maxRead ? [] : paths.flatMap((path) => repository.read(path) ?? []);
  const files: readonly NotebookFile[] = read.flatMap((file) => readNotebook(file) ?? []);
  const kernel = files.length === paths.length ? kernelOfAll(files) : [];
  const foreign = files.some(({ language }) => language !== undefined && !language.includes('python'));
  const needs = foreign ? [] : pythonNeeds(repository, environment);
  const asked = needs.find(({ pointer }) => pointer === '/requires_python')?.value;
  // The notebook was last run elsewhere than in the environment that is offered now.
  const isOutdated = ({ pointer, value }: FoundValue): boolean =>
    pointer === '/kernel/version' && typeof asked === 'string' && contradictsVersions(String(value), asked);
  return [...kernel.filter((one) => !isOutdated(one)), ...needs];
}

function reasons({ links, environment, count }: KnownNotebooks, paths: readonly string[]): readonly Evidence[] {
  const notebooks = count === 1 ? 'a notebook' : `${count} notebooks`;
  return [
    { file: paths.length === 1 ? (paths[0] ?? '.') : commonFolder(paths) || '.', says: notebooks },
    ...environment.files.map((file) => ({ file, says: 'says what the notebooks need' })),
    ...links.map(({ evidence }) => evidence),
  ];
}

function pathValue({ path, sure, evidence }: ChosenNotebook): FoundValue {
  return { pointer: '/repository/path', value: path, sure, evidence };
}

function sightingOf(repository: Repository, known: KnownNotebooks, chosen: ChosenNotebook | undefined): Sighting {
  const { links, environment, choice } = known;
  const paths = chosen === undefined ? choice.candidates : [chosen.path];
  const address = cloneAddress(repository, '/repository/url');
  const folder = commonFolder(paths);
  const path: MissingValue = {
    pointer: '/repository/path',
    question: `Which notebook is to be opened? For example ${paths[0] ?? ''}`,
    choices: paths.slice(0, maxChoices),
  };
  const offered = links.length > 0 || environment.binderFolder !== undefined;
  return {
    tasktype: 'jupyter-notebook',
    name: chosen?.path.split('/').at(-1) ?? (folder === '' ? 'Notebooks' : `Notebooks in ${folder}`),
    reason: offered
      ? 'The author offers the notebooks to be opened by Binder.'
      : 'The repository holds notebooks and says what they need.',
    sure: offered ? 'certain' : 'likely',
    evidence: reasons(known, paths),
    values: [
      ...address.values,
      ...(chosen === undefined ? [] : [pathValue(chosen)]),
      ...whatTheyNeed(repository, paths, environment),
    ],
    missing: [...address.missing, ...(chosen === undefined ? [path] : [])],
  };
}

/**
 * Makes tasks of the notebooks of a repository: one for each that is to be opened, or one for which the author chooses.
 *
 * @param repository The repository.
 * @param known What is known of its notebooks.
 * @returns The tasks, and those of the notebooks to be opened that are none.
 */
export function notebookSightings(
  repository: Repository,
  known: KnownNotebooks,
): { readonly tasks: readonly Sighting[]; readonly leftOut: readonly LeftOut[] } {
  const { chosen } = known.choice;
  if (chosen.length === 0) return { tasks: [sightingOf(repository, known, undefined)], leftOut: [] };
  const isBroken = ({ path }: ChosenNotebook): boolean => {
    const file = repository.read(path);
    return file !== undefined && readNotebook(file) === undefined;
  };
  const broken = chosen.filter(isBroken).map(({ path }) => path);
  return {
    tasks: chosen.filter(({ path }) => !broken.includes(path)).map((one) => sightingOf(repository, known, one)),
    leftOut: leftOutFiles(broken, ['a notebook', 'notebooks'], 'it cannot be read as a notebook'),
  };
}
