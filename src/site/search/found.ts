import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import type { SearchEntry, SearchIndex } from './search-entry.ts';
import { searchOptions, type NumberedEntry } from './search-options.ts';

/** A place that was found. */
export interface Found {
  readonly entry: SearchEntry;
  /** Words of the entry, in lower case, for which it was found. */
  readonly words: ReadonlySet<string>;
}

/** Finds places for what somebody wrote, the best first. */
export type Find = (query: string) => readonly Found[];

/** Longer ones are pasted texts, of which the beginning says enough. */
const longestQuery = 200;
const mostFound = 24;
const mostOfOnePage = 4;

const weights: Partial<Readonly<Record<SearchEntry['kind'], number>>> = { tasktype: 1.2, field: 0.8, rule: 0.8 };

/** What is pasted often brings the marks around it along. */
function bare(query: string): string {
  return query
    .slice(0, longestQuery)
    .trim()
    .replace(/^["'`<(]+/, '')
    .replace(/["'`>),;/]+$/, '')
    .toLowerCase();
}

const pageOf = ({ path }: SearchEntry): string => path.split('#', 1)[0] ?? '';

function namesIn(entries: readonly SearchEntry[]): ReadonlyMap<string, SearchEntry> {
  const named = new Map<string, SearchEntry>();
  for (const entry of entries)
    for (const name of [...(entry.names ?? []), entry.title])
      if (!named.has(name.toLowerCase()) && entry.section === undefined) named.set(name.toLowerCase(), entry);
  return named;
}

function weightOf(entry: SearchEntry | undefined): number {
  if (entry === undefined) return 1;
  const { kind, section, isPast } = entry;
  return (weights[kind] ?? 1) * (section === undefined ? 1.5 : 1) * (isPast === true ? 0.4 : 1);
}

/** No page fills the list with its parts. */
function thinned(all: readonly Found[]): readonly Found[] {
  const ofPage = new Map<string, number>();
  const kept = all.filter(({ entry }) => {
    const number = (ofPage.get(pageOf(entry)) ?? 0) + 1;
    ofPage.set(pageOf(entry), number);
    return number <= mostOfOnePage;
  });
  return kept.slice(0, mostFound);
}

/**
 * Makes what finds places.
 *
 * @param data The index and its entries.
 * @returns The finder; whoever is named exactly comes first.
 */
export function createFind({ index, entries }: SearchIndex): Find {
  const search = MiniSearch.loadJS<NumberedEntry>(index as ReturnType<MiniSearch['toJSON']>, searchOptions);
  const named = namesIn(entries);
  const options: SearchOptions = {
    prefix: true,
    fuzzy: (term) => (term.length > 2 ? 0.25 : false),
    maxFuzzy: 2,
    boost: { title: 4, names: 3, section: 3 },
    boostDocument: (id) => weightOf(entries[id as number]),
  };
  const results = (words: string): readonly SearchResult[] => {
    const all = search.search(words, { ...options, combineWith: 'AND' });
    return all.length > 0 ? all : search.search(words, { ...options, combineWith: 'OR' });
  };
  return (query) => {
    const asked = bare(query);
    if (asked === '') return [];
    const exact = named.get(asked);
    // The host of a URI says nothing that its path does not say better.
    const words = asked.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\//, '');
    const found = results(words).flatMap(({ id, terms }) => {
      const entry = entries[id as number];
      return entry === undefined || entry === exact ? [] : [{ entry, words: new Set(terms) }];
    });
    return thinned(exact === undefined ? found : [{ entry: exact, words: new Set() }, ...found]);
  };
}
