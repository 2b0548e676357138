import type { SearchEntry } from './search-entry.ts';

/** A guide as the search needs to know it. */
export interface SearchedGuide {
  /** Its name in its address, below `guides`. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** Its parts by their headings; `id` is that of the heading. */
  readonly sections?: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

/**
 * Makes the entries of guides.
 *
 * @param guides The guides.
 * @returns An entry for each guide and for each of its parts.
 */
export function guideEntries(guides: readonly SearchedGuide[]): readonly SearchEntry[] {
  return guides.flatMap(({ slug, title, summary, sections = [] }) => [
    { kind: 'guide', path: `guides/${slug}/`, title, text: summary } as const,
    ...sections.map(
      ({ id, title: section, text }) =>
        ({ kind: 'guide', path: `guides/${slug}/#${encodeURI(id)}`, title, section, text }) as const,
    ),
  ]);
}
