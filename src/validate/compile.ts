import { createAjv, type Checker } from '../spec/profile.ts';
import type { Schema, Spec } from '../spec/spec.ts';
import type { OpenRegistry } from '../registry/open.ts';
import type { Validators } from './validator.ts';

/**
 * Compiles one schema of the profile; schemas are trusted here as the build's own.
 *
 * @param schema A schema without references.
 * @returns Its checker.
 * @throws {Error} ajv's, when the schema does not compile.
 */
export function compile(schema: Schema): Checker {
  return createAjv().compile(schema);
}

/**
 * Makes validators for an opened registry; each schema is compiled when it is first needed.
 *
 * @param registry The opened registry; its documents must have passed the lint.
 * @returns The validators.
 */
export function compileValidators(registry: OpenRegistry): Validators {
  const checkers = new Map<string, Checker>();
  return {
    schemaOf: (entry) => registry.schemaOf(entry as Spec),
    checkerOf: (entry) => {
      const { path } = entry as Spec;
      const known = checkers.get(path);
      if (known !== undefined) return known;
      const checker = compile(registry.schemaOf({ path }));
      checkers.set(path, checker);
      return checker;
    },
  };
}
