import type { ZipSource } from '../../metadata/zip-directory.ts';

/**
 * Opens a zip in the browser.
 *
 * @param blob The zip.
 * @returns Its bytes, read when they are needed.
 */
export function blobZip(blob: Blob): ZipSource {
  const read = async (offset: number, length: number): Promise<Uint8Array> =>
    new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
  return { size: blob.size, read };
}
