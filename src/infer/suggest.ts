import type { Node } from '../metadata/json-ld.ts';
import type { Registry } from '../registry/registry.ts';
import type { Problem } from '../spec/problem.ts';
import { detectors } from './detectors.ts';
import { disagreementsOf } from './disagreements.ts';
import type { RepositoryFiles } from './files.ts';
import { isPackageFile } from './packages/package-folders.ts';
import { createRepository } from './repository.ts';
import { settle } from './settle.ts';
import type { LeftOut, Sighting, SuggestedTask, Suggestions } from './suggestion.ts';

/** Says what is wrong with a taskinfo of a tasktype: errors, with pointers into the taskinfo. */
export type FaultsOf = (tasktype: string, taskinfo: Node) => Promise<readonly Problem[]>;

function kindOf(file: string): string {
  if (isPackageFile(file)) return 'a file of a Python package';
  return file.endsWith('.ipynb') ? 'a notebook' : 'a file that may matter';
}

/** A detector knows better what the file is, but not why it has no text. */
function unreadable(file: string, leftOut: readonly LeftOut[]): LeftOut {
  const what = leftOut.find((one) => one.file === file)?.what ?? kindOf(file);
  return { file, what, because: 'it is not in UTF-8 and was not read; save it as UTF-8' };
}

/**
 * Proposes the tasks that a repository may declare. Nothing is executed, fetched or invented: every value stands in a file.
 *
 * @param files The repository's listing and the texts of its {@link wantedFiles}.
 * @param registry Where the tasktypes are found.
 * @param faultsOf Checks a taskinfo, so that no value is proposed that its type refuses.
 * @returns The tasks with the evidence for each value and what is missing, and what was seen and left out.
 */
export async function suggest(files: RepositoryFiles, registry: Registry, faultsOf: FaultsOf): Promise<Suggestions> {
  const repository = createRepository(files);
  const { notUtf8 = [] } = files;
  const seen = detectors.map(({ detect }) => detect(repository));
  const refused: LeftOut[] = [];
  const settleAll = async (sightings: readonly Sighting[]): Promise<readonly SuggestedTask[]> => {
    const settled = await Promise.all(sightings.map((sighting) => settle(sighting, registry, faultsOf)));
    refused.push(...settled.flatMap(({ leftOut }) => leftOut));
    return settled.flatMap(({ task }) => task ?? []);
  };
  const tasks = await settleAll(seen.flatMap((sightings) => sightings.tasks));
  const also = await settleAll(seen.flatMap((sightings) => sightings.also));
  const told = [...seen.flatMap((sightings) => sightings.leftOut), ...refused];
  const leftOut = [
    ...told.filter(({ file }) => !notUtf8.includes(file)),
    ...notUtf8.map((file) => unreadable(file, told)),
  ];
  const found = { tasks, also, leftOut };
  return { ...found, disagreements: disagreementsOf(repository, found, registry) };
}
