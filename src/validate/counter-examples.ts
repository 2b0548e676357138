import { isObject } from '../spec/object.ts';
import type { Schema } from '../spec/spec.ts';
import { brokenValues } from './broken-values.ts';

/** A value made from an accepted example by breaking one rule of the schema. */
export interface CounterExample {
  /** What was broken, in words: `` `image` left out ``. */
  readonly broken: string;
  readonly value: unknown;
}

/** Says whether a value fits a schema. */
export type Fits = (schema: Schema, value: unknown) => boolean;

type Members = Readonly<Record<string, unknown>>;

const words = (name: string): string => (name === '' ? 'the whole' : `\`${name}\``);

function* withoutRequired({ required = [] }: Schema, value: Members, name: string): Generator<CounterExample> {
  for (const key of required as readonly string[]) {
    if (!Object.hasOwn(value, key)) continue;
    const rest = Object.entries(value).filter(([other]) => other !== key);
    yield { broken: `${words(name === '' ? key : `${name}.${key}`)} left out`, value: Object.fromEntries(rest) };
  }
}

function* inObject(schema: Schema, value: Members, name: string, fits: Fits): Generator<CounterExample> {
  const { properties, additionalProperties } = schema;
  yield* withoutRequired(schema, value, name);
  if (additionalProperties === false)
    yield { broken: `an unknown field in ${words(name)}`, value: { ...value, fieldThatNobodyKnows: true } };
  for (const [key, member] of Object.entries(value)) {
    const known = isObject(properties) && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (!isObject(known)) continue;
    for (const { broken, value: part } of derive(known, member, name === '' ? key : `${name}.${key}`, fits))
      yield { broken, value: { ...value, [key]: part } };
  }
}

function* inList(schema: Schema, value: readonly unknown[], name: string, fits: Fits): Generator<CounterExample> {
  const { items } = schema;
  if (!isObject(items)) return;
  for (const [index, item] of value.entries())
    for (const { broken, value: part } of derive(items, item, `${name}[${index}]`, fits))
      yield { broken, value: value.with(index, part) };
}

/** What breaks one alternative may be right by another; only what none takes is of use. */
function* inAlternative(schema: Schema, value: unknown, name: string, fits: Fits): Generator<CounterExample> {
  const branches = (schema['oneOf'] as readonly Schema[] | undefined) ?? [];
  const chosen = branches.find((branch) => fits(branch, value));
  if (chosen === undefined) return;
  for (const counter of derive(chosen, value, name, fits))
    if (!branches.some((branch) => branch !== chosen && fits(branch, counter.value))) yield counter;
}

function* derive(schema: Schema, value: unknown, name: string, fits: Fits): Generator<CounterExample> {
  for (const [how, broken] of brokenValues(schema, value)) yield { broken: `${words(name)} ${how}`, value: broken };
  if (isObject(value)) yield* inObject(schema, value, name, fits);
  if (Array.isArray(value)) yield* inList(schema, value, name, fits);
  yield* inAlternative(schema, value, name, fits);
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
export function counterExamples(schema: Schema, value: unknown, fits: Fits): readonly CounterExample[] {
  return [...derive(schema, value, '', fits)];
}
