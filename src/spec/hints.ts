import type { Schema } from './spec.ts';
import { shown, typeNames } from './words.ts';

/**
 * Proposes how to write a value of the expected type.
 *
 * @param expected The type the schema wants.
 * @param value The value as written.
 * @returns What to do.
 */
export function typeHint(expected: string, value: unknown): string {
  if (typeof value === 'string' && /^-?[0-9]{1,15}$/.test(value) && (expected === 'integer' || expected === 'number'))
    return `Write ${Number(value)} without quotes.`;
  if (expected === 'boolean' && (value === 'true' || value === 'false')) return `Write ${value} without quotes.`;
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return `Write "${String(value)}" with quotes.`;
  if (expected === 'array' && value !== null && typeof value !== 'object')
    return `Put it in brackets: [${shown(value)}].`;
  return `Write ${typeNames[expected] ?? expected} here.`;
}

/** Changes that people's values need most often to take the expected form; the first that helps is proposed. */
const repairs: readonly { readonly says: (better: string) => string; readonly apply: (text: string) => string }[] = [
  { says: (better) => `Without the blanks around it, it is right: "${better}".`, apply: (text) => text.trim() },
  { says: (better) => `In lower case it is right: "${better}".`, apply: (text) => text.toLowerCase() },
  {
    says: (better) => `Without its scheme it is right: "${better}".`,
    apply: (text) => text.replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, ''),
  },
  {
    says: (better) => `Without the slash at its beginning it is right: "${better}".`,
    apply: (text) => text.replace(/^\//, ''),
  },
  {
    says: (better) => `Without the slash at its end it is right: "${better}".`,
    apply: (text) => text.replace(/\/$/, ''),
  },
  { says: (better) => `With https:// in front it is right: "${better}".`, apply: (text) => `https://${text}` },
];

function fits(text: string, { pattern, maxLength, minLength }: Schema): boolean {
  return (
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text)) &&
    (typeof maxLength !== 'number' || text.length <= maxLength) &&
    (typeof minLength !== 'number' || text.length >= minLength)
  );
}

/**
 * Proposes how to write a text that does not have the expected form.
 *
 * @param schema The schema that refused it.
 * @param value The text as written.
 * @returns The nearest right form, else what the field is.
 */
export function formHint(schema: Schema, value: unknown): string {
  const text = typeof value === 'string' && value.length <= 2_048 ? value : '';
  for (const { says, apply } of text === '' ? [] : repairs) {
    const better = apply(text);
    if (better !== text && better !== '' && fits(better, schema)) return says(better);
  }
  return aboutField(schema) ?? 'Write it as the page of the type shows.';
}

/**
 * Says what a field is, by its description and an example.
 *
 * @param schema The schema of the field.
 * @returns One or two sentences, where the schema says anything.
 */
export function aboutField(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const { description, examples, default: preset } = schema as Schema;
  const example = Array.isArray(examples) ? (examples[0] as unknown) : preset;
  const about = typeof description === 'string' ? description.replace(/([^.!?])$/, '$1.') : undefined;
  if (example === undefined) return about;
  return `${about === undefined ? '' : `${about} `}For example: ${shown(example)}.`;
}
