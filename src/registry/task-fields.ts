import { isObject } from '../spec/object.ts';
import { escapeSegment, valueAt } from '../spec/place.ts';
import type { Schema } from '../spec/spec.ts';
import type { TypeDefinitions } from './bundle.ts';
import { canonicalJson } from './contract.ts';

/** A field of a taskinfo, in whatever shapes of it the field occurs. */
export interface TaskField {
  readonly name: string;
  readonly description: string;
  /** Plain values to begin with, the best first. */
  readonly examples: readonly unknown[];
  /** True where its value is an object, or a list of objects, which JSON-LD would read otherwise. */
  readonly isNested: boolean;
  /** What its value has to match; where several shapes say different things, one of them. */
  readonly value: Schema;
  /** What an item has to match that stands alone for a list of one; absent where the field is no list. */
  readonly item?: Schema;
}

/** The fields of a taskinfo. */
export interface TaskFields {
  readonly fields: readonly TaskField[];
  /** The fields that must be there: all of one of these lists. */
  readonly required: readonly (readonly string[])[];
  /** True where there are no other fields. */
  readonly isClosed: boolean;
}

type Definitions = Pick<TypeDefinitions, 'definitions' | 'place'>;

/** A schema and the `$ref` that leads to it. */
export interface Referred {
  readonly schema: Schema;
  readonly reference: string;
}

/**
 * Follows a `$ref`, and those it leads to.
 *
 * @param types The schemas of types and their parts.
 * @param reference The `$ref`.
 * @returns The schema at its end, which is no `$ref` itself, and the `$ref` straight to it.
 */
export function follow(types: Definitions, reference: string): Referred {
  const schema = valueAt(types.definitions, `/${decodeURIComponent(reference.slice(types.place.length))}`);
  if (!isObject(schema)) return { schema: {}, reference };
  return typeof schema['$ref'] === 'string' ? follow(types, schema['$ref']) : { schema, reference };
}

/**
 * Writes the `$ref` to a part of a schema.
 *
 * @param reference The `$ref` to the schema.
 * @param keys The keys that lead to the part.
 * @returns The `$ref`.
 */
export function step(reference: string, ...keys: readonly string[]): string {
  return [reference, ...keys.map((key) => encodeURIComponent(escapeSegment(key)))].join('/');
}

/** The lists of required fields of a shape: its own, and one of those among which it lets the author choose. */
function requiredIn(shape: Schema): readonly (readonly string[])[] {
  const own = (shape['required'] ?? []) as readonly string[];
  const oneOf = (shape['oneOf'] ?? []) as readonly Schema[];
  const choices = oneOf.filter((choice) => 'required' in choice && !('properties' in choice));
  if (choices.length === 0 || choices.length < oneOf.length) return [own];
  return choices.map((choice) => [...own, ...(choice['required'] as readonly string[])]);
}

/** The shapes that a taskinfo may have: the alternatives that have fields of their own, else the schema itself. */
function shapesOf(types: Definitions, root: Referred): readonly Referred[] {
  const alternatives = Array.isArray(root.schema['oneOf']) ? root.schema['oneOf'] : [];
  const shapes = alternatives
    .map((_, index) => follow(types, step(root.reference, 'oneOf', String(index))))
    .filter(({ schema }) => 'properties' in schema);
  return 'properties' in root.schema ? [root, ...shapes] : shapes;
}

/**
 * Says whether a value is one that JSON-LD keeps as it is.
 *
 * @param value A JSON value.
 * @returns True for a text, a number or a boolean.
 */
export function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function examplesOf({ type, examples, enum: values, const: only, default: preset }: Schema): readonly unknown[] {
  const listed = [examples, [preset], values, [only]].flatMap((each) =>
    Array.isArray(each) ? (each as unknown[]) : [],
  );
  return [...new Set([...listed.filter(isPlain), ...(type === 'boolean' ? [true, false] : [])])];
}

function itemOf({ schema, reference }: Referred): Schema {
  const { items, minItems = 0 } = schema;
  return items === undefined || Number(minItems) > 1 ? {} : { $ref: step(reference, 'items') };
}

/** Where shapes disagree whether a field is a list, nothing is said of it. */
function checksOf(meanings: readonly Referred[]): Pick<TaskField, 'value' | 'item'> {
  const [first, ...others] = meanings;
  const references = meanings.map(({ reference }): Schema => ({ $ref: reference }));
  const value = others.length === 0 ? (references[0] ?? {}) : { anyOf: references };
  if (meanings.every(({ schema }) => schema['type'] !== 'array')) return { value };
  return first === undefined || others.length > 0 ? { value: {} } : { value, item: itemOf(first) };
}

function isNested(types: Definitions, { schema, reference }: Referred): boolean {
  if (schema['type'] === 'array') return isNested(types, follow(types, step(reference, 'items')));
  return schema['type'] === 'object';
}

function fieldOf(types: Definitions, name: string, found: readonly Referred[]): TaskField {
  const meanings = [...new Map(found.map((each) => [canonicalJson(each.schema), each])).values()];
  const { schema = {} } = meanings[0] ?? {};
  const { description } = schema;
  return {
    name,
    description: typeof description === 'string' ? description : '',
    examples: [...new Set(meanings.flatMap((meaning) => examplesOf(meaning.schema)))],
    isNested: meanings.some((meaning) => isNested(types, meaning)),
    ...checksOf(meanings),
  };
}

/**
 * Lists the fields of a taskinfo, whatever its shapes.
 *
 * @param types The schemas of types and their parts.
 * @param reference The `$ref` to the schema of the type.
 * @returns The fields, in the order in which they first occur; none where the fields are not named.
 */
export function fieldsOf(types: Definitions, reference: string): TaskFields {
  const shapes = shapesOf(types, follow(types, reference));
  const found = new Map<string, Referred[]>();
  for (const shape of shapes)
    for (const name of Object.keys(shape.schema['properties'] as Schema)) {
      const field = follow(types, step(shape.reference, 'properties', name));
      found.set(name, [...(found.get(name) ?? []), field]);
    }
  return {
    fields: [...found].map(([name, each]) => fieldOf(types, name, each)),
    required: shapes.flatMap(({ schema }) => requiredIn(schema)),
    isClosed: shapes.length > 0 && shapes.every(({ schema }) => schema['additionalProperties'] === false),
  };
}
