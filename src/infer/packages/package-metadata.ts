import { listed } from '../../spec/words.ts';
import type { TextFile } from '../repository.ts';
import type { Evidence } from '../suggestion.ts';

/** A value as a file states it. */
export interface Stated<T> {
  readonly value: T;
  readonly evidence: Evidence;
}

/** What one file says of a Python package. */
export interface PackageMetadata {
  readonly name?: Stated<string>;
  readonly version?: Stated<string>;
  readonly requiresPython?: Stated<string>;
  /** What it needs, one requirement an item; absent where code decides or where it cannot be written as PEP 508. */
  readonly dependencies?: Stated<readonly string[]>;
  /** Where the file lists the commands that come with the package, and their names. */
  readonly commands?: Evidence;
  /** Where the file names the package by code, which is not run. */
  readonly computedName?: Evidence;
  /** Why the package is not meant for others: the rest of a sentence that begins with "because". */
  readonly kept?: string;
  /** Names of members that other files may still state; all of them unless given. */
  readonly leavesOpen?: readonly ('version' | 'requiresPython' | 'dependencies')[];
  /** True for a file that says how pip is to build the package. */
  readonly builds: boolean;
}

/** Longest file of a package that is read, in UTF-16 code units; real ones have a few thousand. */
export const maxPackageFile = 256 * 1024;

const maxQuote = 120;

/**
 * Quotes a line of a file as evidence.
 *
 * @param file The file.
 * @param line The line, counted from 1; absent where only the file's being there counts.
 * @param says What to say where there is no line.
 * @returns The evidence; a long line is cut.
 */
export function evidenceAt(file: TextFile, line: number | undefined, says: string): Evidence {
  if (line === undefined) return { file: file.path, says };
  const written = (file.text.split(/\r\n?|\n/, line)[line - 1] ?? '').trim();
  const quoted = written.length > maxQuote ? `${written.slice(0, maxQuote - 1)}…` : written;
  return { file: file.path, line, says: quoted === '' ? says : quoted };
}

const maxCommands = 8;

/**
 * Tells which commands come with a package.
 *
 * @param file The file that lists them.
 * @param line The line of the list, counted from 1.
 * @param names The commands.
 * @returns The evidence as a member of the metadata; nothing where there are no commands.
 */
export function commandsAt(
  file: TextFile,
  line: number | undefined,
  names: readonly string[],
): Pick<PackageMetadata, 'commands'> {
  if (names.length === 0) return {};
  const more = names.length > maxCommands ? [`${names.length - maxCommands} more`] : [];
  const says = `brings the command${names.length === 1 ? '' : 's'} ${listed([...names.slice(0, maxCommands), ...more])}`;
  return { commands: { file: file.path, ...(line === undefined ? {} : { line }), says } };
}

/** A sign of Python's classifiers that indexes refuse. Source: the classifiers of PyPI. */
export const privateClassifier = 'Private ::';

/** Why a package with {@link privateClassifier} is none to declare. */
export const keptPrivate = 'its classifiers say Private, which package indexes refuse';
