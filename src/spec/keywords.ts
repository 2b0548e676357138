import { isObject } from './object.ts';
import { joinPointer } from './place.ts';
import type { Schema } from './spec.ts';

/** What the value of a keyword holds, for the keywords of the profile that hold schemas; all others hold data. */
export const schemaKeywords: Readonly<Record<string, 'schema' | 'list' | 'map'>> = {
  $defs: 'map',
  properties: 'map',
  allOf: 'list',
  oneOf: 'list',
  items: 'schema',
  additionalProperties: 'schema',
  propertyNames: 'schema',
  not: 'schema',
  if: 'schema',
  then: 'schema',
  else: 'schema',
};

/** The types whose values a keyword can refuse; the other keywords speak of all values. */
export const typesOfKeyword: Readonly<Record<string, readonly string[]>> = {
  ...ofType(['string'], ['minLength', 'maxLength', 'pattern', 'format', 'allOf']),
  ...ofType(['integer', 'number'], ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']),
  ...ofType(['array'], ['items', 'minItems', 'maxItems', 'uniqueItems']),
  ...ofType(
    ['object'],
    ['properties', 'required', 'additionalProperties', 'propertyNames', 'minProperties', 'maxProperties'],
  ),
  ...ofType(['object'], ['dependentRequired', 'if', 'then', 'else']),
};

function ofType(types: readonly string[], keywords: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, types]));
}

/** Keywords that only inform. */
export const annotations: readonly string[] = ['$comment', 'title', 'description', 'default', 'examples', 'deprecated'];

/** The keywords of the registry's profile. */
export const profileKeywords: readonly string[] = [
  ...['$ref', ...annotations, 'type', 'enum', 'const'],
  ...Object.keys({ ...schemaKeywords, ...typesOfKeyword }),
];

/**
 * Changes the schemas inside a schema; names of properties and data are left alone, whatever they are called.
 *
 * @param schema The schema.
 * @param change Makes a new part of a part and its JSON Pointer from here; a part may be `true` or `false`, too.
 * @returns A schema with the new parts.
 */
export function mapSubschemas(schema: Schema, change: (part: unknown, pointer: string) => unknown): Schema {
  const inside = ([keyword, value]: [string, unknown]): unknown => {
    const holds = Object.hasOwn(schemaKeywords, keyword) ? schemaKeywords[keyword] : undefined;
    const here = `/${keyword}`;
    if (holds === 'schema') return change(value, here);
    if (holds === 'list' && Array.isArray(value))
      return value.map((part: unknown, index) => change(part, joinPointer(here, index)));
    if (holds !== 'map' || !isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, change(part, joinPointer(here, name))]),
    );
  };
  return Object.fromEntries(Object.entries(schema).map((entry) => [entry[0], inside(entry)]));
}
