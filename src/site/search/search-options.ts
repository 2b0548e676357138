import type { Options } from 'minisearch';
import type { SearchEntry } from './search-entry.ts';

/** An entry with its place in the list. */
export type NumberedEntry = SearchEntry & { readonly id: number };

/** How entries are taken apart; the build and the browser have to agree. */
export const searchOptions: Options<NumberedEntry> = {
  fields: ['title', 'section', 'names', 'text'],
  extractField: (entry, field) => {
    const value = entry[field as keyof NumberedEntry];
    return Array.isArray(value) ? value.join(' ') : ((value ?? '') as string);
  },
};
