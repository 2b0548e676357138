import type { formats } from '../spec/formats.ts';
import type { Schema } from '../spec/spec.ts';

/** What a field takes, in words. */
export interface Content {
  /** The type: `text`, `list of whole numbers`. */
  readonly type: string;
  /** The possible values, where they are few and named. */
  readonly values: readonly string[];
  /** Bounds: `1 to 65535`, `at most 64 items`. */
  readonly limits: readonly string[];
  /** Patterns, each with what it is for. */
  readonly patterns: readonly Pattern[];
}

/** A regular expression that a text fits or must not fit. */
export interface Pattern {
  readonly label: string;
  readonly pattern: string;
}

const names: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['text', 'texts'],
  integer: ['whole number', 'whole numbers'],
  number: ['number', 'numbers'],
  boolean: ['true or false', 'true or false'],
  object: ['object', 'objects'],
  array: ['list', 'lists'],
  null: ['null', 'nulls'],
};

const formatNames: Readonly<Record<(typeof formats)[number], readonly [one: string, many: string]>> = {
  date: ['date', 'dates'],
  'date-time': ['date and time', 'dates and times'],
  email: ['e-mail address', 'e-mail addresses'],
  uri: ['URI', 'URIs'],
  uuid: ['UUID', 'UUIDs'],
};

/**
 * Tells a subschema from anything else.
 *
 * @param value Anything that stands in a schema.
 * @returns True for an object.
 */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeWords(schema: Schema, many: boolean): string {
  const count = many ? 1 : 0;
  const { format, items, additionalProperties, type } = schema;
  if (typeof format === 'string' && Object.hasOwn(formatNames, format))
    return formatNames[format as keyof typeof formatNames][count];
  if (type === 'array') return `${many ? 'lists' : 'list'} of ${isSchema(items) ? typeWords(items, true) : 'anything'}`;
  if (isSchema(additionalProperties))
    return `${many ? 'maps' : 'map'} of names to ${typeWords(additionalProperties, true)}`;
  if (additionalProperties === true) return many ? 'free objects' : 'free object';
  const types = [type ?? []].flat().map(String);
  if (types.length > 0) return types.map((name) => names[name]?.[count] ?? name).join(' or ');
  const only = 'const' in schema || (Array.isArray(schema['enum']) && schema['enum'].length === 1);
  if (only) return many ? 'this one value' : 'this value only';
  if ('enum' in schema) return many ? 'these values' : 'one of these values';
  return 'anything';
}

/** Says a lower and an upper bound in one phrase. */
function range(low: number | undefined, high: number | undefined, unit: string): readonly string[] {
  const after = unit === '' ? '' : ` ${unit}`;
  if (low !== undefined && low === high) return [`exactly ${String(low)}${after}`];
  if (low !== undefined && high !== undefined) return [`${String(low)} to ${String(high)}${after}`];
  if (low !== undefined) return [`at least ${String(low)}${after}`];
  return high === undefined ? [] : [`at most ${String(high)}${after}`];
}

function ownLimits(schema: Schema): readonly string[] {
  const bounds = schema as Readonly<Record<string, number | undefined>>;
  const { exclusiveMinimum: above, exclusiveMaximum: below, multipleOf: step } = bounds;
  return [
    ...range(bounds['minimum'], bounds['maximum'], ''),
    ...(above === undefined ? [] : [`more than ${String(above)}`]),
    ...(below === undefined ? [] : [`less than ${String(below)}`]),
    ...(step === undefined ? [] : [`a multiple of ${String(step)}`]),
    ...range(bounds['minLength'], bounds['maxLength'], 'characters'),
    ...range(bounds['minItems'], bounds['maxItems'], 'items'),
    ...(schema['uniqueItems'] === true ? ['no item twice'] : []),
    ...range(bounds['minProperties'], bounds['maxProperties'], 'entries'),
  ];
}

function ownPatterns(schema: Schema, label: string): readonly Pattern[] {
  const { pattern, not, allOf } = schema;
  const parts = Array.isArray(allOf) ? (allOf as readonly unknown[]).filter(isSchema) : [];
  const refused = isSchema(not) ? not['pattern'] : undefined;
  return [
    ...(typeof pattern === 'string' ? [{ label: `${label}pattern`, pattern }] : []),
    ...(typeof refused === 'string' ? [{ label: `${label}not`, pattern: refused }] : []),
    ...parts.flatMap((part) => ownPatterns(part, label)),
  ];
}

/**
 * Says what a field takes. What its items, its names or its values are held to is said with it, unless they are objects,
 * whose fields are told one by one.
 *
 * @param schema The schema of the field, references resolved.
 * @returns Type, values, limits and patterns in words.
 */
export function contentOf(schema: Schema): Content {
  const { items, propertyNames, additionalProperties } = schema;
  const inner = [
    { label: 'each item ', schema: items },
    { label: 'each name ', schema: propertyNames },
    { label: 'each value ', schema: additionalProperties },
  ].flatMap(({ label, schema: part }) => (isSchema(part) && !('properties' in part) ? [{ label, schema: part }] : []));
  const values = [schema, ...inner.map((part) => part.schema)].flatMap((part) =>
    'const' in part ? [part['const']] : ((part['enum'] as readonly unknown[] | undefined) ?? []),
  );
  return {
    type: typeWords(schema, false),
    values: values.map((value) => JSON.stringify(value)),
    limits: [
      ...ownLimits(schema),
      ...inner.flatMap((part) => ownLimits(part.schema).map((limit) => part.label + limit)),
    ],
    patterns: [...ownPatterns(schema, ''), ...inner.flatMap((part) => ownPatterns(part.schema, part.label))],
  };
}
