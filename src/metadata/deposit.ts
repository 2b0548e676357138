import { visible } from '../spec/words.ts';
import { chooseMetadata, type ChosenFile } from './choose-metadata.ts';
import { decodeText } from './decode.ts';
import type { ZipFault, ZipSource } from './zip-directory.ts';
import { beginsZip } from './zip-bytes.ts';
import { readZipEntry } from './zip-entry.ts';
import { filesInZip } from './zip-files.ts';

/** Bytes that the metadata file of a deposit may have: 4 MiB; the largest one known has 60 kB. */
export const largestMetadata = 4 * 1024 * 1024;

/** The metadata file of a deposit, read. */
export interface DepositFile extends ChosenFile {
  readonly text: string;
}

/**
 * Takes the metadata file of a deposit out of its zip.
 *
 * @param source The zip.
 * @returns The file as bytes, or in a sentence why it cannot be read: no zip, a damaged one, one that is a trap, no such file.
 */
export async function openDeposit(
  source: ZipSource,
): Promise<(ChosenFile & { readonly bytes: Uint8Array }) | ZipFault> {
  if (!beginsZip(await source.read(0, 4)))
    return { fault: 'This is not a zip. Unpack any other archive first, and give its codemeta.json.' };
  const files = await filesInZip(source);
  if ('fault' in files) return files;
  const chosen = chooseMetadata([...files.keys()]);
  if ('fault' in chosen) return chosen;
  const entry = files.get(chosen.path);
  if (entry === undefined || entry.size > largestMetadata)
    return { fault: `The file "${visible(chosen.path)}" in the zip has more than 4 MiB and was not read.` };
  const bytes = await readZipEntry(source, entry);
  return 'fault' in bytes ? bytes : { ...chosen, bytes };
}

/**
 * Reads the metadata file of a deposit out of its zip.
 *
 * @param source The zip.
 * @returns The file, or in a sentence why it cannot be read: as for {@link openDeposit}, or because it is no text.
 */
export async function readDeposit(source: ZipSource): Promise<DepositFile | ZipFault> {
  const found = await openDeposit(source);
  if ('fault' in found) return found;
  const { bytes, ...chosen } = found;
  return textOf(bytes, chosen);
}

/**
 * Reads the text of a metadata file that was found.
 *
 * @param bytes The file.
 * @param chosen Which it is.
 * @returns The file with its text, or why it is none.
 */
export function textOf(bytes: Uint8Array, chosen: ChosenFile): DepositFile | ZipFault {
  const text = decodeText(bytes, { maxSize: largestMetadata });
  if (typeof text === 'string') return { ...chosen, text };
  const [problem] = text.problems;
  return {
    fault: `The file "${visible(chosen.path)}" cannot be read: ${problem?.message ?? ''} ${problem?.hint ?? ''}`.trim(),
  };
}
