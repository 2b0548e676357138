import type { Detector } from '../detector.ts';
import { isPackageFile, packageFolders, type PackageFolder } from './package-folders.ts';
import type { Stated } from './package-metadata.ts';
import { pipInstalls, type PipInstall } from './pip-commands.ts';
import type { Repository } from '../repository.ts';
import { normalName } from './requirements.ts';
import type { Evidence, FoundValue, LeftOut, MissingValue, Sighting, Sightings } from '../suggestion.ts';
import { visibleMarkdown } from '../visible-markdown.ts';

const readme = /^(?:[^/]{1,200}\/){0,2}readme(?:\.(?:md|rst|txt|markdown))?$/i;
const question = 'Under which name is the package installed with pip? For example my-example-lib';
const maxRequirements = 256;
const maxChoices = 5;

/** What the READMEs of a package say of installing it. */
interface Installing {
  readonly byName: PipInstall | undefined;
  readonly byAddress: PipInstall | undefined;
  readonly fromHere: PipInstall | undefined;
  readonly forWork: PipInstall | undefined;
  readonly names: readonly string[];
}

function addressOf(url: string): string {
  const [bare = ''] = url.toLowerCase().split('#', 1);
  return bare
    .replace(/^git\+/, '')
    .replace(/^[a-z]{1,5}:\/\/(?:[^/@]*@)?/, '')
    .replace(/@[^/]*$/, '')
    .replace(/(?:\.git)?\/?$/, '');
}

function isOfRepository(address: string, repository: Repository, name: string): boolean {
  const written = addressOf(address);
  const { origin } = repository;
  if (origin !== undefined) return addressOf(origin.url) === written;
  return normalName(written.slice(written.lastIndexOf('/') + 1)) === normalName(name);
}

/** What each README near the root says of installing, by its path. */
type Readmes = ReadonlyMap<string, readonly PipInstall[]>;

function readmesOf(repository: Repository): Readmes {
  const paths = repository.files.map(({ path }) => path).filter((path) => readme.test(path));
  return new Map(
    paths.flatMap((path) => {
      const file = repository.read(path);
      return file === undefined ? [] : [[path, pipInstalls({ ...file, text: visibleMarkdown(file.text) })] as const];
    }),
  );
}

function installsIn(readmes: Readmes, folder: string): readonly PipInstall[] {
  return [...readmes].flatMap(([path, installs]) =>
    path.startsWith(folder) && !path.includes('/', folder.length) ? installs : [],
  );
}

/** The first name of each command; what follows it may be the rest of a sentence. */
function firstNames(installs: readonly PipInstall[]): readonly string[] {
  const named = installs.filter(({ from }) => from === 'name');
  const first = named.filter(({ evidence }, index) => named[index - 1]?.evidence !== evidence);
  return [...new Set(first.map(({ what }) => what))];
}

function installingOf(repository: Repository, readmes: Readmes, { folder, name }: PackageFolder): Installing {
  const here = installsIn(readmes, folder);
  const all = folder === '' ? here : [...here, ...installsIn(readmes, '')];
  const called = name?.value ?? '';
  return {
    byName: all.find(({ from, what }) => from === 'name' && normalName(what) === normalName(called)),
    byAddress: all.find(({ from, what }) => from === 'address' && isOfRepository(what, repository, called)),
    fromHere: here.find(({ from }) => from === 'here'),
    forWork: here.find(({ from }) => from === 'here for work'),
    names: firstNames(all),
  };
}

