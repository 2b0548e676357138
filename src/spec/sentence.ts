import { aboutField, formHint, typeHint } from './hints.ts';
import { near } from './near.ts';
import type { Schema } from './spec.ts';
import { described, listed, shown, typeNames } from './words.ts';

/** One failure of a schema: what ajv reports, with the schema and the value it speaks of. */
export interface Failure {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The subschema that has the keyword, with the descriptions of what it is a part of. */
  readonly schema: Schema;
  /** Every subschema that speaks of the value, as it stands in the whole. */
  readonly schemas: readonly Schema[];
  /** The other branches of a `oneOf`, where the subschema is one of its branches. */
  readonly otherForms: readonly Schema[];
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

function propertySchema(schema: Schema, name: string): unknown {
  const properties = schema['properties'] as Readonly<Record<string, unknown>> | undefined;
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** Says that a field belongs to another form than the fields around it, where there is such a form. */
function besideOtherForm(name: string, { schema, otherForms, value, property }: Failure): Sentence | undefined {
  const other = otherForms.find((form) => propertySchema(form, name) !== undefined);
  if (other === undefined) return undefined;
  const required = (schema['required'] ?? []) as readonly string[];
  const own = Object.keys(value as object).filter(
    (key) => propertySchema(schema, key) !== undefined && propertySchema(other, key) === undefined,
  );
  const decisive = own.filter((key) => required.includes(key));
  const beside = listed((decisive.length > 0 ? decisive : own).map(property));
  if (beside === '') return undefined;
  return {
    message: `${property(name)} cannot stand beside ${beside}.`,
    hint: `Use one of the two forms: remove ${property(name)}, or remove ${beside}.`,
  };
}

const bound =
  (says: (limit: unknown, value: unknown) => string): Telling =>
  (failure) => ({
    message: `${failure.label} ${says(failure.params['limit'], failure.value)}.`,
    ...(aboutField(failure.schema) === undefined ? {} : { hint: aboutField(failure.schema) ?? '' }),
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
      message: `${label} is ${described(value)}; ${names} is expected.`,
      hint: typeHint(expected[0] ?? '', value),
    };
  },
  required: ({ params, schema, property }) => {
    const name = String(params['missingProperty']);
    const about = aboutField(propertySchema(schema, name));
    return { message: `${property(name)} is missing.`, hint: about === undefined ? 'Add it.' : `Add it. ${about}` };
  },
  additionalProperties: (failure) => {
    const { params, schema, property } = failure;
    const name = String(params['additionalProperty']);
    const ofOtherForm = besideOtherForm(name, failure);
    if (ofOtherForm !== undefined) return ofOtherForm;
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
      message: `${label} is ${shown(value)}; allowed is ${listed([...allowed.slice(0, 12).map((item) => shown(item)), ...(allowed.length > 12 ? [`one of ${allowed.length - 12} others`] : [])], 'or')}.`,
      hint: nearest === undefined ? 'Write one of these values.' : `Did you mean "${nearest}"?`,
    };
  },
  const: ({ params, label, value }) => ({
    message: `${label} is ${shown(value)}; only ${shown(params['allowedValue'])} is possible here.`,
    hint: `Write ${shown(params['allowedValue'])}.`,
  }),
  pattern: (failure) => ({
    message: `${failure.label} is ${shown(failure.value)}, which does not have the expected form.`,
    hint: formHint(failure.schema, failure.schemas, failure.value),
  }),
  format: (failure) => ({
    message: `${failure.label} is ${shown(failure.value)}, which is not a well-formed ${String(failure.params['format'])}.`,
    hint: formHint(failure.schema, failure.schemas, failure.value),
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
