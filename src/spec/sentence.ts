import { near } from './near.ts';
import type { Schema } from './spec.ts';

/** One failure of a schema: what ajv reports, with the schema and the value it speaks of. */
export interface Failure {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The subschema that has the keyword. */
  readonly schema: Schema;
  /** The value that the subschema refused. */
  readonly value: unknown;
  /** How the value is called in a sentence: `` `interface_port` `` or `The taskinfo`. */
  readonly label: string;
  /** Names the property concerned, for failures that speak of a property of the value. */
  readonly property: (name: string) => string;
}

/** What is said of a failure. */
export interface Sentence {
  readonly message: string;
  readonly hint?: string;
}

type Telling = (failure: Failure) => Sentence;

/** Shows a value in a sentence, cut to a readable length, control characters escaped. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function listed(words: readonly string[], conjunction: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a whole number' : 'a number';
  return typeNames[typeof value] ?? typeof value;
}

function typeHint(expected: string, value: unknown): string {
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

function formHint({ schema, value }: Failure): string {
  const text = typeof value === 'string' && value.length <= 2_048 ? value : '';
  for (const { says, apply } of text === '' ? [] : repairs) {
    const better = apply(text);
    if (better !== text && better !== '' && fits(better, schema)) return says(better);
  }
  return aboutField(schema) ?? 'Write it as the page of the type shows.';
}

function aboutField(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const { description, examples, default: preset } = schema as Schema;
  const example = Array.isArray(examples) ? (examples[0] as unknown) : preset;
  const about = typeof description === 'string' ? description.replace(/([^.!?])$/, '$1.') : undefined;
  if (example === undefined) return about;
  return `${about === undefined ? '' : `${about} `}For example: ${shown(example)}.`;
}

function propertySchema(schema: Schema, name: string): unknown {
  const properties = schema['properties'] as Readonly<Record<string, unknown>> | undefined;
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

const bound =
  (says: (limit: unknown, value: unknown) => string): Telling =>
  (failure) => ({
    message: `${failure.label} ${says(failure.params['limit'], failure.value)}.`,
    ...(aboutField(failure.schema) === undefined ? {} : { hint: aboutField(failure.schema) as string }),
  });

const size = (value: unknown): number => (Array.isArray(value) ? value.length : Object.keys(value as object).length);

const tellings: Readonly<Record<string, Telling>> = {
  type: ({ params, label, value }) => {
    const expected = [params['type']].flat().map(String);
    const names = listed(
      expected.map((name) => typeNames[name] ?? name),
      'or',
    );
    return {
      message: `${label} is ${typeName(value)} (${shown(value)}); ${names} is expected.`,
      hint: typeHint(expected[0] ?? '', value),
    };
  },
  required: ({ params, schema, property }) => {
    const name = String(params['missingProperty']);
    const about = aboutField(propertySchema(schema, name));
    return { message: `${property(name)} is missing.`, hint: about === undefined ? 'Add it.' : `Add it. ${about}` };
  },
  additionalProperties: ({ params, schema, property }) => {
    const name = String(params['additionalProperty']);
    const known = Object.keys((schema['properties'] as object | undefined) ?? {});
    const [nearest] = near(name, known);
    const fields = known.length > 12 ? [...known.slice(0, 12), '…'] : known;
    return {
      message: `${property(name)} is not a field of this type.`,
      hint:
        nearest === undefined ? `Remove it; the fields here are ${fields.join(', ')}.` : `Did you mean \`${nearest}\`?`,
    };
  },
  enum: ({ params, label, value }) => {
    const allowed = (params['allowedValues'] as readonly unknown[] | undefined) ?? [];
    const [nearest] =
      typeof value === 'string'
        ? near(
            value,
            allowed.filter((item) => typeof item === 'string'),
          )
        : [];
    return {
      message: `${label} is ${shown(value)}; allowed is ${listed([...allowed.slice(0, 12).map(shown), ...(allowed.length > 12 ? [`one of ${allowed.length - 12} others`] : [])], 'or')}.`,
      hint: nearest === undefined ? 'Write one of these values.' : `Did you mean "${nearest}"?`,
    };
  },
  const: ({ params, label, value }) => ({
    message: `${label} is ${shown(value)}; only ${shown(params['allowedValue'])} is possible here.`,
    hint: `Write ${shown(params['allowedValue'])}.`,
  }),
  pattern: (failure) => ({
    message: `${failure.label} is ${shown(failure.value)}, which does not have the expected form.`,
    hint: formHint(failure),
  }),
  format: (failure) => ({
    message: `${failure.label} is ${shown(failure.value)}, which is not a well-formed ${String(failure.params['format'])}.`,
    hint: formHint(failure),
  }),
  not: (failure) => {
    const refused = failure.schema['not'] as Schema | undefined;
    const together = refused?.['required'];
    if (Array.isArray(together))
      return {
        message: `${listed(
          together.map((name) => failure.property(String(name))),
          'and',
        )} must not be given${together.length > 1 ? ' together' : ''}.`,
        hint: together.length > 1 ? 'Remove one of them.' : 'Remove it.',
      };
    return {
      message: `${failure.label} is ${shown(failure.value)}, which has a form that is not allowed.`,
      hint: aboutField(failure.schema) ?? 'Write it as the page of the type shows.',
    };
  },
  oneOf: ({ params, schema, label, property }) => {
    const branches = (schema['oneOf'] as readonly Schema[] | undefined) ?? [];
    const names = branches.map((branch) =>
      listed(((branch['required'] as string[] | undefined) ?? []).map(property), 'with'),
    );
    const passing = params['passingSchemas'] as readonly number[] | null | undefined;
    if (passing)
      return {
        message: `${listed(
          passing.map((index) => names[index] ?? ''),
          'and',
        )} exclude each other.`,
        hint: 'Keep one of them.',
      };
    return { message: `${label} needs ${listed(names, 'or')}.`, hint: 'Add one of them.' };
  },
  dependentRequired: ({ params, schema, property }) => {
    const name = String(params['missingProperty']);
    const about = aboutField(propertySchema(schema, name));
    return {
      message: `${property(name)} is missing; it is needed beside ${property(String(params['property']))}.`,
      hint: about === undefined ? 'Add it.' : `Add it. ${about}`,
    };
  },
  propertyNames: ({ params, schema, property }) => ({
    message: `${property(String(params['propertyName']))} is not a name that is possible here.`,
    hint: aboutField(schema) ?? 'Choose another name.',
  }),
  minimum: bound((limit, value) => `is ${shown(value)}; the least is ${shown(limit)}`),
  maximum: bound((limit, value) => `is ${shown(value)}; the most is ${shown(limit)}`),
  exclusiveMinimum: bound((limit, value) => `is ${shown(value)}; it has to be more than ${shown(limit)}`),
  exclusiveMaximum: bound((limit, value) => `is ${shown(value)}; it has to be less than ${shown(limit)}`),
  minLength: bound((limit, value) => (value === '' ? 'is empty' : `is shorter than ${shown(limit)} characters`)),
  maxLength: bound((limit, value) => `has ${String(value).length} characters; the most is ${shown(limit)}`),
  minItems: bound((limit, value) => `has ${size(value)} items; the least is ${shown(limit)}`),
  maxItems: bound((limit, value) => `has ${size(value)} items; the most is ${shown(limit)}`),
  minProperties: bound((limit, value) => `has ${size(value)} entries; the least is ${shown(limit)}`),
  maxProperties: bound((limit, value) => `has ${size(value)} entries; the most is ${shown(limit)}`),
  uniqueItems: ({ params, label }) => ({
    message: `${label} has the same item twice, at ${String(params['j'])} and at ${String(params['i'])} (counted from 0).`,
    hint: 'Remove one of the two.',
  }),
};

/**
 * Tells one failure of a schema in one plain sentence, with what to do about it.
 *
 * @param failure The failure.
 * @returns The sentence and, nearly always, a hint.
 */
export function tell(failure: Failure): Sentence {
  const telling = tellings[failure.keyword];
  return telling === undefined
    ? { message: `${failure.label} does not match the rule "${failure.keyword}" of its schema.` }
    : telling(failure);
}
