import { byId } from '../browser/element.ts';
import type { PageRegistry } from '../page-types.ts';

/**
 * Says whether the registry has to be asked for, so that it is not before somebody needs it.
 *
 * @returns False where it stands in the page.
 */
export function isElsewhere(): boolean {
  return byId('types').dataset['from'] !== undefined;
}

/**
 * Gives the registry of the page: what stands in it, or what the file has that it names.
 *
 * @returns The registry.
 * @throws {Error} When the file cannot be loaded.
 */
export async function knownTypes(): Promise<PageRegistry> {
  const { textContent, dataset } = byId('types');
  const { from } = dataset;
  if (from === undefined) return JSON.parse(textContent) as PageRegistry;
  const response = await fetch(from);
  if (!response.ok) throw new Error(`status ${String(response.status)}`);
  return (await response.json()) as PageRegistry;
}

/** What is said when the file cannot be loaded. */
export const notLoaded =
  'The list of types could not be loaded, so nothing can be looked up. Check the connection, and type or paste again.';
