import { valueAt } from '../../spec/place.ts';
import { readJson } from '../../metadata/json.ts';
import type { Detector } from '../detector.ts';
import { folderPurposes } from '../folder-purpose.ts';
import type { Repository, TextFile } from '../repository.ts';
import type { LeftOut, Sightings } from '../suggestion.ts';
import { readToml } from './toml.ts';

/** How a file shows that software in a language is built or installed from its folder. */
interface Sign {
  readonly name: string;
  /** The language; absent for tools that build C, C++ and Fortran alike. */
  readonly language?: string;
  /** What it is, with its language: `an R package`; nothing where the text of the file speaks against it. */
  readonly what: (file: TextFile | undefined, language: string) => string | undefined;
}

const maxDepth = 4;

const compiled: readonly (readonly [language: string, endings: RegExp])[] = [
  ['C++', /\.(?:cpp|cc|cxx|c\+\+|C|hpp|hh|hxx)$/],
  ['Fortran', /\.(?:f|f77|f90|f95|f03|f08|for)$/i],
  ['C', /\.c$/],
];

/** The language most of the files are in; sources of somebody else and of tests do not count. */
function compiledLanguage({ files }: Repository): string {
  const counts = compiled.map(([language, endings]) => ({
    language,
    count: files.filter(({ path }) => endings.test(path) && folderPurposes(path).length === 0).length,
  }));
  const most = counts.reduce((best, one) => (one.count > best.count ? one : best));
  return most.count === 0 ? 'C or C++' : most.language;
}

function builtWith(name: string, tool: string): Sign {
  return { name, what: (_, language) => `${language} software built with ${tool}` };
}

function tomlText(file: TextFile | undefined, pointer: string): string | undefined {
  const toml = file && readToml(file);
  const value = toml !== undefined && 'value' in toml ? valueAt(toml.value, pointer) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function npmPackage(file: TextFile | undefined): string | undefined {
  const json = file && readJson(file.text);
  const value = json !== undefined && 'value' in json ? json.value : undefined;
  const name = valueAt(value, '/name');
  if (typeof name !== 'string') return undefined;
  return valueAt(value, '/private') === true
    ? 'a private JavaScript project'
    : `the JavaScript package ${name.slice(0, 214)}`;
}

const signs: readonly Sign[] = [
  {
    name: 'DESCRIPTION',
    language: 'R',
    what: (file) => (/^Package:/m.test(file?.text ?? '') ? 'an R package' : undefined),
  },
  {
    name: 'Project.toml',
    language: 'Julia',
    what: (file) => (tomlText(file, '/uuid') === undefined ? undefined : 'a Julia package'),
  },
  builtWith('CMakeLists.txt', 'CMake'),
  builtWith('meson.build', 'Meson'),
  builtWith('configure.ac', 'Autoconf'),
  builtWith('configure', 'configure'),
  builtWith('Makefile.am', 'Automake'),
  { name: 'package.json', language: 'JavaScript', what: npmPackage },
  { name: 'Cargo.toml', language: 'Rust', what: () => 'Rust software built with Cargo' },
  { name: 'go.mod', language: 'Go', what: () => 'a Go module' },
  { name: 'pom.xml', language: 'Java', what: () => 'Java software built with Maven' },
  { name: 'build.gradle', language: 'Java', what: () => 'Java software built with Gradle' },
  { name: 'build.gradle.kts', language: 'Java', what: () => 'Java software built with Gradle' },
];

const signNames: ReadonlyMap<string, Sign> = new Map(signs.map((sign) => [sign.name, sign]));
const read: ReadonlySet<string> = new Set(['DESCRIPTION', 'Project.toml', 'package.json']);

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function signOf(path: string): Sign | undefined {
  const sign = signNames.get(nameOf(path));
  return sign !== undefined && path.split('/').length <= maxDepth && folderPurposes(path).length === 0
    ? sign
    : undefined;
}

/** One entry a language, for the file nearest to the root. */
function otherLanguages(repository: Repository): readonly LeftOut[] {
  const paths = repository.files
    .map(({ path }) => path)
    .filter((path) => signOf(path) !== undefined)
    .sort((one, other) => one.split('/').length - other.split('/').length || rank(one) - rank(other));
  const compiler = compiledLanguage(repository);
  const told = new Map<string, LeftOut>();
  for (const path of paths) {
    const sign = signNames.get(nameOf(path));
    const language = sign?.language ?? compiler;
    const what = told.has(language) ? undefined : sign?.what(repository.read(path), language);
    if (what === undefined) continue;
    const because = `no tasktype describes a library in ${language}; a container that runs it can be declared`;
    told.set(language, { file: path, what, because });
  }
  return [...told.values()];
}

function rank(path: string): number {
  return signs.findIndex(({ name }) => name === nameOf(path));
}

/**
 * Looks for software in languages that have no tasktype.
 *
 * @param repository The repository.
 * @returns No tasks, and what was left out.
 */
function detect(repository: Repository): Sightings {
  return { tasks: [], also: [], leftOut: otherLanguages(repository) };
}

/** Knows software in languages that have no tasktype, so that it is told why nothing is proposed for it. */
export const otherSoftware: Detector = {
  wants: (path) => read.has(nameOf(path)) && signOf(path) !== undefined,
  detect,
};