/** Where pip fetches a package that no README installs by its name: another project may have that name on PyPI. */
function urlValue(repository: Repository, { folder }: PackageFolder, installing: Installing): readonly FoundValue[] {
  const { byName, byAddress, fromHere } = installing;
  if (byName !== undefined) return [];
  if (byAddress !== undefined) {
    const value = byAddress.what.replace(/#egg=[^&]*$/, '');
    return [{ pointer: '/url', value, sure: 'certain', evidence: [byAddress.evidence] }];
  }
  const { origin } = repository;
  if (fromHere === undefined || origin === undefined) return [];
  const inside = folder === '' ? '' : `#subdirectory=${folder.slice(0, -1)}`;
  const evidence = [fromHere.evidence, ...origin.evidence];
  return [{ pointer: '/url', value: `git+${origin.url}${inside}`, sure: 'likely', evidence }];
}

function certain(pointer: string, value: unknown, ...evidence: readonly Evidence[]): FoundValue {
  return { pointer, value, sure: 'certain', evidence };
}

/** The name that the files give; where people are told to install a checkout only, it may be nobody's on PyPI. */
function pipnameValue({ value, evidence }: Stated<string>, { byName, forWork }: Installing): FoundValue {
  if (byName !== undefined || forWork === undefined)
    return certain('/pipname', value, evidence, ...(byName ? [byName.evidence] : []));
  return { pointer: '/pipname', value, sure: 'likely', evidence: [evidence, forWork.evidence] };
}

function valuesOf(repository: Repository, found: PackageFolder, installing: Installing): readonly FoundValue[] {
  const { name, requiresPython, dependencies } = found;
  const { byName } = installing;
  const needs = dependencies?.value ?? [];
  return [
    ...(name === undefined ? [] : [pipnameValue(name, installing)]),
    ...(name === undefined ? [] : urlValue(repository, found, installing)),
    ...(byName?.index === undefined ? [] : [certain('/index', byName.index, byName.evidence)]),
    ...(requiresPython === undefined
      ? []
      : [certain('/requires_python', requiresPython.value, requiresPython.evidence)]),
    ...(dependencies === undefined || needs.length === 0 || needs.length > maxRequirements
      ? []
      : [certain('/requires_dist', needs, dependencies.evidence)]),
  ];
}

/** Says whether the code of a package lies where its name says. */
function hasModule({ has }: Repository, { folder, name }: PackageFolder): boolean {
  const module = (name?.value ?? '').replaceAll(/[.-]/g, '_');
  return [module, module.toLowerCase()].some((called) =>
    ['', 'src/'].some(
      (inside) => has(`${folder}${inside}${called}/__init__.py`) || has(`${folder}${inside}${called}.py`),
    ),
  );
}

function judge(repository: Repository, readmes: Readmes, found: PackageFolder): Sighting | LeftOut {
  const installing = installingOf(repository, readmes, found);
  const { name, computedName, folder, builds, commands } = found;
  const evidence = name?.evidence ?? computedName ?? { file: folder, says: '' };
  const { byName, names } = installing;
  const place = { file: evidence.file, ...(evidence.line === undefined ? {} : { line: evidence.line }) };
  if (!builds && byName === undefined && !hasModule(repository, found))
    return {
      ...place,
      what: `the project ${name?.value ?? ''}`,
      because: 'it names no build system, so it may only list what the repository needs',
    };
  if (name === undefined && names.length === 0)
    return {
      ...place,
      what: 'a Python package',
      because: 'setup.py makes up its name when it is run, and nothing is run here',
    };
  const missing: readonly MissingValue[] =
    name === undefined ? [{ pointer: '/pipname', question, choices: names.slice(0, maxChoices) }] : [];
  return {
    tasktype: 'python-library',
    name: name?.value ?? 'the Python package',
    reason: `${evidence.file} describes a Python package, which people install with pip.`,
    sure: byName !== undefined || (folder === '' && name !== undefined) ? 'certain' : 'likely',
    evidence: [evidence, ...(byName ? [byName.evidence] : []), ...(commands ? [commands] : [])],
    values: valuesOf(repository, found, installing),
    missing,
  };
}

/** A setup.py inside of a package whose name it makes up is a part of that package. */
function isPart({ folder, name }: PackageFolder, packages: readonly PackageFolder[]): boolean {
  return name === undefined && packages.some((other) => other.name !== undefined && folder.startsWith(other.folder));
}

/**
 * Looks for Python packages.
 *
 * @param repository The repository.
 * @returns A task for each package, and the files that describe none that people install.
 */
function detect(repository: Repository): Sightings {
  const { packages: all, leftOut } = packageFolders(repository);
  const packages = all.filter((one) => !isPart(one, all));
  const readmes = readmesOf(repository);
  const names = packages.map(({ name, folder }) => (name === undefined ? folder : normalName(name.value)));
  const judged = packages
    .filter((_, index) => names.indexOf(names[index] ?? '') === index)
    .map((found) => judge(repository, readmes, found));
  return {
    tasks: judged.filter((one) => 'tasktype' in one),
    also: [],
    leftOut: [...judged.filter((one) => 'because' in one), ...leftOut],
  };
}

/** Knows Python packages by pyproject.toml, setup.cfg and setup.py. */
export const pythonPackages: Detector = {
  wants: (path) => isPackageFile(path) || readme.test(path),
  detect,
};
