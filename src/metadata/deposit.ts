import { visible } from '../spec/words.ts';
import { decodeText } from './decode.ts';
import type { ZipFault, ZipSource } from './zip-directory.ts';
import { beginsZip, readZipEntry } from './zip-entry.ts';
import { filesInZip } from './zip-files.ts';

/** What the metadata file of a deposit is called. */
export const metadataName = 'codemeta.json';

/** Bytes that the metadata file of a deposit may have: 4 MiB; the largest one known has 60 kB. */
export const largestMetadata = 4 * 1024 * 1024;

/** The metadata file of a deposit, found among its files. */
export interface ChosenFile {
  readonly path: string;
  /** What was chosen and why, in a sentence or two. */
  readonly says: string;
}

/** The metadata file of a deposit, read. */
export interface DepositFile extends ChosenFile {
  readonly text: string;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const depthOf = (path: string): number => path.split('/').length;

function notThere(paths: readonly string[]): ZipFault {
  const like = paths.find((path) => nameOf(path).toLowerCase() === metadataName);
  if (like !== undefined)
    return {
      isMissing: true,
      fault: `There is no ${metadataName}, but "${visible(like)}": rename that file, in lower case.`,
    };
  return {
    isMissing: true,
    fault:
      paths.length === 0
        ? `There is no file in it, so no ${metadataName} either.`
        : `There is no ${metadataName} in it. Put one beside the README, or find out on the Suggest page what it would say.`,
  };
}

/**
 * Chooses the metadata file of a deposit: the `codemeta.json` in the fewest folders, of several in as many the first by
 * alphabet.
 *
 * @param paths The paths of all its files, with slashes.
 * @returns The file, or why there is none.
 */
export function chooseMetadata(paths: readonly string[]): ChosenFile | ZipFault {
  const found = paths
    .filter((path) => nameOf(path) === metadataName)
    .toSorted((one, other) => depthOf(one) - depthOf(other) || (one < other ? -1 : 1));
  const [path, second, ...more] = found;
  if (path === undefined) return notThere(paths);
  if (second === undefined) return { path, says: `Found ${visible(path)}.` };
  const others = more.length === 0 ? `${visible(second)} was` : `${String(more.length + 1)} others were`;
  const why = depthOf(second) === depthOf(path) ? 'in as few folders, the first by alphabet' : 'on the shortest path';
  return { path, says: `Found ${visible(path)}, the one ${why}; ${others} not read.` };
}

/**
 * Reads the metadata file of a deposit out of its zip.
 *
 * @param source The zip.
 * @returns The file, or in a sentence why it cannot be read: no zip, a damaged one, one that is a trap, no such file, no text.
 */
export async function readDeposit(source: ZipSource): Promise<DepositFile | ZipFault> {
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
  return 'fault' in bytes ? bytes : textOf(bytes, chosen);
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
