import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { chooseMetadata } from '../metadata/choose-metadata.ts';
import { collectFiles, type Collected } from './files.ts';

/** Files to check, and of those that were chosen among others why they were. */
export interface CollectedDeposits extends Collected {
  readonly says: ReadonlyMap<string, string>;
}

function isFolder(operand: string): boolean {
  try {
    return statSync(operand).isDirectory();
  } catch {
    return false;
  }
}

function chosenBelow(folder: string): CollectedDeposits {
  const { paths, faults } = collectFiles([folder]);
  const found = new Map(paths.map((path) => [relative(folder, path).replaceAll(sep, '/'), path]));
  const chosen = chooseMetadata([...found.keys()]);
  const path = 'fault' in chosen ? undefined : found.get(chosen.path);
  if ('fault' in chosen || path === undefined) return { paths: [], faults, says: new Map() };
  return { paths: [path], faults, says: new Map([[path, chosen.says]]) };
}

/**
 * Finds the files that operands stand for, each folder taken as one deposit.
 *
 * @param operands Files, folders (the codemeta.json on the shortest path of those below one), or `-`.
 * @returns Each path once, in the order of the operands.
 */
export function collectDeposits(operands: readonly string[]): CollectedDeposits {
  const parts = operands.map((operand) =>
    isFolder(operand) ? chosenBelow(operand) : { ...collectFiles([operand]), says: new Map<string, string>() },
  );
  return {
    paths: [...new Set(parts.flatMap(({ paths }) => paths))],
    faults: parts.flatMap(({ faults }) => faults),
    says: new Map(parts.flatMap(({ says }) => [...says])),
  };
}
