import type { Checker } from '../spec/profile.ts';
import type { Entry, Schema } from '../spec/spec.ts';

/** What checking needs to know of a version of a type beyond its entry; asked for only when a document needs it. */
export interface Validators {
  /** The compiled schema. */
  readonly checkerOf: (entry: Entry) => Promise<Checker> | Checker;
  /** The same schema as data, references resolved; asked for only to explain a failure. */
  readonly schemaOf: (entry: Entry) => Promise<Schema> | Schema;
}
