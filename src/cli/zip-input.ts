import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { ZipSource } from '../metadata/zip-directory.ts';
import { beginsZip } from '../metadata/zip-bytes.ts';
import { readStream } from './files.ts';

/** Bytes of a zip that comes down a pipe; one on disk is read in pieces and may have any size. */
export const mostPiped = 512 * 1024 * 1024;

/**
 * Reads a zip on disk piece by piece.
 *
 * @param descriptor The open file.
 * @param size Its size in bytes.
 * @returns Its source.
 */
export function fileSource(descriptor: number, size: number): ZipSource {
  const read = (offset: number, length: number): Uint8Array => {
    if (offset >= size) return new Uint8Array();
    const bytes = Buffer.alloc(Math.min(length, size - offset));
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
  };
  return { size, read: (offset, length) => Promise.resolve(read(offset, length)) };
}

/** A zip that is open; it is to be closed. */
export interface OpenZip {
  readonly source: ZipSource;
  readonly close: () => void;
}

/**
 * Opens a file where it is a zip.
 *
 * @param path The path.
 * @returns The zip; nothing for any other file, a pipe, and what cannot be opened.
 */
export async function openZip(path: string): Promise<OpenZip | undefined> {
  try {
    const status = statSync(path);
    if (!status.isFile()) return undefined;
    const descriptor = openSync(path, 'r');
    const zip = { source: fileSource(descriptor, status.size), close: () => closeSync(descriptor) };
    if (beginsZip(await zip.source.read(0, 4))) return zip;
    zip.close();
  } catch {
    // Whoever reads the file as text says why it cannot be read.
  }
  return undefined;
}

/**
 * Reads what comes down a pipe; a zip may be larger than a text.
 *
 * @param stream The pieces.
 * @param maxSize Bytes that a text may have.
 * @returns The bytes, or `undefined` where there are more.
 */
export async function readPiped(stream: AsyncIterable<Uint8Array>, maxSize: number): Promise<Uint8Array | undefined> {
  const pieces = stream[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array();
  let isAtEnd = false;
  while (start.length < 4 && !isAtEnd) {
    const piece = await pieces.next();
    isAtEnd = piece.done === true;
    if (piece.done !== true) start = Buffer.concat([start, piece.value]);
  }
  const whole = {
    async *[Symbol.asyncIterator]() {
      yield start;
      if (!isAtEnd) yield* { [Symbol.asyncIterator]: () => pieces };
    },
  };
  return readStream(whole, beginsZip(start) ? mostPiped : maxSize);
}
