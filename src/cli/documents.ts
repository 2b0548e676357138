import { LoadError, loadDocuments } from '../load.ts';
import { openRegistry, type OpenRegistry } from '../registry/open.ts';
import type { Bases } from '../registry/uri.ts';
import { loadIdentity } from '../registry-file.ts';
import type { Documents } from '../spec/spec.ts';
import type { WrongUse } from './io.ts';

const hint = 'Name the folder that holds tasktypes/<name>/<major>.<minor>.md.';

/** Documents, and the registry they make. */
export interface Opened {
  readonly documents: Documents;
  readonly registry: OpenRegistry;
}

/**
 * Opens documents.
 *
 * @param documents The documents.
 * @param bases The bases of their URIs; those of the official registry unless given.
 * @returns The documents and their registry.
 */
export function openDocuments(documents: Documents, bases?: Bases): Opened {
  return { documents, registry: openRegistry(documents, bases) };
}

/**
 * Says why documents could not be read.
 *
 * @param error What was thrown when they were read.
 * @returns The sentence, and what to do.
 * @throws {unknown} The error itself, when it is not about documents.
 */
export function refusal(error: unknown): WrongUse {
  if (!(error instanceof LoadError)) throw error;
  return { message: error.message, hint: error.hint ?? hint };
}

/**
 * Reads the documents of a folder, under the bases that its `registry.json` names if it has one.
 *
 * @param folder The folder that holds `tasktypes` or `servicetypes`.
 * @returns The documents and their registry, or why they could not be read.
 */
export async function openFolder(folder: string): Promise<Opened | WrongUse> {
  try {
    const documents = await loadDocuments(folder);
    if (Object.keys(documents).length === 0) return { message: `There is no document in "${folder}".`, hint };
    return openDocuments(documents, await loadIdentity(folder));
  } catch (error) {
    return refusal(error);
  }
}
