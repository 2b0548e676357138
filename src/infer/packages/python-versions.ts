import { valueAt } from '../../spec/place.ts';
import { readForeignYaml } from '../foreign-yaml.ts';
import type { TextFile } from '../repository.ts';
import type { Evidence } from '../suggestion.ts';
import { readToml, tomlLine } from './toml.ts';

/** Versions of Python, as comparisons in the manner of PEP 440, and where they stand. */
export interface PythonVersions {
  readonly versions: string;
  readonly evidence: Evidence;
}

/** `3.8` stands for all of 3.8, `3.8.5` for itself. */
function just(version: string): string {
  return /^[0-9]+\.[0-9]+\.[0-9]+$/.test(version) ? `==${version}` : `==${version}.*`;
}

const comparison = /^(?:[<>]=?[0-9]+(?:\.[0-9]+)*|[!=]=[0-9]+(?:\.[0-9]+)*(?:\.\*)?)$/;
const condaPython = /^(?:[A-Za-z0-9_.-]{1,64}::)?python(?![A-Za-z0-9_.-])/;

/** Compares as many numbers as the shorter version has; what is not said may be anything. */
function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.slice(0, other.length).findIndex((number, index) => number !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/**
 * Says whether a version of Python is surely outside of what is asked for.
 *
 * @param version The version: `3.10.4`.
 * @param versions Comparisons in the manner of PEP 440, joined by commas: `==3.11.*`.
 * @returns False also where the one or the other is not understood.
 */
export function contradictsVersions(version: string, versions: string): boolean {
  if (!/^[0-9]{1,4}(?:\.[0-9]{1,4}){0,3}$/.test(version)) return false;
  const numbers = version.split('.').map(Number);
  return versions.split(',').some((written) => {
    const [, sign, bound = ''] =
      /^\s*(==|>=|<=|<|>|~=)\s*([0-9]{1,4}(?:\.[0-9]{1,4}){0,3})(?:\.\*)?\s*$/.exec(written) ?? [];
    const limit = bound.split('.').map(Number);
    const order = compare(numbers, limit);
    if (sign === '==') return order !== 0;
    if (sign === '~=') return order < 0 || compare(numbers, limit.slice(0, -1)) !== 0;
    if (sign === '>=' || sign === '>') return order < 0;
    if (sign === '<') return order > 0 || (order === 0 && numbers.length >= limit.length);
    return sign === '<=' && order > 0;
  });
}

/**
 * Reads the version that conda asks of Python.
 *
 * @param requirement A line of `dependencies`: `python=3.8`, `python 3.6.*`, `python>=3.9,<3.12`.
 * @returns The same as comparisons; nothing for other packages, for no version and for what conda alone understands.
 */
export function condaPythonVersions(requirement: string): string | undefined {
  const name = condaPython.exec(requirement)?.[0];
  if (name === undefined || requirement.length > 256) return undefined;
  const [, plain] = /^(?:=| )([0-9]+(?:\.[0-9]+){0,2})(?:\.\*)?$/.exec(requirement.slice(name.length).trimEnd()) ?? [];
  if (plain !== undefined) return just(plain);
  const comparisons = requirement.slice(name.length).replaceAll(' ', '').split(',');
  return comparisons.every((one) => comparison.test(one)) ? comparisons.join(', ') : undefined;
}

/**
 * Reads an environment of conda.
 *
 * @param file An `environment.yml` by whatever name.
 * @returns Its `dependencies` that are texts; nothing where there is none.
 */
export function condaDependencies(file: TextFile): readonly string[] | undefined {
  const dependencies = valueAt(readForeignYaml(file.text)?.value, '/dependencies');
  const names = Array.isArray(dependencies) ? dependencies.filter((one) => typeof one === 'string') : [];
  return names.length > 0 ? names : undefined;
}

function fromConda(file: TextFile): PythonVersions | undefined {
  for (const requirement of condaDependencies(file) ?? []) {
    const versions = condaPythonVersions(requirement);
    if (versions === undefined) continue;
    return {
      versions,
      evidence: { file: file.path, line: file.lineAt(file.text.indexOf(requirement)), says: requirement },
    };
  }
  return undefined;
}

function fromRuntime({ path, text }: TextFile): PythonVersions | undefined {
  const [says, version] = /^python-([0-9]+(?:\.[0-9]+){1,2})\s*$/.exec(text.slice(0, 256)) ?? [];
  if (says === undefined || version === undefined) return undefined;
  return { versions: just(version), evidence: { file: path, line: 1, says: says.trim() } };
}

function fromToml(
  file: TextFile,
  [table, key]: readonly [table: string, key: string],
  read: (value: string) => string,
): PythonVersions | undefined {
  const toml = readToml(file);
  const value = 'value' in toml ? valueAt(toml.value, `/${table}/${key}`) : undefined;
  if (typeof value !== 'string' || !/^[0-9<>=!~., *]{1,256}$/.test(value)) return undefined;
  const line = tomlLine(file.text, table, key);
  const evidence = { file: file.path, ...(line === undefined ? {} : { line }), says: `${key} = "${value}"` };
  return { versions: read(value), evidence };
}

/**
 * Reads the versions of Python for which an environment is made.
 *
 * @param file A file of the environment: `runtime.txt`, `Pipfile`, `pyproject.toml` or an environment of conda.
 * @returns The versions; nothing where the file does not tell.
 */
export function pythonVersionsIn(file: TextFile): PythonVersions | undefined {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  if (name === 'runtime.txt') return fromRuntime(file);
  if (name === 'Pipfile') return fromToml(file, ['requires', 'python_version'], just);
  if (name === 'pyproject.toml') return fromToml(file, ['project', 'requires-python'], (versions) => versions);
  return /\.ya?ml$/.test(name) ? fromConda(file) : undefined;
}
