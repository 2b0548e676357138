import { createChecker, type Checker } from './checker.ts';
import type { Schema } from './spec.ts';

const refuseAll: Checker = () => false;

/** The same few schemas speak of all items of a long list. */
const checkers = new WeakMap<Schema, Checker>();

function checkerOf(schema: Schema): Checker {
  try {
    return createChecker(schema);
  } catch {
    // A schema outside the profile promises nothing.
    return refuseAll;
  }
}

/**
 * Says whether schemas certainly accept a value, so that it can be proposed.
 *
 * @param schemas The schemas, without references.
 * @param value The value.
 * @returns True when all of them accept it; false also where one of them cannot be understood.
 */
export function accept(schemas: readonly Schema[], value: unknown): boolean {
  return schemas.every((schema) => {
    const checker = checkers.get(schema) ?? checkerOf(schema);
    checkers.set(schema, checker);
    return checker(value);
  });
}
