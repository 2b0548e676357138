import { keywordsInOrder, type Keyword } from './assertions.ts';
import type { CheckError } from './check-error.ts';
import type { CheckOf } from './checks.ts';
import { note, tellings, type MakeTelling, type Tell } from './keyword-errors.ts';
import type { Schema } from './spec.ts';

/** How the value of a keyword is called among the parameters of its error; `limit` if not here. */
const parameters: Readonly<Partial<Record<Keyword, string>>> = {
  type: 'type',
  const: 'allowedValue',
  enum: 'allowedValues',
  multipleOf: 'multipleOf',
  pattern: 'pattern',
  format: 'format',
};

const comparisons: Readonly<Partial<Record<Keyword, string>>> = {
  maximum: '<=',
  minimum: '>=',
  exclusiveMaximum: '<',
  exclusiveMinimum: '>',
};

/** Finds the errors of a value that does not match, in ajv's order. */
export type ErrorFinder = (value: unknown) => readonly CheckError[];

function paramsOf(keyword: Keyword, wanted: unknown): CheckError['params'] {
  if (keyword === 'not') return {};
  const comparison = comparisons[keyword];
  return { ...(comparison && { comparison }), [parameters[keyword] ?? 'limit']: wanted };
}

/** Tells what a schema of this keyword alone refuses. */
function tellAlone(keyword: Keyword, wanted: unknown, checkOf: CheckOf): Tell {
  const check = checkOf({ [keyword]: wanted });
  const params = paramsOf(keyword, wanted);
  return (value, place, errors) => {
    if (!check(value)) note(errors, place, keyword, params);
  };
}

/**
 * Makes what finds all errors of a value. It goes only where the check says no, so that what is right
 * costs little.
 *
 * @param root The schema.
 * @param checkOf The check of the schema and of each part of it.
 * @returns The finder.
 */
export function createErrorFinder(root: Schema, checkOf: CheckOf): ErrorFinder {
  const made = new Map<Schema, Tell>();
  const tellOf = (schema: Schema): Tell => {
    const known = made.get(schema);
    if (known !== undefined) return known;
    const tells = keywordsInOrder(schema).map((keyword) => {
      const make = tellings[keyword] as MakeTelling | undefined;
      const wanted = schema[keyword];
      return make?.(wanted, telling, schema) ?? tellAlone(keyword, wanted, checkOf);
    });
    const tell: Tell = (value, place, errors) => {
      for (const tellNext of tells) tellNext(value, place, errors);
    };
    made.set(schema, tell);
    return tell;
  };
  const telling = { root, checkOf, tellOf };
  return (value) => {
    const errors: CheckError[] = [];
    tellOf(root)(value, { instancePath: '', schemaPath: '#' }, errors);
    return errors;
  };
}
