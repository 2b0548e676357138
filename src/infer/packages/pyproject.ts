import { isObject } from '../../spec/object.ts';
import { valueAt } from '../../spec/place.ts';
import {
  commandsAt,
  evidenceAt,
  keptPrivate,
  privateClassifier,
  type PackageMetadata,
  type Stated,
} from './package-metadata.ts';
import { fromPoetry } from './poetry-versions.ts';
import type { TextFile } from '../repository.ts';
import { isRequirement } from './requirements.ts';
import { readToml, tomlLine, type Unreadable } from './toml.ts';

/** The tables of a pyproject.toml in which a package may be described. */
interface Described {
  readonly file: TextFile;
  readonly toml: unknown;
}

function stated<T>({ file }: Described, table: string, key: string, value: T | undefined): Stated<T> | undefined {
  if (value === undefined) return undefined;
  return { value, evidence: evidenceAt(file, tomlLine(file.text, table, key), `[${table}] ${key}`) };
}

function textAt(described: Described, table: string, key: string): Stated<string> | undefined {
  const value = valueAt(described.toml, `/${table.replaceAll('.', '/')}/${key}`);
  return stated(described, table, key, typeof value === 'string' ? value : undefined);
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

const dynamicNames = { version: 'version', 'requires-python': 'requiresPython', dependencies: 'dependencies' } as const;

/** `[project]` of the standard: what it does not name as dynamic, no other file may add. */
function fromProject(described: Described): Partial<PackageMetadata> | undefined {
  const name = textAt(described, 'project', 'name');
  if (name === undefined) return undefined;
  const dynamic = textsOf(valueAt(described.toml, '/project/dynamic'));
  const dependencies = valueAt(described.toml, '/project/dependencies');
  const requirements = textsOf(dependencies);
  const areAll = Array.isArray(dependencies) && requirements.length === dependencies.length;
  const needs = areAll && requirements.every(isRequirement) ? requirements : undefined;
  const version = textAt(described, 'project', 'version');
  const requiresPython = textAt(described, 'project', 'requires-python');
  const stands = stated(described, 'project', 'dependencies', needs);
  return {
    name,
    ...(version && { version }),
    ...(requiresPython && { requiresPython }),
    ...(stands && { dependencies: stands }),
    leavesOpen: Object.entries(dynamicNames).flatMap(([key, member]) => (dynamic.includes(key) ? [member] : [])),
  };
}

/** One dependency of Poetry as PEP 508; nothing for an optional one, `undefined` for one that says more. */
function poetryRequirement(name: string, written: unknown): readonly string[] | undefined {
  const { version, optional, extras, ...more } = isObject(written) ? written : { version: written };
  if (optional === true) return [];
  if (typeof version !== 'string' || Object.keys(more).length > 0) return undefined;
  const versions = fromPoetry(version);
  const chosen = textsOf(extras);
  return versions === undefined ? undefined : [`${name}${chosen.length > 0 ? `[${chosen.join(',')}]` : ''}${versions}`];
}

function fromPoetryTable(described: Described): Partial<PackageMetadata> | undefined {
  const name = textAt(described, 'tool.poetry', 'name');
  const isKept = valueAt(described.toml, '/tool/poetry/package-mode') === false;
  if (isKept) return { kept: 'Poetry uses it for dependencies only (package-mode = false)' };
  if (name === undefined) return undefined;
  const table = 'tool.poetry.dependencies';
  const { python, ...others } = asObject(valueAt(described.toml, '/tool/poetry/dependencies'));
  const needs = Object.entries(others).map(([other, written]) => poetryRequirement(other, written));
  const [first] = Object.keys(others);
  const isPlain = needs.every((need) => need?.every(isRequirement) === true);
  const versions = typeof python === 'string' ? fromPoetry(python) : undefined;
  const version = textAt(described, 'tool.poetry', 'version');
  const requiresPython = stated(described, table, 'python', versions === '' ? undefined : versions);
  const dependencies = stated(described, table, first ?? '', isPlain ? needs.flatMap((need) => need ?? []) : undefined);
  return {
    name,
    ...(version && { version }),
    ...(requiresPython && { requiresPython }),
    ...(dependencies && { dependencies }),
    leavesOpen: [],
  };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** The older tables of Flit. */
function fromFlit(described: Described): Partial<PackageMetadata> | undefined {
  const table = 'tool.flit.metadata';
  const name = textAt(described, table, 'dist-name') ?? textAt(described, table, 'module');
  if (name === undefined) return undefined;
  const requiresPython = textAt(described, table, 'requires-python');
  return { name, ...(requiresPython && { requiresPython }), leavesOpen: [] };
}

function keptIn({ toml }: Described): string | undefined {
  const classifiers = ['/project/classifiers', '/tool/poetry/classifiers', '/tool/flit/metadata/classifiers'];
  const isPrivate = classifiers
    .flatMap((pointer) => textsOf(valueAt(toml, pointer)))
    .some((classifier) => classifier.startsWith(privateClassifier));
  if (isPrivate) return keptPrivate;
  if (valueAt(toml, '/tool/uv/package') === false) return 'uv uses it for dependencies only (package = false)';
  return undefined;
}

function commandsIn({ file, toml }: Described): Pick<PackageMetadata, 'commands'> {
  const [table, names] = ['project.scripts', 'tool.poetry.scripts', 'tool.flit.scripts']
    .map((table) => [table, Object.keys(asObject(valueAt(toml, `/${table.replaceAll('.', '/')}`)))] as const)
    .find(([, names]) => names.length > 0) ?? ['', []];
  return commandsAt(file, tomlLine(file.text, table, names[0] ?? ''), names);
}

/**
 * Reads what a pyproject.toml says of its package: the table `[project]`, else those of Poetry or Flit.
 *
 * @param file The file.
 * @returns What it says, without a name where it holds only settings of tools; or why it could not be read.
 */
export function readPyproject(file: TextFile): PackageMetadata | Unreadable {
  const read = readToml(file);
  if ('unreadable' in read) return read;
  const described = { file, toml: read.value };
  const kept = keptIn(described);
  return {
    builds: isObject(valueAt(read.value, '/build-system')),
    ...(fromProject(described) ?? fromPoetryTable(described) ?? fromFlit(described)),
    ...commandsIn(described),
    ...(kept === undefined ? {} : { kept }),
  };
}
