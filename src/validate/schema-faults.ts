import type { ErrorObject } from 'ajv/dist/2020.js';
import { createAjv } from '../spec/profile.ts';
import type { Schema } from '../spec/spec.ts';

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
 * Makes a judge of schemas: ajv holds them to JSON Schema's own schema, and to its strict mode.
 *
 * @returns A function from a schema without references to its faults, one a place; none where it is a schema.
 */
export function createSchemaJudge(): (schema: Schema) => readonly SchemaFault[] {
  const ajv = createAjv();
  return (schema) => {
    if (ajv.validateSchema(schema) !== true) {
      const faults = new Map<string, SchemaFault>();
      for (const error of ajv.errors ?? [])
        if (!faults.has(error.instancePath)) faults.set(error.instancePath, faultOf(error));
      return [...faults.values()];
    }
    try {
      ajv.compile(schema);
      return [];
    } catch (error) {
      return [{ pointer: '', message: `It does not compile: ${(error as Error).message}.` }];
    }
  };
}
