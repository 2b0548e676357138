import type { Schema } from './spec.ts';

/** The keywords of the profile that decide, with the types that JSON Schema gives their values. */
export interface Assertions {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly not?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly maximum?: number;
  readonly minimum?: number;
  readonly exclusiveMaximum?: number;
  readonly exclusiveMinimum?: number;
  readonly multipleOf?: number;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly uniqueItems?: boolean;
  readonly maxProperties?: number;
  readonly minProperties?: number;
  readonly required?: readonly string[];
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
}

/** The name of a keyword that decides. */
export type Keyword = keyof Assertions;

/** The keywords that speak of the values of one type. */
export const keywordsOfType: Readonly<Record<string, readonly Keyword[]>> = {
  number: ['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum', 'multipleOf'],
  string: ['maxLength', 'minLength', 'pattern', 'format'],
  array: ['maxItems', 'minItems', 'items', 'uniqueItems'],
  object: [
    ...(['maxProperties', 'minProperties', 'required', 'propertyNames'] as const),
    ...(['additionalProperties', 'properties', 'dependentRequired'] as const),
  ],
};

/** A schema that every value matches. */
export const anything: Schema = {};

/**
 * Lists the keywords of a schema that decide, in the order in which ajv tells their errors: the type late, if the schema has
 * keywords of just that type.
 *
 * @param schema The schema.
 * @returns The keywords.
 */
export function keywordsInOrder(schema: Assertions): readonly Keyword[] {
  const { type } = schema;
  const ofAll: readonly Keyword[] = ['$ref', 'const', 'enum', 'not', 'oneOf', 'allOf', 'if'];
  const late = typeof type === 'string' && keywordsOfType[type]?.some((keyword) => keyword in schema);
  const first: readonly Keyword[] = late ? [...ofAll, 'type'] : ['type', ...ofAll];
  return [...first, ...Object.values(keywordsOfType).flat()].filter((keyword) => keyword in schema);
}
