import { expect } from 'vitest';
import { valueAt } from '../../src/spec/place.ts';
import type { CheckError } from '../../src/spec/check-error.ts';
import { createChecker, type Checker } from '../../src/spec/checker.ts';
import { createAjv } from '../../src/spec/profile.ts';
import type { Schema } from '../../src/spec/spec.ts';

/** Of a part that is referred to, ajv says now where it stands, now where the reference does, now neither. */
const withoutSchemaPath = ({ schemaPath: _, ...error }: CheckError): object => error;

/** The same schema for our engine and for ajv, which it follows. */
export interface Engines {
  readonly check: Checker;
  /** Fails unless both give the same verdict and the same errors in the same order. */
  readonly agreeOn: (value: unknown) => void;
}

/**
 * Makes both engines for a schema.
 *
 * @param schema The schema.
 * @param check Our checker, if it is not made from the same schema.
 * @returns What compares them.
 */
export function engines(schema: Schema, check = createChecker(schema)): Engines {
  const reference = createAjv().compile(schema);
  const refers = JSON.stringify(schema).includes('"$ref"');
  const told = (errors: Checker['errors']): unknown => (refers ? errors?.map(withoutSchemaPath) : errors);
  const agreeOn = (value: unknown): void => {
    const verdict = reference(value);
    if (check(value) && verdict && check.errors === null) return;
    const said = { verdict: check(value), errors: told(check.errors) };
    expect(said, JSON.stringify(value).slice(0, 1_000)).toEqual({ verdict, errors: told(reference.errors) });
    for (const { schemaPath, keyword } of check.errors ?? []) {
      const pointer = decodeURIComponent(schemaPath.slice(1));
      expect(valueAt(schema, pointer), `${keyword} at ${schemaPath}`).toBeDefined();
    }
  };
  return { check, agreeOn };
}
