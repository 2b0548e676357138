import { isObject } from '../spec/object.ts';
import type { Schema } from '../spec/spec.ts';

/** A value that breaks one rule, and how: `too long`. */
export type BrokenValue = readonly [how: string, value: unknown];

type Numbers = Readonly<Record<string, number | undefined>>;

const ofEachType: readonly (readonly [type: string, value: unknown])[] = [
  ['string', 'a text'],
  ['number', 1],
  ['boolean', true],
  ['null', null],
  ['array', []],
  ['object', {}],
];

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** A value of a type that the schema does not allow, where there is such a type. */
function wrongType(schema: Schema): readonly BrokenValue[] {
  const values = 'const' in schema ? [schema['const']] : ((schema['enum'] as readonly unknown[] | undefined) ?? []);
  const types = 'type' in schema ? [schema['type']].flat() : values.map(typeOf);
  const allowed = new Set(types.map((type) => (type === 'integer' ? 'number' : type)));
  const wrong = ofEachType.find(([type]) => !allowed.has(type));
  return allowed.size === 0 || wrong === undefined ? [] : [['of a wrong type', wrong[1]]];
}

function brokenNumber(schema: Schema, value: number): readonly BrokenValue[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema as Numbers;
  return [
    ...(minimum === undefined ? [] : [['below its minimum', minimum - 1] as const]),
    ...(maximum === undefined ? [] : [['above its maximum', maximum + 1] as const]),
    ...(exclusiveMinimum === undefined ? [] : [['at its exclusive minimum', exclusiveMinimum] as const]),
    ...(exclusiveMaximum === undefined ? [] : [['at its exclusive maximum', exclusiveMaximum] as const]),
    ...(multipleOf === undefined ? [] : [['between two multiples', value + multipleOf / 2] as const]),
  ];
}

function brokenText(schema: Schema, value: string): readonly BrokenValue[] {
  const { minLength = 0, maxLength } = schema as Numbers;
  const characters = Array.from(value);
  return [
    ...(minLength === 0 ? [] : [['too short', characters.slice(0, minLength - 1).join('')] as const]),
    // What is like the rest of the text is refused for its length alone.
    ...(maxLength === undefined
      ? []
      : [['too long', value + (characters.at(-1) ?? 'x').repeat(maxLength + 1)] as const]),
  ];
}

function brokenList(schema: Schema, value: readonly unknown[]): readonly BrokenValue[] {
  const { minItems = 0, maxItems } = schema as Numbers;
  const [first] = value;
  return [
    ...(minItems === 0 ? [] : [['with too few items', value.slice(0, minItems - 1)] as const]),
    ...(maxItems === undefined || value.length === 0
      ? []
      : [['with too many items', Array.from({ length: maxItems + 1 }, () => first)] as const]),
    ...(schema['uniqueItems'] === true && value.length > 0 ? [['with an item twice', [...value, first]] as const] : []),
  ];
}

function brokenSize(schema: Schema, value: Readonly<Record<string, unknown>>): readonly BrokenValue[] {
  const { minProperties = 0, maxProperties } = schema as Numbers;
  const entries = Object.entries(value);
  const [[key, part] = ['', undefined]] = entries;
  const more = Array.from({ length: (maxProperties ?? 0) + 1 }, (_, index) => [`${key}${index}`, part] as const);
  return [
    ...(minProperties === 0
      ? []
      : [['with too few fields', Object.fromEntries(entries.slice(0, minProperties - 1))] as const]),
    ...(maxProperties === undefined || key === '' ? [] : [['with too many fields', Object.fromEntries(more)] as const]),
  ];
}

/**
 * Breaks each rule that a schema has for a value as a whole.
 *
 * @param schema The schema.
 * @param value A value that it accepts.
 * @returns Values that it has to refuse.
 */
export function brokenValues(schema: Schema, value: unknown): readonly BrokenValue[] {
  const listed = 'enum' in schema || 'const' in schema;
  return [
    ...wrongType(schema),
    ...(typeof value === 'number' ? brokenNumber(schema, value) : []),
    ...(typeof value === 'string' ? brokenText(schema, value) : []),
    ...(Array.isArray(value) ? brokenList(schema, value) : []),
    ...(isObject(value) ? brokenSize(schema, value) : []),
    ...(listed ? [['outside its values', 'none of these values'] as const] : []),
  ];
}
