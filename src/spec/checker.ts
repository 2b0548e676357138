import type { CheckError } from './check-error.ts';
import { createChecks } from './checks.ts';
import { createErrorFinder, type ErrorFinder } from './error-finder.ts';
import { formatChecks, type FormatChecks } from './formats.ts';
import { assertInProfile } from './in-profile.ts';
import type { Schema } from './spec.ts';

/** What a schema becomes: a function that says whether a value matches and leaves its errors behind. */
export interface Checker {
  (value: unknown): boolean;
  errors?: readonly CheckError[] | null;
}

/**
 * Makes the checker of a schema that is known to be in the profile. It gives a quick answer first and looks for the errors
 * only where that is no.
 *
 * @param schema The schema.
 * @param formats What checks the formats that it names.
 * @returns The checker.
 */
export function createCheckerWith(schema: Schema, formats: FormatChecks): Checker {
  const checkOf = createChecks(schema, formats);
  const matches = checkOf(schema);
  let errorsOf: ErrorFinder | undefined;
  const checker: Checker = (value) => {
    const right = matches(value);
    checker.errors = right ? null : (errorsOf ??= createErrorFinder(schema, checkOf))(value);
    return right;
  };
  return checker;
}

/**
 * Makes the checker of a schema.
 *
 * @param schema A schema of the profile; what it refers to is in its own `$defs`.
 * @returns The checker.
 * @throws {TypeError} When a keyword, a type, a format or a reference is not in the profile; the message says where.
 */
export function createChecker(schema: Schema): Checker {
  assertInProfile(schema);
  return createCheckerWith(schema, formatChecks);
}
