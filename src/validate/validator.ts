import { createCheckerWith, type Checker } from '../spec/checker.ts';
import { formatChecks } from '../spec/formats.ts';
import type { Entry, Schema } from '../spec/spec.ts';

/** What checking needs to know of a version of a type beyond its entry; asked for only when a document needs it. */
export interface Validators {
  /** The checker of its schema. */
  readonly checkerOf: (entry: Entry) => Promise<Checker> | Checker;
  /** The schema as data, references resolved. */
  readonly schemaOf: (entry: Entry) => Promise<Schema> | Schema;
}

/**
 * Makes validators from schemas; the checker of a version is made when it is first asked for.
 *
 * @param schemaOf Finds, or loads, the schema of a version.
 * @returns The validators.
 */
export function createValidators(schemaOf: Validators['schemaOf']): Validators {
  const made = new WeakMap<Entry, Checker>();
  const make = (entry: Entry, schema: Schema): Checker => {
    const checker = createCheckerWith(schema, formatChecks);
    made.set(entry, checker);
    return checker;
  };
  const checkerOf: Validators['checkerOf'] = (entry) => {
    const known = made.get(entry);
    if (known !== undefined) return known;
    const schema = schemaOf(entry);
    return schema instanceof Promise ? schema.then((loaded) => make(entry, loaded)) : make(entry, schema);
  };
  return { checkerOf, schemaOf };
}
