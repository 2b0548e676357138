/** What a found place is. */
export type EntryKind = 'tasktype' | 'servicetype' | 'field' | 'rule' | 'problem' | 'system' | 'guide' | 'page';

/** A place of the site that can be found. */
export interface SearchEntry {
  readonly kind: EntryKind;
  /** Where it is, below the root of the site: `tasktypes/oci-container/#/image`. */
  readonly path: string;
  /** The page it stands on. */
  readonly title: string;
  /** The part of the page; none where the page itself is meant. */
  readonly section?: string;
  readonly text: string;
  /** Strings that mean it exactly: URIs, names, ids. */
  readonly names?: readonly string[];
  /** Whether it is not to be used in anything new. */
  readonly isPast?: true;
}

/** What the file of the index holds. */
export interface SearchIndex {
  /** An index over the entries that MiniSearch has made; ids are their places in the list. */
  readonly index: unknown;
  readonly entries: readonly SearchEntry[];
}
