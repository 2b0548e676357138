import type { Schema } from '../../spec/spec.ts';

/** A value among which is chosen. */
export interface Choice {
  /** What stands on the page. */
  readonly label: string;
  /** The answer that it stands for, JSON or plain text. */
  readonly answer: string;
}

/** How a value is asked for. */
export type Control =
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'line' | 'number' | 'address' | 'lines' | 'json' };

const typesOf = ({ type }: Schema): readonly unknown[] => [type ?? []].flat();

function choicesIn(schema: Schema): readonly unknown[] | undefined {
  if (Array.isArray(schema['enum'])) return schema['enum'] as readonly unknown[];
  if ('const' in schema) return [schema['const']];
  return typesOf(schema).includes('boolean') ? [true, false] : undefined;
}

function choiceOf(value: unknown): Choice {
  const answer = typeof value === 'string' ? value : JSON.stringify(value);
  return { label: value === true ? 'yes' : value === false ? 'no' : answer, answer };
}

/**
 * Says how the author is asked for a value.
 *
 * @param schema The schema of the field.
 * @param offered Values that the repository offers.
 * @returns The control.
 */
export function controlOf(schema: Schema, offered?: readonly string[]): Control {
  const values = offered !== undefined && offered.length > 0 ? offered : choicesIn(schema);
  if (values !== undefined) return { kind: 'choice', choices: values.map(choiceOf) };
  const types = typesOf(schema);
  if (types.includes('integer') || types.includes('number')) return { kind: 'number' };
  if (types.includes('array')) return { kind: 'lines' };
  if (types.includes('object')) return { kind: 'json' };
  return { kind: schema['format'] === 'uri' ? 'address' : 'line' };
}

/**
 * Writes what was typed as an answer; whether it is right is for the tasktype to say.
 *
 * @param control How it was asked for.
 * @param typed What was typed.
 * @returns The answer, JSON or plain text; empty where nothing was typed.
 */
export function answerOf({ kind }: Control, typed: string): string {
  const text = typed.trim();
  if (kind !== 'lines' || text === '') return text;
  const lines = text.split('\n').map((line) => line.trim());
  return JSON.stringify(lines.filter((line) => line !== ''));
}
