import { LoadError, loadDocuments } from '../load.ts';
import { openRegistry, type OpenRegistry } from '../registry/open.ts';
import type { Documents } from '../spec/spec.ts';
import type { WrongUse } from './io.ts';

const hint = 'Name the folder that holds tasktypes/<name>/<major>.<minor>.md.';

/** Documents read from a folder, and the registry they make. */
export interface OpenedFolder {
  readonly documents: Documents;
  readonly registry: OpenRegistry;
}

/**
 * Reads the documents of a folder.
 *
 * @param folder The folder that holds `tasktypes` or `servicetypes`.
 * @returns The documents and their registry, or why they could not be read.
 */
export async function openFolder(folder: string): Promise<OpenedFolder | WrongUse> {
  try {
    const documents = await loadDocuments(folder);
    if (Object.keys(documents).length === 0) return { message: `There is no document in "${folder}".`, hint };
    return { documents, registry: openRegistry(documents) };
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    return { message: error.message, hint };
  }
}
