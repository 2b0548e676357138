/** A registered type, as far as a reader of metadata needs to know it. */
export interface NamedType {
  /** The canonical URI. */
  readonly uri: string;
  /** The kebab-case name. */
  readonly name: string;
}

/**
 * Finds the tasktype that a text means: an exact URI (canonical, version or alias) or the bare name.
 *
 * @param text What somebody wrote as a keyword or as a tasktype.
 * @returns The type, or `undefined` for a text that means none.
 */
export type TypeOf = (text: string) => NamedType | undefined;
