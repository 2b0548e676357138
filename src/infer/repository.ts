import { placesIn } from '../spec/place.ts';
import type { ListedFile, RepositoryFiles } from './files.ts';
import { originOf, type Origin } from './origin.ts';

/** A file whose text could be read. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** Line, counted from 1, of an offset in UTF-16 code units. */
  readonly lineAt: (offset: number) => number;
}

/** A repository as the detectors look at it. */
export interface Repository {
  readonly files: readonly ListedFile[];
  /** Says whether a file is there. */
  readonly has: (path: string) => boolean;
  /** The text of a file; nothing where it is absent, too large or no text. */
  readonly read: (path: string) => TextFile | undefined;
  /** Where the repository can be cloned from, and who says so; absent where no file tells. */
  readonly origin?: Origin;
}

/**
 * Makes a repository of what was read of it.
 *
 * @param given Its listing, and the texts of the files that matter.
 * @returns The repository.
 */
export function createRepository(given: RepositoryFiles): Repository {
  // Every system lists a folder in an order of its own.
  const files = [...given.files].sort((one, other) => (one.path < other.path ? -1 : 1));
  const paths = new Set(files.map(({ path }) => path));
  const read = (path: string): TextFile | undefined => {
    const text = given.texts.get(path);
    if (text === undefined) return undefined;
    const placeAt = placesIn(text);
    return { path, text, lineAt: (offset) => placeAt(offset).line };
  };
  const origin = originOf(read);
  return { files, has: (path) => paths.has(path), read, ...(origin === undefined ? {} : { origin }) };
}
