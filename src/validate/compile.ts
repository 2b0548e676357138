import type { ErrorObject } from 'ajv/dist/2020.js';
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

/** What is wrong with a schema itself. */
export interface SchemaFault {
  /** JSON Pointer into the schema. */
  readonly pointer: string;
  readonly message: string;
}

function faultOf({ keyword, instancePath, params }: ErrorObject): SchemaFault {
  const { allowedValues, type } = params as { readonly allowedValues?: readonly unknown[]; readonly type?: unknown };
  const wanted =
    allowedValues === undefined
      ? keyword === 'type'
        ? `is no ${[type].flat().join(' or ')}`
        : `breaks the rule ${keyword} ${JSON.stringify(params)} of JSON Schema`
      : `is not one of ${allowedValues.map(String).join(', ')}`;
  return {
    pointer: instancePath,
    message: `The value at ${instancePath === '' ? 'the top' : instancePath} ${wanted}.`,
  };
}

/**
 * Compiles one schema of the profile, or says what is wrong with it.
 *
 * @param schema A schema without references.
 * @param compileNext What compiles it.
 * @returns Its checker, or its faults, one a place.
 */
export function tryCompile(schema: Schema, compileNext: (schema: Schema) => Checker): Checker | readonly SchemaFault[] {
  const ajv = createAjv();
  if (ajv.validateSchema(schema) !== true) {
    const faults = new Map<string, SchemaFault>();
    for (const error of ajv.errors ?? [])
      if (!faults.has(error.instancePath)) faults.set(error.instancePath, faultOf(error));
    return [...faults.values()];
  }
  try {
    return compileNext(schema);
  } catch (error) {
    return [{ pointer: '', message: `It does not compile: ${(error as Error).message}.` }];
  }
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
