/** Why a value does not match: one keyword at one place, in the words of ajv. */
export interface CheckError {
  /** JSON Pointer of the value that is refused. */
  readonly instancePath: string;
  /** Where the keyword stands: a JSON Pointer as URI fragment. */
  readonly schemaPath: string;
  readonly keyword: string;
  /** What the keyword asks, and what of the value it names. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The name of a member, where the value is that name. */
  readonly propertyName?: string;
}
