import {
  commandsAt,
  evidenceAt,
  keptPrivate,
  maxPackageFile,
  privateClassifier,
  type PackageMetadata,
  type Stated,
} from './package-metadata.ts';
import { pythonTokens } from './python-tokens.ts';
import { constantsOf, isSign, separated, textOf, textsOf, type Constants, type Tokens } from './python-values.ts';
import type { TextFile } from '../repository.ts';
import { isRequirement } from './requirements.ts';

/** One call of `setup()`. */
interface SetupCall {
  readonly arguments: ReadonlyMap<string, Tokens>;
  /** True where some arguments come from a variable: `setup(**options)`. */
  readonly isOpen: boolean;
  readonly offset: number;
}

/** Calls that are read; a real file has one, or one for each of a few cases. */
const maxCalls = 8;

/** Modules that `setup` is called of: `setuptools.setup()`. */
const packagers: ReadonlySet<string | undefined> = new Set(['setuptools', 'core', 'skbuild', 'distutils']);

function isSetupCall(tokens: Tokens, index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'name' || token.value !== 'setup' || !isSign(tokens[index + 1], '(')) return false;
  const before = tokens[index - 1];
  if (before?.value === 'def') return false;
  return !isSign(before, '.') || packagers.has(tokens[index - 2]?.value);
}

function callAt(tokens: Tokens, index: number): SetupCall {
  const bracket = tokens[index + 1];
  const depth = bracket?.depth ?? 0;
  const behind = tokens.slice(index + 2);
  const close = behind.findIndex((token) => isSign(token, ')') && token.depth === depth);
  const parts = separated(close === -1 ? behind : behind.slice(0, close), depth + 1);
  const named = parts.flatMap(([name, equals, ...value]) =>
    name?.kind === 'name' && name.value !== undefined && isSign(equals, '=') ? [[name.value, value] as const] : [],
  );
  return { arguments: new Map(named), isOpen: named.length < parts.length, offset: bracket?.offset ?? 0 };
}

function callsIn(tokens: Tokens): readonly SetupCall[] {
  const places = tokens.flatMap((_, index) => (isSetupCall(tokens, index) ? [index] : []));
  return places.slice(0, maxCalls).map((index) => callAt(tokens, index));
}

/** Reads an argument; where several calls give it, they have to agree. */
function argumentReader(file: TextFile, calls: readonly SetupCall[], constants: Constants) {
  return <T>(name: string, read: (value: Tokens, constants: Constants) => T | undefined): Stated<T> | undefined => {
    const [first, ...others] = calls.map((call) => call.arguments.get(name)).filter((given) => given !== undefined);
    const value = first && read(first, constants);
    if (first === undefined || value === undefined) return undefined;
    const agree = others.every((other) => JSON.stringify(read(other, constants)) === JSON.stringify(value));
    return agree ? { value, evidence: evidenceAt(file, file.lineAt(first[0]?.offset ?? 0), name) } : undefined;
  };
}

/** Names in `{'console_scripts': ['name = module:function', …]}`; other groups begin with a text without an equals sign. */
function commandNames(tokens: Tokens): readonly string[] {
  const texts = tokens.flatMap(({ kind, value }) => (kind === 'text' && value !== undefined ? [value] : []));
  const behind = texts.slice(texts.indexOf('console_scripts') + 1);
  const end = behind.findIndex((text) => !text.includes('='));
  if (!texts.includes('console_scripts')) return [];
  return (end === -1 ? behind : behind.slice(0, end)).map((text) => text.slice(0, text.indexOf('=')).trim());
}

/**
 * Reads what a setup.py passes to `setup()` in plain texts and lists, also by a variable that is given once. Nothing is
 * run, so what code makes up stays unknown.
 *
 * @param file The file.
 * @returns What it says.
 */
export function readSetupPy(file: TextFile): PackageMetadata {
  if (file.text.length > maxPackageFile) return { builds: true };
  const tokens = pythonTokens(file.text);
  const calls = callsIn(tokens);
  const read = argumentReader(file, calls, constantsOf(tokens));
  const name = read('name', textOf);
  const version = read('version', textOf);
  const requiresPython = read('python_requires', textOf);
  const needs = read('install_requires', textsOf);
  const points = read('entry_points', commandNames);
  const naming = name === undefined ? calls.find((call) => call.arguments.has('name') || call.isOpen) : undefined;
  const isPrivate = tokens.some(({ kind, value }) => kind === 'text' && value?.startsWith(privateClassifier) === true);
  return {
    ...(name && { name }),
    ...(version && { version }),
    ...(requiresPython && { requiresPython }),
    ...(needs?.value.every(isRequirement) === true ? { dependencies: needs } : {}),
    ...(naming && { computedName: evidenceAt(file, file.lineAt(naming.offset), 'setup(…)') }),
    ...commandsAt(file, points?.evidence.line, points?.value ?? []),
    ...(isPrivate ? { kept: keptPrivate } : {}),
    builds: true,
  };
}
