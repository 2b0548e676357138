import { visible } from '../spec/words.ts';

/** A zip that is read piece by piece: a file on disk, a file in a browser, or bytes in memory. */
export interface ZipSource {
  /** Bytes. */
  readonly size: number;
  /** Reads `length` bytes from an offset on; fewer at the end. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
}

/** Why a zip cannot be read, in one sentence. */
export interface ZipFault {
  readonly fault: string;
  /** What to do next, where that is the same wherever it is told. */
  readonly hint?: string;
  /** Whether the zip can be read, and what was looked for is not in it. */
  readonly isMissing?: true;
}

/** What the directory of a zip says of one of its files; it may be wrong. */
export interface ZipEntry {
  /** The name as it stands there. */
  readonly name: string;
  /** Bytes when unpacked. */
  readonly size: number;
  /** Bytes in the zip. */
  readonly packed: number;
  /** 0 is stored as it is, 8 is deflated. */
  readonly method: number;
  readonly crc: number;
  readonly isEncrypted: boolean;
  /** What stands there, as far as it can be told; devices and the like are `other`. */
  readonly kind: 'file' | 'link' | 'folder' | 'other';
  /** Where its own header begins. */
  readonly offset: number;
  /** Whether another file of the zip has the same path, so that readers differ in which one they take. */
  readonly isRepeated?: true;
}

/**
 * Says what is wrong with a file of a zip.
 *
 * @param entry The file.
 * @param what The end of the sentence: `is damaged`.
 * @param hint What to do next, where that is plain.
 * @returns The sentence.
 */
export function faultOfEntry({ name }: ZipEntry, what: string, hint?: string): ZipFault {
  return { fault: `The file "${visible(name)}" in the zip ${what}.`, ...(hint === undefined ? {} : { hint }) };
}

const endSignature = 0x06054b50;
const endLength = 22;
const longestComment = 0xffff;
const wideEndSignature = 0x06064b50;
const wideLocatorSignature = 0x07064b50;
const wideLocatorLength = 20;
const entrySignature = 0x02014b50;
const entryLength = 46;
/** A directory of 50,000 files has about 6 MiB. */
const largestDirectory = 64 * 1024 * 1024;
const wide = 0xffffffff;

/** What to do about a zip that is damaged. */
export const fetchAgain = 'Fetch it again, or pack it anew.';

const cutOff: ZipFault = {
  fault: 'The zip is damaged or cut off: its directory, which stands at its end, is not there.',
  hint: fetchAgain,
};
const garbled: ZipFault = { fault: 'The zip is damaged: its directory cannot be read.', hint: fetchAgain };

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const long = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

interface Directory {
  readonly offset: number;
  readonly size: number;
  /** Bytes before the zip, such as a program that unpacks it; offsets do not count them. */
  readonly before: number;
}

/** Zips with many or large files have a second record, which the numbers in the first one do not fit in. */
async function wideDirectory(source: ZipSource, end: number): Promise<Directory | undefined> {
  const locator = viewOf(await source.read(end - wideLocatorLength, wideLocatorLength));
  if (locator.byteLength < wideLocatorLength || locator.getUint32(0, true) !== wideLocatorSignature) return undefined;
  const at = long(locator, 8);
  const record = viewOf(await source.read(at, 56));
  if (record.byteLength < 56 || record.getUint32(0, true) !== wideEndSignature) return undefined;
  return { size: long(record, 40), offset: long(record, 48), before: 0 };
}

async function findDirectory(source: ZipSource): Promise<Directory | undefined> {
  const start = Math.max(0, source.size - endLength - longestComment);
  const tail = await source.read(start, source.size - start);
  const view = viewOf(tail);
  for (let at = tail.length - endLength; at >= 0; at--) {
    if (view.getUint32(at, true) !== endSignature || at + endLength + view.getUint16(at + 20, true) > tail.length)
      continue;
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    const isWide = size === wide || offset === wide || view.getUint16(at + 10, true) === 0xffff;
    const found = isWide && start + at >= wideLocatorLength ? await wideDirectory(source, start + at) : undefined;
    return found ?? { size, offset, before: start + at - size - offset };
  }
  return undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin = new TextDecoder('latin1');

/**
 * Decodes the name of a file in a zip.
 *
 * @param bytes The name.
 * @returns The same as UTF-8, else as Latin-1.
 */
export function nameOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin.decode(bytes);
  }
}

/** Numbers that do not fit stand in an extra field, in this order, and only those. */
function widened(extra: DataView, numbers: readonly number[]): readonly number[] {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return numbers.map((number) => {
      if (number !== wide || next + 8 > extra.byteLength) return number;
      next += 8;
      return long(extra, next - 8);
    });
  }
  return numbers;
}

const unix = 3;
const kindMask = 0o170000;
const kindsByMode: ReadonlyMap<number, ZipEntry['kind']> = new Map([
  [0, 'file'],
  [0o100000, 'file'],
  [0o120000, 'link'],
]);

function kindOf(name: string, madeBy: number, attributes: number): ZipEntry['kind'] {
  if (name.endsWith('/')) return 'folder';
  return kindsByMode.get(madeBy >> 8 === unix ? (attributes >>> 16) & kindMask : 0) ?? 'other';
}

function entriesIn(bytes: Uint8Array, before: number): readonly ZipEntry[] | undefined {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + entryLength > bytes.length || view.getUint32(at, true) !== entrySignature) return undefined;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const nameEnd = at + entryLength + (nameLength ?? 0);
    const extraEnd = nameEnd + (extraLength ?? 0);
    if (extraEnd > bytes.length) return undefined;
    const [size = 0, packed = 0, offset = 0] = widened(
      viewOf(bytes.subarray(nameEnd, extraEnd)),
      [24, 20, 42].map((field) => view.getUint32(at + field, true)),
    );
    const name = nameOf(bytes.subarray(at + entryLength, nameEnd));
    entries.push({
      name,
      size,
      packed,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      kind: kindOf(name, view.getUint16(at + 4, true), view.getUint32(at + 38, true)),
      offset: offset + before,
    });
    at = extraEnd + (commentLength ?? 0);
  }
  return entries;
}

/**
 * Reads the directory of a zip, without its files.
 *
 * @param source The zip.
 * @returns Its entries in the order of the directory, or why it cannot be read.
 */
export async function readZipDirectory(source: ZipSource): Promise<readonly ZipEntry[] | ZipFault> {
  const directory = await findDirectory(source);
  if (directory === undefined) return cutOff;
  const { offset, size, before } = directory;
  if (before < 0 || offset + before + size > source.size) return cutOff;
  if (size > largestDirectory) return { fault: 'The zip lists more files than can be looked at.' };
  return entriesIn(await source.read(offset + before, size), before) ?? garbled;
}
