import { leftOutBinderFolders } from './binder-environment.ts';
import { binderLinksIn, opensRepository, type BinderLink } from './binder-links.ts';
import { binderSightings } from './binder-notebook.ts';
import type { Detector } from '../detector.ts';
import type { ListedFile } from '../files.ts';
import { folderPurposes, type FolderPurpose } from '../folder-purpose.ts';
import { installableOf, maySayInstallable, type Installable } from '../packages/installable.ts';
import { leftOutByPurpose, leftOutFiles } from '../left-out-files.ts';
import { chooseNotebooks } from './notebook-choice.ts';
import { maySayEnvironment, notebookEnvironmentOf, type NotebookEnvironment } from './notebook-environment.ts';
import { readNotebook } from './notebook-file.ts';
import { notebookSightings } from './notebook-sighting.ts';
import type { Repository, TextFile } from '../repository.ts';
import type { LeftOut } from '../suggestion.ts';
import { visibleMarkdown } from '../visible-markdown.ts';

const isReadme = /^readme(?:\.[a-z]{1,8})?$/i;
/** A scratch notebook that was never named, and one that tries something out. */
const scratch = /(?:^|\/)(?:untitled[0-9]*|tests?|tests?[_-][^/]*)\.ipynb$/i;
/** Parsing every notebook would take long, and nearly none is empty. */
const mayBeEmpty = /"(?:cells|worksheets)"\s{0,99}:\s{0,99}\[\s{0,99}\]/;
const maxLinks = 200;
const asNotebooks = ['a notebook', 'notebooks'] as const;

const elsewhere: readonly FolderPurpose[] = [
  'CI',
  'tests',
  'somebody else’s software',
  'generated files',
  'templates',
  'what is kept for the past',
];

/** The purpose for which the notebooks of a folder are no tasks; documentation and examples may be. */
function hindrance(path: string): FolderPurpose | undefined {
  return folderPurposes(path).find((purpose) => elsewhere.includes(purpose));
}

/** A README as its readers see it. */
function visibleFile(file: TextFile | undefined): TextFile | undefined {
  return file && { ...file, text: visibleMarkdown(file.text) };
}

/** What stands around the notebooks of a repository. */
interface Surroundings {
  readonly readmes: readonly TextFile[];
  /** Binder links to this very repository. */
  readonly links: readonly BinderLink[];
  readonly installable?: Installable;
  readonly environment: NotebookEnvironment;
}

interface Notebooks {
  /** Those that may be opened as a task. */
  readonly usable: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

function notebooksOf(repository: Repository): Notebooks {
  const all = repository.files.map(({ path }) => path).filter((path) => path.endsWith('.ipynb'));
  const hindered = all.flatMap((path) => {
    const purpose = hindrance(path);
    return purpose === undefined ? [] : [{ path, purpose }];
  });
  const free = all.filter((path) => hindrance(path) === undefined);
  const named = free.filter((path) => !scratch.test(path));
  const empty = named.filter((path) => {
    const file = repository.read(path);
    return file !== undefined && mayBeEmpty.test(file.text) && readNotebook(file)?.isEmpty === true;
  });
  const leftOut = [
    ...leftOutByPurpose(hindered, asNotebooks),
    ...leftOutFiles(
      free.filter((path) => scratch.test(path)),
      asNotebooks,
      'the name says that it was made to try something out',
    ),
    ...leftOutFiles(empty, ['an empty notebook', 'empty notebooks'], 'there is nothing in it to run'),
  ];
  return { usable: named.filter((path) => !empty.includes(path)), leftOut };
}

/** Why notebooks are no task; nothing where they are one. */
function whyNot(
  notebooks: readonly string[],
  { environment, links, installable }: Surroundings,
  misplaced: string | undefined,
): string | undefined {
  if (environment.files.length === 0) {
    if (misplaced === undefined) return 'no file says what is needed, such as environment.yml or requirements.txt';
    return `Binder does not find ${misplaced} where it lies; move it to the root of the repository or into a folder named binder`;
  }
  if (links.length > 0 || environment.binderFolder !== undefined) return undefined;
  if (installable !== undefined)
    return `the repository holds ${installable.what}, and no binder folder or link offers to open its notebooks`;
  const purposes = notebooks.map((path) => folderPurposes(path)[0]);
  return purposes.includes(undefined) ? undefined : `the folder is for ${purposes[0]}`;
}

/** A file that says what notebooks need, in a folder of theirs, where repo2docker does not look. */
function misplacedEnvironment(notebooks: readonly string[], { has }: Repository): string | undefined {
  const folders = new Set(notebooks.map((path) => path.slice(0, path.lastIndexOf('/') + 1)));
  const beside = [...folders].flatMap((folder) => ['environment.yml', 'requirements.txt'].map((name) => folder + name));
  return beside.find((path) => path.includes('/') && has(path));
}

function leftOutFolder({ binderFolder }: NotebookEnvironment): readonly LeftOut[] {
  if (binderFolder === undefined) return [];
  return [{ file: binderFolder, what: 'a binder folder', because: 'there is no notebook to open' }];
}

/** A link to a file that is no longer there opens the repository all the same. */
function withoutStalePath({ path, ...link }: BinderLink, files: readonly ListedFile[]): BinderLink {
  const isThere = path !== undefined && files.some((file) => file.path === path || file.path.startsWith(`${path}/`));
  return isThere ? { ...link, path } : link;
}

function surroundingsOf(repository: Repository): Surroundings {
  const readmes = repository.files.flatMap(({ path }) =>
    isReadme.test(path) ? (visibleFile(repository.read(path)) ?? []) : [],
  );
  const url = repository.origin?.url;
  const links = readmes
    .flatMap(binderLinksIn)
    .filter((link) => url !== undefined && opensRepository(link, url))
    .slice(0, maxLinks)
    .map((link) => withoutStalePath(link, repository.files));
  const installable = installableOf(repository);
  const environment = notebookEnvironmentOf(repository, readmes, installable);
  return { readmes, links, environment, ...(installable === undefined ? {} : { installable }) };
}

/** Jupyter notebooks with the environment that they need. */
export const notebooks: Detector = {
  wants: (path) =>
    (path.endsWith('.ipynb') && hindrance(path) === undefined) ||
    isReadme.test(path) ||
    maySayEnvironment(path) ||
    maySayInstallable(path),
  detect: (repository) => {
    const { usable, leftOut } = notebooksOf(repository);
    const surroundings = surroundingsOf(repository);
    const { links, readmes, environment } = surroundings;
    const folders = leftOutBinderFolders(repository.files);
    const because = usable.length === 0 ? '' : whyNot(usable, surroundings, misplacedEnvironment(usable, repository));
    if (because !== undefined) {
      const unopened = usable.length === 0 && links.length === 0 ? leftOutFolder(environment) : [];
      return {
        tasks: [],
        also: binderSightings(repository, { links, environment }),
        leftOut: [...leftOut, ...leftOutFiles(usable, asNotebooks, because), ...folders, ...unopened],
      };
    }
    const choice = chooseNotebooks(usable, links, readmes);
    const seen = notebookSightings(repository, { links, environment, choice, count: usable.length });
    return {
      tasks: seen.tasks,
      also: binderSightings(repository, { links, environment, chosen: choice.chosen }),
      leftOut: [...leftOut, ...seen.leftOut, ...folders],
    };
  },
};
