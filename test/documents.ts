import { fileURLToPath } from 'node:url';
import { loadDocuments } from '../src/load.ts';
import { openRegistry, type OpenRegistry } from '../src/registry/open.ts';

/**
 * Opens the documents of this repository.
 *
 * @returns The registry.
 */
export async function openOwnDocuments(): Promise<OpenRegistry> {
  return openRegistry(await loadDocuments(fileURLToPath(new URL('..', import.meta.url))));
}
