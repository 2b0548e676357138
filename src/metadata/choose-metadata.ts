import { visible } from '../spec/words.ts';
import type { ZipFault } from './zip-directory.ts';

/** What the metadata file of a deposit is called. */
export const metadataName = 'codemeta.json';

/** The metadata file of a deposit, found among its files. */
export interface ChosenFile {
  readonly path: string;
  /** What was chosen and why, in a sentence or two. */
  readonly says: string;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const depthOf = (path: string): number => path.split('/').length;

function notThere(paths: readonly string[]): ZipFault {
  const like = paths.find((path) => nameOf(path).toLowerCase() === metadataName);
  if (like !== undefined)
    return {
      isMissing: true,
      fault: `There is no ${metadataName} in it, but "${visible(like)}".`,
      hint: `Rename that file to ${metadataName}, in lower case.`,
    };
  const crate = paths.find((path) => nameOf(path) === 'ro-crate-metadata.json');
  if (crate !== undefined)
    return {
      isMissing: true,
      fault: `There is no ${metadataName} in it, but "${visible(crate)}".`,
      hint: 'Unpack it and check that file by itself.',
    };
  return paths.length === 0
    ? {
        isMissing: true,
        fault: `There is no file in it, so no ${metadataName} either.`,
        hint: 'Check that it is the right one.',
      }
    : { isMissing: true, fault: `There is no ${metadataName} in it.` };
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
