import { acceptsText } from './accepts-text.ts';
import type { Schema } from './spec.ts';
import { shown, typeNames } from './words.ts';

/** A longer text is no slip of the pen. */
const maxLength = 300;

/**
 * Proposes how to write a value of the expected type. How it is written is not known here: `1.10` and `1.1` are one
 * number, but two texts.
 *
 * @param expected The type the schema wants.
 * @param value The value as it was read.
 * @returns What to do.
 */
export function typeHint(expected: string, value: unknown): string {
  if (typeof value === 'string' && /^-?[0-9]{1,15}$/.test(value) && (expected === 'integer' || expected === 'number'))
    return `Write ${Number(value)} without quotes.`;
  if (expected === 'boolean' && (value === 'true' || value === 'false')) return `Write ${value} without quotes.`;
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return 'Put quotes around it, as you wrote it.';
  if (expected === 'array' && value !== null && typeof value !== 'object')
    return `Put it in brackets${isShort(value) ? `: [${shown(value)}]` : ', as a list of one'}.`;
  return `Write ${typeNames[expected] ?? expected} here.`;
}

const isShort = (value: unknown): boolean => typeof value !== 'string' || value.length < 60;

interface Repair {
  readonly says: string;
  readonly apply: (text: string) => string;
}

const inLowerCase = (part: RegExp) => (text: string) => text.replace(part, (found) => found.toLowerCase());

/** The name of an image without its tag and digest, which mean something else in lower case; so does a path of a URL. */
function imageInLowerCase(text: string): string {
  if (text.includes('://') && !/^docker:/i.test(text)) return text;
  const name = text.split('@', 1)[0] ?? '';
  const tag = name.indexOf(':', name.lastIndexOf('/') + 1);
  const end = tag === -1 ? name.length : tag;
  return text.slice(0, end).toLowerCase() + text.slice(end);
}

/** Changes that people's values need most often to take the expected form; the first that helps is proposed. */
const repairs: readonly Repair[] = [
  { says: 'Without the blanks around it', apply: (text) => text.trim() },
  { says: 'With its scheme in lower case', apply: inLowerCase(/^[a-z][a-z0-9+.-]{0,20}:\/\//i) },
  {
    says: 'With its scheme and host in lower case',
    apply: inLowerCase(/^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#@]*(?=[/?#]|$)/i),
  },
  { says: 'In lower case', apply: imageInLowerCase },
  { says: 'Without its scheme', apply: (text) => text.replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, '') },
  { says: 'Without the slash at its beginning', apply: (text) => text.replace(/^\//, '') },
  { says: 'Without the slash at its end', apply: (text) => text.replace(/\/$/, '') },
  { says: 'With https:// in front', apply: (text) => `https://${text}` },
];

/**
 * Proposes how to write a text that does not have the expected form.
 *
 * @param schema What says what the field is.
 * @param schemas All that speak of the text, the one that refused it among them.
 * @param value The text as written.
 * @returns The nearest form that all of them accept, else what the field is.
 */
export function formHint(schema: Schema, schemas: readonly Schema[], value: unknown): string {
  const text = typeof value === 'string' && value.length <= maxLength ? value : '';
  for (const { says, apply } of text === '' ? [] : repairs) {
    const better = apply(text);
    if (better !== text && better !== '' && schemas.every((wanted) => acceptsText(wanted, better)))
      return `${says} it is right: ${shown(better, 2 * maxLength)}.`;
  }
  return aboutField(schema) ?? 'Write it as the page of the type shows.';
}

/** What to write, where one value is as good as another or only one is possible. */
function exampleOf({ type, examples, default: preset, const: only }: Schema): string | undefined {
  if (only !== undefined) return `Write ${shown(only)}.`;
  // What holds when nothing is written shows nobody what to write; of true and false least of all.
  const example = Array.isArray(examples) ? (examples[0] as unknown) : type === 'boolean' ? undefined : preset;
  return example === undefined ? undefined : `For example: ${shown(example)}.`;
}

/**
 * Says what a field is, by its description and an example.
 *
 * @param schema The schema of the field.
 * @returns One or two sentences, where the schema says anything.
 */
export function aboutField(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const { description } = schema as Schema;
  const about = typeof description === 'string' ? description.replace(/([^.!?])$/, '$1.') : undefined;
  const sentences = [about, exampleOf(schema as Schema)].filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? undefined : sentences.join(' ');
}
