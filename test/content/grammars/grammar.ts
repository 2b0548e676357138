/** What a standard writes of a form, and the fields of the catalogue that take it. */
export interface Grammar {
  readonly standard: string;
  /** The fields, as `type#/pointer`, each with the rest of a taskinfo or serviceinfo that is right. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Said where the form is that of the names in a map, not of a value. */
  readonly as?: 'name';
  readonly written: readonly Written[];
}

/** What stands at one place of a standard, or of the tests that its authors keep. */
export interface Written {
  readonly where: string;
  readonly accepts: readonly unknown[];
  readonly refuses: readonly unknown[];
}

/** A place where the catalogue decides otherwise than the standard. */
export interface Difference {
  readonly fields: readonly string[];
  /** What the catalogue does; the standard does the opposite. */
  readonly verdict: 'accepts' | 'refuses';
  readonly values: readonly unknown[];
  readonly why: string;
}
