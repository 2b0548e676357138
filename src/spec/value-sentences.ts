import { unknownChoice } from './choice-sentences.ts';
import { becauseOf, onlyFor, type Telling } from './failure.ts';
import { aboutField, choiceHint, formHint, listedValues, typeHint } from './hints.ts';
import { described, listed, shown, typeNames } from './words.ts';

const formatNames: Readonly<Record<string, string>> = {
  date: 'date',
  'date-time': 'date and time',
  email: 'e-mail address',
  uri: 'URI',
  uuid: 'UUID',
};

const size = (value: unknown): number => (Array.isArray(value) ? value.length : Object.keys(value as object).length);

const counted = (count: number, [one, many]: Unit): string => `${count} ${count === 1 ? one : many}`;

type Unit = readonly [one: string, many: string];
const items: Unit = ['item', 'items'];
const entries: Unit = ['entry', 'entries'];
const characters: Unit = ['character', 'characters'];

const bound =
  (says: (limit: number, value: unknown) => string): Telling =>
  ({ label, params, value, schema }) => {
    const message = `${label} ${says(Number(params['limit']), value)}.`;
    const hint = aboutField(schema);
    return hint === undefined ? { message } : { message, hint };
  };

const atLeast = (unit: Unit): Telling =>
  bound((limit, value) =>
    size(value) === 0
      ? `is empty; at least ${counted(limit, unit)} ${limit === 1 ? 'is' : 'are'} needed`
      : `has ${counted(size(value), unit)}; the least is ${limit}`,
  );

const atMost = (unit: Unit): Telling =>
  bound((limit, value) => `has ${counted(size(value), unit)}; the most is ${limit}`);

const type: Telling = (failure) => {
  const expected = [failure.params['type']].flat().map(String);
  const names = listed(
    expected.map((name) => typeNames[name] ?? name),
    'or',
  );
  return {
    message: `${failure.label} is ${described(failure.value)}; ${names} is expected.`,
    ...typeHint(expected[0] ?? '', failure),
  };
};

const only: Telling = (failure) => {
  const { label, value, choice, because, params } = failure;
  const wanted = params['allowedValue'] ?? (params['allowedValues'] as readonly unknown[] | undefined)?.[0];
  if (choice !== undefined) return unknownChoice(label, value, choice);
  const isEmpty = wanted === '' || (Array.isArray(wanted) && wanted.length === 0);
  const elsewhere = isEmpty ? onlyFor(label, failure) : undefined;
  if (elsewhere !== undefined) return elsewhere;
  const possible =
    because === undefined
      ? `only ${shown(wanted)} is possible here`
      : `${because.phrase} only ${shown(wanted)} is possible`;
  const isQuoted = typeof wanted !== 'string' && value === String(wanted);
  return {
    message: `${label} is ${shown(value)}; ${possible}.`,
    hint: `Write ${shown(wanted)}${isQuoted ? ' without quotes' : ''}.`,
    change: { write: wanted },
  };
};

const choice: Telling = (failure) => {
  const allowed = (failure.params['allowedValues'] as readonly unknown[] | undefined) ?? [];
  if (allowed.length === 1) return only(failure);
  return {
    message: `${failure.label} is ${shown(failure.value)}; allowed${becauseOf(failure)} is ${listedValues(allowed)}.`,
    ...choiceHint(allowed, failure),
  };
};

const form: Telling = (failure) => {
  const { label, value } = failure;
  const expected =
    failure.because === undefined ? 'the expected form' : `the form that is expected${becauseOf(failure)}`;
  return {
    message: value === '' ? `${label} is empty.` : `${label} is ${shown(value)}, which does not have ${expected}.`,
    ...formHint(failure),
  };
};

/** The sentences about one value. */
export const valueTellings = {
  type,
  const: only,
  enum: choice,
  pattern: form,
  format: (failure) => {
    const format = String(failure.params['format']);
    return {
      message: `${failure.label} is ${shown(failure.value)}, which is not a well-formed ${formatNames[format] ?? format}.`,
      ...formHint(failure),
    };
  },
  not: (failure) => ({
    message: `${failure.label} is ${shown(failure.value)}, which has a form that is not allowed${becauseOf(failure)}.`,
    ...formHint(failure),
  }),
  minimum: bound((limit, value) => `is ${shown(value)}; the least is ${limit}`),
  maximum: bound((limit, value) => `is ${shown(value)}; the most is ${limit}`),
  exclusiveMinimum: bound((limit, value) => `is ${shown(value)}; it has to be more than ${limit}`),
  exclusiveMaximum: bound((limit, value) => `is ${shown(value)}; it has to be less than ${limit}`),
  multipleOf: ({ label, value, params }) => ({
    message: `${label} is ${shown(value)}, which is not a multiple of ${shown(params['multipleOf'])}.`,
    hint: `Write a multiple of ${shown(params['multipleOf'])}.`,
  }),
  minLength: bound((limit, value) => (value === '' ? 'is empty' : `is shorter than ${counted(limit, characters)}`)),
  maxLength: bound(
    (limit, value) => `has ${counted(Array.from(String(value)).length, characters)}; the most is ${limit}`,
  ),
  minItems: atLeast(items),
  maxItems: atMost(items),
  minProperties: atLeast(entries),
  maxProperties: atMost(entries),
  uniqueItems: ({ params, label }) => {
    const [first, second] = [Number(params['i']), Number(params['j'])].sort((one, other) => one - other);
    return {
      message: `${label} has the same item twice, at ${String(first)} and at ${String(second)} (counted from 0).`,
      hint: 'Remove one of the two.',
    };
  },
} satisfies Readonly<Record<string, Telling>>;
