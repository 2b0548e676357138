import { createAjv, type Checker } from '../spec/profile.ts';
import type { Schema, Spec } from '../spec/spec.ts';
import type { OpenRegistry } from '../registry/open.ts';
import type { Validators } from './validator.ts';

/**
 * Makes a compiler for schemas of the profile; they are trusted here as the build's own.
 *
 * @returns A function from a schema without references to its checker; it throws ajv's error when one does not compile.
 */
export function createCompiler(): (schema: Schema) => Checker {
  const ajv = createAjv();
  return (schema) => ajv.compile(schema);
}

/**
 * Compiles one schema of the profile.
 *
 * @param schema A schema without references.
 * @returns Its checker.
 * @throws {Error} ajv's, when the schema does not compile.
 */
export function compile(schema: Schema): Checker {
  return createCompiler()(schema);
}

/**
 * Makes validators for an opened registry; each schema is compiled when it is first needed.
 *
 * @param registry The opened registry; its documents must have passed the lint.
 * @returns The validators.
 */
export function compileValidators(registry: OpenRegistry): Validators {
  const compileNext = createCompiler();
  const checkers = new Map<string, Checker>();
  return {
    schemaOf: (entry) => registry.schemaOf(entry as Spec),
    checkerOf: (entry) => {
      const { path } = entry as Spec;
      const known = checkers.get(path);
      if (known !== undefined) return known;
      const checker = compileNext(registry.schemaOf({ path }));
      checkers.set(path, checker);
      return checker;
    },
  };
}
