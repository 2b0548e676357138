import type { ZipSource } from './zip-directory.ts';

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

const nothing = new Uint8Array();

/**
 * Reads a zip that is in memory.
 *
 * @param bytes The whole zip.
 * @returns Its source; no byte is copied.
 */
export function bytesSource(bytes: Uint8Array): ZipSource {
  return {
    size: bytes.length,
    read: (offset, length) =>
      Promise.resolve(offset >= bytes.length ? nothing : bytes.subarray(offset, offset + length)),
  };
}
