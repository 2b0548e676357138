import { readDeposit } from '../../metadata/deposit.ts';
import { blobZip } from '../browser/blob-zip.ts';
import type { FoundFile, NotFound } from './engine-messages.ts';

// A part of the engine that is loaded when somebody gives more than a text.
export { findInRecord } from './record.ts';

/**
 * Finds the metadata file in a zip that was given to the page.
 *
 * @param zip The zip.
 * @returns The file, or in a sentence why there is none.
 */
export function findInZip(zip: Blob): Promise<FoundFile | NotFound> {
  return readDeposit(blobZip(zip));
}
