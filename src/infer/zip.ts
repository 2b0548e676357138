import { decodeText } from '../metadata/decode.ts';
import type { ZipEntry, ZipFault, ZipSource } from '../metadata/zip-directory.ts';
import { readZipEntry } from '../metadata/zip-entry.ts';
import { filesInZip } from '../metadata/zip-files.ts';
import type { UnreadText } from '../spec/text.ts';
import type { ListedFile, RepositoryFiles } from './files.ts';
import { listing, type Listing } from './listing.ts';
import { wantedFiles } from './wanted.ts';

/** What was read of a repository. */
export interface ReadRepository extends RepositoryFiles {
  /** True where it has more files than are listed. */
  readonly isCut: boolean;
}

/** The folder in which everything lies, as GitHub and GitLab pack it; empty where there is none. */
function topFolder(paths: readonly string[]): string {
  const [first = ''] = paths;
  const top = first.slice(0, first.indexOf('/') + 1);
  return paths.every((path) => path.startsWith(top)) ? top : '';
}

interface ZipListing extends Listing {
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

function listed(files: ReadonlyMap<string, ZipEntry>): ZipListing {
  const real = [...files].filter(([, { kind }]) => kind !== 'link');
  const top = topFolder(real.map(([path]) => path));
  const entries = new Map(real.map(([path, entry]) => [path.slice(top.length), entry]));
  const paths = [...entries].map(([path, { size }]): ListedFile => ({ path, size }));
  return { ...listing(paths), entries };
}

/**
 * Says why a file is no text.
 *
 * @param unread What was found.
 * @returns True for another encoding and for bytes that are no text, false for an empty file.
 */
export function isNotUtf8({ problems }: UnreadText): boolean {
  return problems.some(({ rule }) => rule === 'text-is-utf8');
}

/**
 * Reads a repository out of a zip, such as GitHub, GitLab and Zenodo give it: the listing, and of the files only those
 * that are needed.
 *
 * @param source The zip.
 * @returns The repository, a single folder at the top taken away; or why the zip cannot be read.
 */
export async function readZip(source: ZipSource): Promise<ReadRepository | ZipFault> {
  const directory = await filesInZip(source);
  if ('fault' in directory) return directory;
  const found = listed(directory);
  const texts = new Map<string, string>();
  const notUtf8: string[] = [];
  for (const path of wantedFiles(found.files)) {
    const entry = found.entries.get(path);
    if (entry === undefined) continue;
    const bytes = await readZipEntry(source, entry);
    if ('fault' in bytes) return bytes;
    const text = decodeText(bytes);
    if (typeof text === 'string') texts.set(path, text);
    else if (isNotUtf8(text)) notUtf8.push(path);
  }
  return { files: found.files, texts, notUtf8, isCut: found.isCut };
}
