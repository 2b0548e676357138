import { readDeposit } from '../../metadata/deposit.ts';
import { blobZip } from '../browser/blob-zip.ts';
import type { FoundFile, NotFound } from './engine-messages.ts';
import { proposing } from './record.ts';

// A part of the engine that is loaded when somebody gives more than a text.
export { findInRecord } from './record.ts';

/**
 * Finds the metadata file in a zip that was given to the page.
 *
 * @param zip The zip.
 * @returns The file, or in a sentence or two why there is none and what to do.
 */
export async function findInZip(zip: Blob): Promise<FoundFile | NotFound> {
  const found = await readDeposit(blobZip(zip));
  if (!('fault' in found)) return found;
  const { fault, isMissing, hint = isMissing === true ? proposing : '' } = found;
  return { fault: `${fault} ${hint}`.trim() };
}
