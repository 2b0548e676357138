import type { Schema } from '../spec/spec.ts';
import { areRequiredLists, closeShapes, splitByRequired } from './closed-branches.ts';
import { splitByCondition } from './condition-branches.ts';
import { remarks } from './remarks.ts';

/** Gives a part of a schema a name of its own; parts without one are written in place. */
export type NameOf = (part: Schema, ending?: string) => string | undefined;

const unnamed: NameOf = () => undefined;

/** A longer list of required items would make an unreadable tuple; the type then only says that it is a list. */
const maxTuple = 16;

/** Stands before a list as if it were a type that it is crossed with: json-schema-to-typescript has no word for `readonly`. */
export const readonlyMark = 'ReadonlyMark';

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const constraining = ['type', 'enum', 'const', 'properties', 'additionalProperties', 'items', 'oneOf', 'tsType'];

function head(schema: Schema, name: string | undefined): Schema {
  const text = remarks(schema);
  return {
    ...(name === undefined ? {} : { title: name }),
    ...(text === undefined ? {} : { description: text }),
  };
}

/** The properties of an object; a map whose keys are listed is an object with these properties. */
function propertiesOf(schema: Schema): Readonly<Record<string, unknown>> | undefined {
  const { properties, propertyNames, additionalProperties } = schema;
  if (isSchema(properties)) return properties;
  if (!isSchema(propertyNames) || !Array.isArray(propertyNames['enum'])) return undefined;
  return Object.fromEntries((propertyNames['enum'] as unknown[]).map((key) => [String(key), additionalProperties]));
}

function object(schema: Schema): Schema {
  const properties = propertiesOf(schema);
  const { required, additionalProperties } = schema;
  if (properties === undefined)
    return additionalProperties === false
      ? { tsType: 'Record<string, never>' }
      : { type: 'object', additionalProperties: inner(additionalProperties ?? true) };
  const entries = Object.entries(properties).map(([key, property]) => [key, inner(property)]);
  return {
    type: 'object',
    properties: Object.fromEntries(entries),
    required: required ?? [],
    additionalProperties: false,
  };
}

function array({ items, minItems }: Schema): Schema {
  const least = typeof minItems === 'number' && minItems <= maxTuple ? minItems : 0;
  const list = { type: 'array', items: isSchema(items) ? inner(items) : { tsType: 'unknown' }, minItems: least };
  return { allOf: [{ tsType: readonlyMark }, list] };
}

/** The type or types that a schema names, or that its keywords speak of. */
function typeOf(schema: Schema): unknown {
  if ('type' in schema) return schema['type'];
  if ('items' in schema) return 'array';
  return 'properties' in schema || 'additionalProperties' in schema ? 'object' : undefined;
}

function plain(schema: Schema): Schema {
  const { enum: values, tsType } = schema;
  if (tsType === 'never') return { tsType };
  if ('const' in schema) return { const: schema['const'] };
  if (values !== undefined) return { enum: values };
  const type = typeOf(schema);
  if (Array.isArray(type)) return { anyOf: type.map((one: unknown) => plain({ ...schema, type: one })) };
  if (type === 'array') return array(schema);
  if (type === 'object') return object(schema);
  return type === undefined ? { tsType: 'unknown' } : { type };
}

function inner(schema: unknown): unknown {
  return isSchema(schema) ? typeSchema(schema, unnamed) : schema;
}

/**
 * Rewrites a schema for json-schema-to-typescript so that its type is exact: only what a type can express is kept, each
 * `oneOf` becomes closed alternatives, and what a type cannot express goes into the descriptions.
 *
 * @param schema A schema of the registry's profile, references resolved; it is left as it is.
 * @param nameOf Names the schema itself and its alternatives.
 * @returns The schema to generate types from.
 */
export function typeSchema(schema: Schema, nameOf: NameOf): Schema {
  if (!constraining.some((keyword) => keyword in schema)) return { ...head(schema, nameOf(schema)), tsType: 'unknown' };
  const split = splitByCondition(schema);
  if (split !== undefined) {
    const { description: _, ...fields } = split.fields;
    const union = { oneOf: split.alternatives.map((alternative) => typeSchema(alternative, unnamed)) };
    return {
      ...head(schema, nameOf(schema)),
      allOf: [typeSchema(fields, (_part, ending) => nameOf(schema, ending ?? 'Fields')), union],
    };
  }
  const branches = schema['oneOf'] as readonly Schema[] | undefined;
  if (branches === undefined) return { ...head(schema, nameOf(schema)), ...plain(schema) };
  const named = head(schema, nameOf(schema));
  if (!areRequiredLists(branches)) {
    const union = { oneOf: closeShapes(branches).map((branch) => typeSchema(branch, nameOf)) };
    const { oneOf: _, ...own } = schema;
    return 'properties' in schema ? { ...named, allOf: [plain(own), union] } : { ...named, ...union };
  }
  const { fields, alternatives } = splitByRequired(schema);
  const union = { oneOf: alternatives.map((alternative) => typeSchema(alternative, unnamed)) };
  if (Object.keys(fields['properties'] as Schema).length === 0) return { ...named, ...union };
  const name = nameOf(schema, 'Fields');
  return { ...named, allOf: [{ ...(name === undefined ? {} : { title: name }), ...plain(fields) }, union] };
}
