import { accept } from './accept.ts';
import type { Advice } from './failure.ts';
import { near } from './near.ts';
import { proposalsFor } from './proposals.ts';
import { repairText } from './repairs.ts';
import type { Schema } from './spec.ts';
import { listed, shown, typeNames } from './words.ts';

/** A longer text is no slip of the pen. */
const maxLength = 300;

/** Most that is shown of a proposal or an example; what is longer helps nobody. */
const maxProposal = 2 * maxLength;

/** How many of the possible values are listed. */
const maxListed = 12;

/** How many of the fields of an object are listed. */
const maxFields = 16;

/** What a failing value has to match. */
export interface Wanted {
  /** What says what the field is. */
  readonly schema: Schema;
  /** All that speak of the value, the one that refused it among them. */
  readonly schemas: readonly Schema[];
  /** The value as it was read. */
  readonly value: unknown;
  /** True where the value is a field that may be left out. */
  readonly isOptional: boolean;
}

/**
 * Lists possible values.
 *
 * @param values The values.
 * @returns The first of them in a row, with the number of the others.
 */
export function listedValues(values: readonly unknown[]): string {
  const others = values.length - maxListed;
  const first = values.slice(0, maxListed).map((value) => shown(value));
  return listed(others > 0 ? [...first, `one of ${others} others`] : first, 'or');
}

const isWhole = (text: string): boolean => text.length < maxProposal && !text.endsWith('…');

/**
 * Lists fields.
 *
 * @param names Their names.
 * @returns The first of them in a row, with the number of the others.
 */
export function listedFields(names: readonly string[]): string {
  const others = names.length - maxFields;
  return others > 1 ? `${names.slice(0, maxFields).join(', ')} and ${others} others` : names.join(', ');
}

/** What to write, where one value is as good as another or only few are possible. */
function exampleOf({ type, examples, enum: values, default: preset, const: only }: Schema): string | undefined {
  if (only !== undefined) return `Write ${shown(only)}.`;
  // What holds when nothing is written shows nobody what to write; of true and false least of all.
  const example = Array.isArray(examples) ? (examples[0] as unknown) : type === 'boolean' ? undefined : preset;
  const text = shown(example, maxProposal);
  if (example !== undefined && isWhole(text)) return `For example: ${text}.`;
  return Array.isArray(values) && values.length > 1 ? `Allowed is ${listedValues(values)}.` : undefined;
}

function descriptionOf({ description }: Schema): string | undefined {
  return typeof description === 'string' ? description.replace(/([^.!?])$/, '$1.') : undefined;
}

/**
 * Says what a field is, by its description and an example.
 *
 * @param schema The schema of the field.
 * @returns One or two sentences, where the schema says anything.
 */
export function aboutField(schema: Schema | undefined): string | undefined {
  if (schema === undefined) return undefined;
  const sentences = [descriptionOf(schema), exampleOf(schema)].filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** Which fields an object needs; one of names of the author's own is shown by its example. */
function writeObject(expected: string, { properties, oneOf, required = [] }: Schema): string | undefined {
  if (expected !== 'object' || (properties ?? oneOf) === undefined) return undefined;
  const names = (required as readonly string[]).map((name) => `\`${name}\``);
  return names.length === 0 ? 'Write an object here.' : `Write an object with ${listed(names)}.`;
}

/**
 * Proposes how to write a value of the expected type.
 *
 * @param expected The type that is wanted.
 * @param wanted The value, and what it has to match.
 * @returns What to do: how to write this value where that makes it right, else what the field is.
 */
export function typeHint(expected: string, { schema, schemas, value, isOptional }: Wanted): Advice {
  const proposal = proposalsFor(value).find((each) => accept(schemas, each.value));
  const about = aboutField(schema);
  if (proposal === undefined) {
    const doing = value === null && isOptional ? 'Leave it out, or write a value.' : writeObject(expected, schema);
    return { hint: [doing, about].filter(Boolean).join(' ') || `Write ${typeNames[expected] ?? expected} here.` };
  }
  // A number alone may have been meant in another unit.
  const hint = about?.includes('Unit: ') === true ? `${proposal.sentence} ${about}` : proposal.sentence;
  return { hint, change: { write: proposal.value } };
}

function repaired({ schema, schemas, value }: Wanted): Advice | undefined {
  if (typeof value !== 'string' || value.length > maxLength) return undefined;
  const better = repairText(value, schema, (text) => accept(schemas, text));
  if (better === undefined) return undefined;
  const hint = `${better.says} it is right: ${shown(better.text, maxProposal)}.`;
  return { hint, change: { write: better.text } };
}

/**
 * Proposes how to write a text that does not have the expected form.
 *
 * @param wanted The text, and what it has to match.
 * @returns The nearest form that is right, else what the field is.
 */
export function formHint(wanted: Wanted): Advice {
  return repaired(wanted) ?? { hint: aboutField(wanted.schema) ?? 'Write it as the page of the type shows.' };
}

/**
 * Proposes one of several possible values.
 *
 * @param allowed The possible values.
 * @param wanted The value, and what it has to match.
 * @returns The value that was probably meant, else what the field is.
 */
export function choiceHint(allowed: readonly unknown[], wanted: Wanted): Advice {
  const { schema, value } = wanted;
  if (allowed.length === 1) return { hint: `Write ${shown(allowed[0])}.`, change: { write: allowed[0] } };
  const texts = allowed.filter((item) => typeof item === 'string');
  const quoted = typeof value === 'number' ? texts.find((text) => text !== '' && Number(text) === value) : undefined;
  if (quoted !== undefined) return { hint: `Put quotes around it: "${quoted}".`, change: { write: quoted } };
  // One digit for another is no slip of the pen, but another version.
  const [nearest] = typeof value === 'string' && /\p{L}/u.test(value) ? near(value, texts) : [];
  if (nearest !== undefined) return { hint: `Did you mean "${nearest}"?`, change: { write: nearest } };
  return (
    repaired(wanted) ?? {
      hint: ['Write one of these values.', descriptionOf(schema)].filter((each) => each !== undefined).join(' '),
    }
  );
}
