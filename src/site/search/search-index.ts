import MiniSearch from 'minisearch';
import type { OpenRegistry } from '../../registry/open.ts';
import type { SearchedGuide } from './guides.ts';
import { searchEntries } from './search-entries.ts';
import type { SearchIndex } from './search-entry.ts';
import { searchOptions } from './search-options.ts';

/**
 * Makes the file of what can be found on the site. It is a module, so that pages whose scripts may ask nobody can load it,
 * and its data is a text in it, which browsers read faster than an object.
 *
 * @param registry The registry.
 * @param guides The guides that the site shows.
 * @returns The text of the file.
 */
export async function searchIndex(registry: OpenRegistry, guides: readonly SearchedGuide[]): Promise<string> {
  const entries = await searchEntries(registry, guides);
  const search = new MiniSearch(searchOptions);
  search.addAll(entries.map((entry, id) => ({ ...entry, id })));
  const index: SearchIndex = { entries, index: search };
  const text = JSON.stringify(index)
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return `export default JSON.parse('${text}');\n`;
}
