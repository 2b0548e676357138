import { binderEnvironmentOf, environmentNames } from './binder-environment.ts';
import { folderPurposes } from '../folder-purpose.ts';
import type { Installable } from '../packages/installable.ts';
import { condaDependencies, pythonVersionsIn } from '../packages/python-versions.ts';
import type { Repository, TextFile } from '../repository.ts';
import { readRequirements } from '../packages/requirements.ts';
import type { FoundValue } from '../suggestion.ts';

/** What the notebooks of a repository need, as its files say it. */
export interface NotebookEnvironment {
  /** `binder` or `.binder` where the environment is written for Binder. */
  readonly binderFolder?: string;
  /** Its files, those first that count first; empty where nothing says what the notebooks need. */
  readonly files: readonly string[];
}

const yamlFile = /\.ya?ml$/;
const inEnvironmentFolder = /^(?:envs?|environments?|conda)\/[^/]+\.ya?ml$/i;
const named = /(?:^|\/)[^/]*env[^/]*\.ya?ml$|(?:^|\/)requirements\.txt$/i;
const maxDepth = 3;
const maxReadme = 256 * 1024;

/**
 * Says whether a file may be an environment of notebooks.
 *
 * @param path Path of the file.
 * @returns True for the names of repo2docker in the root or a binder folder, for YAML in the root or a folder of
 *   environments, and for a YAML of an environment or a `requirements.txt` near the root.
 */
export function maySayEnvironment(path: string): boolean {
  const parts = path.split('/');
  if (parts.length > maxDepth) return false;
  const [folder] = parts;
  const inRoot = parts.length === 1;
  if (inRoot || (parts.length === 2 && (folder === 'binder' || folder === '.binder')))
    return environmentNames.includes(parts.at(-1) ?? '') || (inRoot && yamlFile.test(path));
  return (named.test(path) || inEnvironmentFolder.test(path)) && folderPurposes(path).length === 0;
}

/** Environments by other names or in other places than those of repo2docker: `hcg-16.yml`, `envs/environment.yml`. */
function otherFiles(repository: Repository, readmes: readonly TextFile[]): readonly string[] {
  const told = readmes.map(({ text }) => text.slice(0, maxReadme));
  return repository.files
    .map(({ path }) => path)
    .filter((path) => maySayEnvironment(path) && !path.startsWith('.'))
    .filter((path) => !environmentNames.includes(path) && !path.startsWith('binder/'))
    .flatMap((path) => repository.read(path) ?? [])
    .filter((file) => !yamlFile.test(file.path) || condaDependencies(file) !== undefined)
    .map(({ path }) => path)
    .filter(
      (path) => !path.includes('/') || inEnvironmentFolder.test(path) || told.some((text) => text.includes(path)),
    );
}

/**
 * Finds what the notebooks of a repository need.
 *
 * @param repository The repository.
 * @param readmes Its READMEs, which may name a file in another place.
 * @param installable What is installed from the repository; repo2docker installs a Python package too.
 * @returns The files that say it.
 */
export function notebookEnvironmentOf(
  repository: Repository,
  readmes: readonly TextFile[],
  installable: Installable | undefined,
): NotebookEnvironment {
  const { folder, files } = binderEnvironmentOf(repository.files);
  const others = otherFiles(repository, readmes);
  const itself = ['pyproject.toml', 'setup.py'].filter(
    (path) => installable?.pythonFolder === '' && repository.has(path),
  );
  const all = [...files, ...others];
  return { ...(folder === '' ? {} : { binderFolder: folder }), files: all.length > 0 ? all : itself };
}

/** Files that say no versions and no packages of Python. */
const beside = /(?:^|\/)(?:apt\.txt|postBuild|runtime\.txt)$/;
const maxRequirements = 256;

function packagesIn(file: TextFile): FoundValue | undefined {
  const { requirements, others } = readRequirements(file.text);
  if (others.length > 0 || requirements.length === 0 || requirements.length > maxRequirements) return undefined;
  const says = requirements.length === 1 ? '1 package' : `${requirements.length} packages`;
  const evidence = [{ file: file.path, line: requirements[0]?.line ?? 1, says }];
  return {
    pointer: '/requirements',
    value: requirements.map(({ requirement }) => requirement),
    sure: 'certain',
    evidence,
  };
}

/**
 * Reads what Python notebooks need.
 *
 * @param repository The repository.
 * @param environment Its environment.
 * @returns The versions of Python, and the packages where a plain requirements file counts first.
 */
export function pythonNeeds(repository: Repository, { files }: NotebookEnvironment): readonly FoundValue[] {
  const texts = files.flatMap((path) => repository.read(path) ?? []);
  const [python] = texts.flatMap((file) => pythonVersionsIn(file) ?? []);
  const first = texts.find(({ path }) => !beside.test(path));
  const packages = first !== undefined && /(?:^|\/)requirements\.txt$/.test(first.path) ? packagesIn(first) : undefined;
  const versions: readonly FoundValue[] =
    python === undefined
      ? []
      : [{ pointer: '/requires_python', value: python.versions, sure: 'certain', evidence: [python.evidence] }];
  return [...versions, ...(packages === undefined ? [] : [packages])];
}
