import { Inflate } from 'fflate';
import { decodeText } from '../metadata/decode.ts';
import type { UnreadText } from '../spec/text.ts';
import { visible } from '../spec/words.ts';
import type { ListedFile, RepositoryFiles } from './files.ts';
import { listing, type Listing } from './listing.ts';
import { wantedFiles } from './wanted.ts';
import { readZipDirectory, type ZipEntry, type ZipFault, type ZipSource } from './zip-directory.ts';

/** What was read of a repository. */
export interface ReadRepository extends RepositoryFiles {
  /** True where it has more files than are listed. */
  readonly isCut: boolean;
}

const headerLength = 30;
const headerSignature = 0x04034b50;
/** Bytes that are unpacked at a time: they become 16 MiB at most. */
const step = 16 * 1024;

function named({ name }: ZipEntry, what: string): ZipFault {
  return { fault: `The file "${visible(name)}" in the zip ${what}.` };
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** Unpacks no more than an entry says that it holds; nothing where it holds more or is damaged. */
function unpack(packed: Uint8Array, size: number): Uint8Array | undefined {
  const bytes = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((piece) => {
    if (length + piece.length > size) throw new RangeError('There is more than was declared.');
    bytes.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += step)
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch {
    return undefined;
  }
  return length === size ? bytes : undefined;
}

async function readEntry(source: ZipSource, entry: ZipEntry): Promise<Uint8Array | ZipFault> {
  const { size, packed, method, offset, crc } = entry;
  if (entry.isEncrypted) return named(entry, 'is encrypted');
  if (method !== 0 && method !== 8) return named(entry, 'is packed in a way that cannot be read here');
  // What cannot be made smaller becomes larger by a few bytes; anything more is no honest entry.
  if (packed > size + size / 8 + 1024 || (method === 0 && packed !== size)) return named(entry, 'is damaged');
  const header = await source.read(offset, headerLength);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < headerLength || view.getUint32(0, true) !== headerSignature) return named(entry, 'is damaged');
  const start = offset + headerLength + view.getUint16(26, true) + view.getUint16(28, true);
  const data = await source.read(start, packed);
  const bytes = data.length < packed ? undefined : method === 0 ? data : unpack(data, size);
  return bytes === undefined || crcOf(bytes) !== crc ? named(entry, 'is damaged') : bytes;
}

/** Windows programs of old wrote folders with a backslash. */
function pathOf({ name }: ZipEntry): string {
  return name.includes('/') ? name : name.replaceAll('\\', '/');
}

function leadsOut(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split(/[/\\]/).includes('..');
}

/** The folder in which everything lies, as GitHub and GitLab pack it; empty where there is none. */
function topFolder(paths: readonly string[]): string {
  const [first = ''] = paths;
  const top = first.slice(0, first.indexOf('/') + 1);
  return paths.every((path) => path.startsWith(top)) ? top : '';
}

/** What a Mac adds to every zip. */
const byMac = /^__MACOSX\/|(?:^|\/)\.DS_Store$/;

interface ZipListing extends Listing {
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

function listed(all: readonly ZipEntry[]): ZipListing | ZipFault {
  const outside = all.find((entry) => leadsOut(pathOf(entry)));
  if (outside !== undefined) return named(outside, 'would lie outside of the folder it is unpacked to');
  const files = all.filter((entry) => entry.isFile && !byMac.test(pathOf(entry)));
  const top = topFolder(files.map(pathOf));
  // Of two files of one name the later one counts, as it does when they are unpacked.
  const entries = new Map(files.map((entry) => [pathOf(entry).slice(top.length), entry]));
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
  const directory = await readZipDirectory(source);
  if ('fault' in directory) return directory;
  const found = listed(directory);
  if ('fault' in found) return found;
  const texts = new Map<string, string>();
  const notUtf8: string[] = [];
  for (const path of wantedFiles(found.files)) {
    const entry = found.entries.get(path);
    if (entry === undefined) continue;
    const bytes = await readEntry(source, entry);
    if ('fault' in bytes) return bytes;
    const text = decodeText(bytes);
    if (typeof text === 'string') texts.set(path, text);
    else if (isNotUtf8(text)) notUtf8.push(path);
  }
  return { files: found.files, texts, notUtf8, isCut: found.isCut };
}

/**
 * Says whether bytes may be the beginning of a zip.
 *
 * @param bytes The first four bytes.
 * @returns True for a zip, also for one without files.
 */
export function beginsZip(bytes: Uint8Array): boolean {
  const [p, k, one, two] = bytes;
  return p === 0x50 && k === 0x4b && ((one === 3 && two === 4) || (one === 5 && two === 6));
}
