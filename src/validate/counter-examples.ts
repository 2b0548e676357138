import type { Schema } from '../spec/spec.ts';

/** A value made from an accepted example by breaking one rule of the schema. */
export interface CounterExample {
  /** What was broken, in words: `` `image` left out ``. */
  readonly broken: string;
  readonly value: unknown;
}

type Replace = (value: unknown) => unknown;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: unknown): readonly [string, Schema][] =>
  isObject(value) ? (Object.entries(value) as [string, Schema][]) : [];

/** A value of a type that the schema does not allow. */
function wrongType(schema: Schema): unknown {
  return [schema['type']].flat().includes('string') ? 1 : 'a text';
}

function brokenBounds(schema: Schema, value: unknown): readonly [string, unknown][] {
  const broken: [string, unknown][] = [];
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema as Readonly<
    Record<string, number | undefined>
  >;
  if (minimum !== undefined) broken.push(['below its minimum', minimum - 1]);
  if (maximum !== undefined) broken.push(['above its maximum', maximum + 1]);
  if (minLength !== undefined && minLength > 0) broken.push(['too short', 'x'.repeat(minLength - 1)]);
  if (maxLength !== undefined && typeof value === 'string') broken.push(['too long', value.padEnd(maxLength + 1, 'x')]);
  if (minItems !== undefined && minItems > 0 && Array.isArray(value))
    broken.push(['with too few items', value.slice(0, minItems - 1)]);
  if (maxItems !== undefined && Array.isArray(value) && value.length > 0)
    broken.push(['with too many items', Array.from({ length: maxItems + 1 }, () => value[0] as unknown)]);
  if ('enum' in schema || 'const' in schema) broken.push(['outside its values', 'none of these values']);
  return broken;
}

function* inObject(
  schema: Schema,
  value: Readonly<Record<string, unknown>>,
  name: string,
  put: Replace,
): Generator<CounterExample> {
  for (const required of (schema['required'] as readonly string[] | undefined) ?? []) {
    if (!Object.hasOwn(value, required)) continue;
    const rest = Object.entries(value).filter(([key]) => key !== required);
    yield { broken: `\`${name}${required}\` left out`, value: put(Object.fromEntries(rest)) };
  }
  if (schema['additionalProperties'] === false)
    yield {
      broken: `an unknown field in ${name === '' ? 'the whole' : `\`${name.slice(0, -1)}\``}`,
      value: put({ ...value, fieldThatNobodyKnows: true }),
    };
  for (const [key, property] of entriesOf(schema['properties']))
    if (Object.hasOwn(value, key))
      yield* derive(property, value[key], `${name}${key}`, (item) => put({ ...value, [key]: item }));
}

function* derive(schema: Schema, value: unknown, name: string, put: Replace): Generator<CounterExample> {
  if ('type' in schema || 'enum' in schema || 'const' in schema)
    yield { broken: `${name === '' ? 'the whole' : `\`${name}\``} of a wrong type`, value: put(wrongType(schema)) };
  for (const [how, broken] of brokenBounds(schema, value)) yield { broken: `\`${name}\` ${how}`, value: put(broken) };
  if (isObject(value)) yield* inObject(schema, value, name === '' ? '' : `${name}.`, put);
  if (Array.isArray(value) && isObject(schema['items']) && value.length > 0)
    yield* derive(schema['items'], value[0], `${name}[0]`, (item) => put([item, ...(value.slice(1) as unknown[])]));
}

/**
 * Derives counter-examples from an accepted example: each required field left out, each bound passed by one, each
 * value outside its list, an unknown field in each closed object, a wrong type in each place.
 *
 * @param schema The schema without references.
 * @param value An accepted value.
 * @param fits Says whether a value fits a schema; chooses among alternatives.
 * @returns The counter-examples; a schema that is right refuses every one.
 */
export function counterExamples(
  schema: Schema,
  value: unknown,
  fits: (schema: Schema, value: unknown) => boolean,
): readonly CounterExample[] {
  const branches = (schema['oneOf'] as readonly Schema[] | undefined) ?? [];
  const chosen = branches.find((branch) => 'properties' in branch && fits(branch, value));
  return [
    ...derive(schema, value, '', (whole) => whole),
    ...(chosen === undefined ? [] : derive(chosen, value, '', (whole) => whole)),
  ];
}
