import { contentOf, isSchema } from '../../registry/field-content.ts';
import type { Schema } from '../../spec/spec.ts';
import { cut, visible } from '../../spec/words.ts';

/** What is told of a field beside its name. */
export interface Facts {
  /** The description, ending with a full stop; empty where there is none. */
  readonly description: string;
  /** Limits and the default, one short sentence each. */
  readonly limits: readonly string[];
  readonly example?: unknown;
}

/** A limit in characters that nobody comes near is not told. */
const usualCharacters = 64;

function worthTelling(limit: string): boolean {
  const [, characters] = /^(?:.* to|at most) ([0-9]+) characters$/.exec(limit) ?? [];
  return !limit.startsWith('each ') && (characters === undefined || Number(characters) <= usualCharacters);
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function defaultSentence(preset: unknown): readonly string[] {
  if (preset === undefined) return [];
  if (typeof preset === 'boolean') return [`Left out, it means ${preset ? 'yes' : 'no'}`];
  return [`Left out, it means ${preset === '' ? 'the empty text' : plain(preset)}`];
}

/**
 * Tells what stands beside a field.
 *
 * @param schema The schema of the field.
 * @returns Its description, its limits in sentences, and an example.
 */
export function factsOf(schema: Schema): Facts {
  const { description, examples, default: preset } = schema;
  const limits = contentOf(schema).limits.filter(worthTelling);
  const sentence = limits.join(', ');
  const [example] = Array.isArray(examples) ? (examples as readonly unknown[]) : [];
  return {
    description: typeof description === 'string' ? description.replace(/[.]?$/, '.') : '',
    limits: [
      ...(sentence === '' ? [] : [sentence.charAt(0).toUpperCase() + sentence.slice(1)]),
      ...defaultSentence(preset),
    ].map((limit) => `${visible(limit)}.`),
    ...(example === undefined ? {} : { example }),
  };
}

/** Longest example that a field shows, in UTF-16 code units. */
const longestExample = 90;

/**
 * Shows an example in an empty field.
 *
 * @param example The example; nothing is shown where there is none.
 * @returns Such as `For example 8888`.
 */
export function exampleWords(example: unknown): string | undefined {
  if (example === undefined || example === '') return undefined;
  return `For example ${cut(visible(plain(example)), longestExample)}`;
}

/**
 * Finds an example for the items of a list or the rows of a map in that of the whole.
 *
 * @param example The example of the list or map.
 * @returns Its first item, or the first name and value; `undefined` where there is none.
 */
export function firstOf(example: unknown): { readonly name?: string; readonly value: unknown } | undefined {
  if (Array.isArray(example)) return example.length === 0 ? undefined : { value: example[0] as unknown };
  const [first] = isSchema(example) ? Object.entries(example) : [];
  return first === undefined ? undefined : { name: first[0], value: first[1] };
}
