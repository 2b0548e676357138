import { valueAt } from '../../spec/place.ts';
import { readYaml } from '../../spec/yaml.ts';
import type { Detector } from '../detector.ts';
import { folderPurposes } from '../folder-purpose.ts';
import { installableOf, maySayInstallable } from './installable.ts';
import { packageFolders } from './package-folders.ts';
import { cloneAddress } from '../repository-address.ts';
import type { Repository, TextFile } from '../repository.ts';
import type { LeftOut, Sighting, Sightings } from '../suggestion.ts';

const place = /^(?:(?:envs?|environments?|conda)\/environment|[^/]{1,200})\.ya?ml$/i;
const usual = /(?:^|\/)environment\.ya?ml$/i;
const helping =
  /(?:^|[-_.])(?:dev|devel|development|test|tests|testing|doc|docs|ci|build|lint|rtd|readthedocs)(?=[-_.])/i;

/** What a repository may hold that its environment is for, so that the environment is no task of its own. */
const served =
  /\.(?:ipynb|zpln|def|sif)$|(?:^|\/)(?:singularity|apptainer)[^/]*$|(?:^|\/)chart\.yaml$|(?:^|\/)(?:dockerfile|containerfile)[^/]*$|\.dockerfile$|(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/i;

interface CondaFile {
  readonly file: TextFile;
  readonly name: string;
  readonly packages: number;
  /** Line of `dependencies`. */
  readonly line: number;
}

function condaFile(file: TextFile): CondaFile | undefined {
  const yaml = readYaml(file.text);
  if (!('value' in yaml)) return undefined;
  const dependencies = valueAt(yaml.value, '/dependencies');
  const isConda = usual.test(file.path) || Array.isArray(valueAt(yaml.value, '/channels'));
  if (!isConda || !Array.isArray(dependencies)) return undefined;
  const packages = dependencies.filter((one) => typeof one === 'string').length;
  const name = valueAt(yaml.value, '/name');
  if (packages === 0) return undefined;
  const called = typeof name === 'string' && name !== '' ? name : 'conda';
  return { file, packages, name: `${called} environment`, line: yaml.placeOf('/dependencies').line };
}

function isServed(repository: Repository): boolean {
  const isThing = ({ path }: { readonly path: string }) =>
    served.test(path) &&
    !path.startsWith('.devcontainer/') &&
    folderPurposes(path).every((purpose) => purpose === 'documentation' || purpose === 'examples');
  return (
    repository.files.some(isThing) ||
    installableOf(repository) !== undefined ||
    packageFolders(repository).packages.length > 0
  );
}

function sightingOf(repository: Repository, { file, name, packages, line }: CondaFile): Sighting {
  const evidence = { file: file.path, line, says: packages === 1 ? '1 package' : `${packages} packages` };
  const { values, missing } = cloneAddress(repository, '/repository/url');
  const isDefault = file.path === 'environment.yml';
  return {
    tasktype: 'conda-environment',
    name,
    reason: `${file.path} lists packages for conda, and nothing else in the repository is run with them.`,
    sure: 'likely',
    evidence: [evidence],
    values: [
      ...values,
      ...(isDefault
        ? []
        : [{ pointer: '/repository/path', value: file.path, sure: 'certain' as const, evidence: [evidence] }]),
    ],
    missing,
  };
}

function forDevelopers({ file }: CondaFile): LeftOut {
  return { file: file.path, what: 'an environment for conda', because: 'its name says that it is for developers' };
}

/**
 * Looks for environments that stand for themselves.
 *
 * @param repository The repository.
 * @returns A task for each environment; nothing where a package, a notebook or a container is run with it.
 */
function detect(repository: Repository): Sightings {
  if (isServed(repository)) return { tasks: [], also: [], leftOut: [] };
  const paths = repository.files.map(({ path }) => path).filter((path) => place.test(path));
  const found = paths.flatMap((path) => {
    const file = repository.read(path);
    return (file && condaFile(file)) ?? [];
  });
  const isHelping = ({ file }: CondaFile) => helping.test(file.path);
  return {
    tasks: found.filter((one) => !isHelping(one)).map((one) => sightingOf(repository, one)),
    also: [],
    leftOut: found.filter(isHelping).map(forDevelopers),
  };
}

/** Knows environments of conda that stand for themselves. */
export const condaEnvironments: Detector = {
  wants: (path) => place.test(path) || maySayInstallable(path),
  detect,
};
