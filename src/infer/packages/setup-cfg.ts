import {
  commandsAt,
  evidenceAt,
  keptPrivate,
  maxPackageFile,
  privateClassifier,
  type PackageMetadata,
  type Stated,
} from './package-metadata.ts';
import type { TextFile } from '../repository.ts';
import { isRequirement } from './requirements.ts';

/** A value of an ini file, its lines joined by line feeds. */
export interface IniValue {
  readonly value: string;
  /** Line of its key, counted from 1. */
  readonly line: number;
}

/**
 * Reads an ini file as Python's configparser does: keys in sections, values that go on in indented lines.
 *
 * @param text The text.
 * @returns The values by `section.key`, keys in lower case; what is no ini is passed over.
 */
export function readIni(text: string): ReadonlyMap<string, IniValue> {
  const values = new Map<string, { value: string[]; line: number }>();
  let section = '';
  let current: string[] | undefined;
  for (const [index, written] of text.split(/\r\n?|\n/).entries()) {
    const line = written.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const isIndented = written.startsWith(' ') || written.startsWith('\t');
    if (isIndented && current !== undefined) {
      current.push(line);
      continue;
    }
    current = undefined;
    const end = line.indexOf(']');
    if (line.startsWith('[') && end !== -1) {
      section = line.slice(1, end).trim();
      continue;
    }
    const sign = line.search(/[=:]/);
    if (sign < 1) continue;
    const first = line.slice(sign + 1).trim();
    current = first === '' ? [] : [first];
    const key = `${section}.${line.slice(0, sign).trim().toLowerCase()}`;
    if (!values.has(key)) values.set(key, { value: current, line: index + 1 });
  }
  return new Map([...values].map(([key, { value, line }]) => [key, { value: value.join('\n'), line }]));
}

/** `file: README` and `attr: package.version` stand for what is elsewhere. */
const elsewhere = /^(?:file|attr):/;

/** setuptools takes a single line of requirements apart at semicolons, which conditions have too. */
function requirementsOf(value: string): readonly string[] | undefined {
  if (elsewhere.test(value)) return undefined;
  const lines = value.split('\n').map((line) => line.replace(/\s+#.*$/, '').replaceAll(/\s+/g, ' '));
  if (lines.length === 1 && value.includes(';')) return undefined;
  return lines.every(isRequirement) ? lines : undefined;
}

/** Names before the equals signs of `name = module:function`. */
function commandNames(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => (line.includes('=') ? [line.slice(0, line.indexOf('=')).trim()] : []));
}

/**
 * Reads what a setup.cfg says of its package.
 *
 * @param file The file.
 * @returns What it says; without a name where it holds only settings of tools.
 */
export function readSetupCfg(file: TextFile): PackageMetadata {
  if (file.text.length > maxPackageFile) return { builds: false };
  const ini = readIni(file.text);
  const stated = (...keys: readonly string[]): Stated<string> | undefined => {
    const found = keys.map((key) => ini.get(key)).find((value) => value !== undefined && value.value !== '');
    if (found === undefined || elsewhere.test(found.value) || found.value.includes('\n')) return undefined;
    return { value: found.value, evidence: evidenceAt(file, found.line, 'setup.cfg') };
  };
  const name = stated('metadata.name');
  const version = stated('metadata.version');
  const requiresPython = stated('options.python_requires', 'metadata.python_requires', 'metadata.requires_python');
  const needed = ini.get('options.install_requires');
  const requirements = needed === undefined || needed.value === '' ? undefined : requirementsOf(needed.value);
  const scripts = ini.get('options.entry_points.console_scripts');
  const isPrivate = (ini.get('metadata.classifiers')?.value ?? '')
    .split('\n')
    .some((classifier) => classifier.startsWith(privateClassifier));
  return {
    ...(name && { name }),
    ...(version && { version }),
    ...(requiresPython && { requiresPython }),
    ...(needed === undefined || requirements === undefined
      ? {}
      : {
          dependencies: { value: requirements, evidence: evidenceAt(file, needed.line, 'install_requires') },
        }),
    ...commandsAt(file, scripts?.line, commandNames(scripts?.value.split('\n') ?? [])),
    ...(isPrivate ? { kept: keptPrivate } : {}),
    builds: false,
  };
}
