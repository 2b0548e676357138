/** A file of a repository, by its path from the root with `/` between folders. */
export interface ListedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What is known of a repository: which files it has, and what the few that matter say. */
export interface RepositoryFiles {
  readonly files: readonly ListedFile[];
  /** Texts by path, of those files that could be read; nothing else of the repository is looked at. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of needed files that are no UTF-8, and so are not among the texts. */
  readonly notUtf8?: readonly string[];
}
