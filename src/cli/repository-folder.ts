import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import type { ListedFile } from '../infer/files.ts';
import { gitConfig, isEnvironment, isPassedOver, mostFiles } from '../infer/listing.ts';
import { wantedFiles } from '../infer/wanted.ts';
import { isNotUtf8, type ReadRepository } from '../infer/zip.ts';
import { decodeText } from '../metadata/decode.ts';

/** A repository read from a folder. */
export interface ReadFolder extends ReadRepository {
  /** Folders and files that could not be read, by their paths in the repository. */
  readonly unread: readonly string[];
}

/** Folders that are looked into at most; a repository of 50,000 files has far fewer. */
const mostFolders = 50_000;

interface Walk {
  readonly files: ListedFile[];
  readonly unread: string[];
  /** Folders that are still to be looked into, those nearer to the root first. */
  readonly folders: string[];
  isCut: boolean;
}

/** Size of a file that is no link; nothing where there is none. */
function sizeOf(path: string): number | undefined {
  try {
    const status = lstatSync(path);
    return status.isFile() ? status.size : undefined;
  } catch {
    return undefined;
  }
}

function list(walk: Walk, path: string, size: number | undefined): void {
  if (size === undefined) return;
  if (walk.files.length >= mostFiles) walk.isCut = true;
  else walk.files.push({ path, size });
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return undefined;
  }
}

/** Links are not followed, so that nothing outside of the repository is read and no loop is entered. */
function lookInto(root: string, folder: string, walk: Walk): void {
  const entries = entriesOf(join(root, folder));
  if (entries === undefined) {
    walk.unread.push(folder);
    return;
  }
  if (folder !== '' && isEnvironment(entries.map(({ name }) => name))) return;
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) list(walk, path, sizeOf(join(root, path)));
    else if (entry.isDirectory() && !isPassedOver(entry.name)) walk.folders.push(path);
  }
}

/** Where a link called codemeta.json leads, if that is a file of the same repository. */
function linkedCodemeta(root: string): number | undefined {
  const path = join(root, 'codemeta.json');
  try {
    if (!lstatSync(path).isSymbolicLink()) return undefined;
    const status = statSync(path);
    return status.isFile() && realpathSync(path).startsWith(realpathSync(root) + sep) ? status.size : undefined;
  } catch {
    return undefined;
  }
}

function listFolder(root: string): Walk {
  const walk: Walk = { files: [], unread: [], folders: [''], isCut: false };
  list(walk, 'codemeta.json', linkedCodemeta(root));
  list(walk, gitConfig, sizeOf(join(root, gitConfig)));
  for (let next = 0; next < walk.folders.length && !walk.isCut; next++) {
    if (next >= mostFolders) walk.isCut = true;
    else lookInto(root, walk.folders[next] ?? '', walk);
  }
  return walk;
}

/**
 * Reads a repository from its folder: the listing, and of the files only those that are needed.
 *
 * @param root The folder.
 * @returns The repository; at most 50,000 files of it are listed.
 */
export function readFolder(root: string): ReadFolder {
  const { files, unread, isCut } = listFolder(root);
  const texts = new Map<string, string>();
  const notUtf8: string[] = [];
  for (const path of wantedFiles(files)) {
    try {
      const text = decodeText(readFileSync(join(root, path)));
      if (typeof text === 'string') texts.set(path, text);
      else if (isNotUtf8(text)) notUtf8.push(path);
    } catch {
      unread.push(path);
    }
  }
  return { files, texts, notUtf8, isCut, unread };
}
