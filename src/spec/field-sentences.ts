import { missingChoice, ofOtherChoice } from './choice-sentences.ts';
import { becauseOf, onlyFor, type Advice, type Failure, type Sentence, type Telling } from './failure.ts';
import { accept } from './accept.ts';
import { aboutField, listedFields } from './hints.ts';
import { near } from './near.ts';
import { isObject } from './object.ts';
import { propertiesOf, propertyOf } from './schema-path.ts';
import type { Schema } from './spec.ts';
import { listed } from './words.ts';

const requiredIn = (schema: Schema): readonly string[] => (schema['required'] ?? []) as readonly string[];

const addIt = (field: Schema | undefined): string => ['Add it.', aboutField(field)].filter(Boolean).join(' ');

const required: Telling = (failure) => {
  const { params, schema, property, choice, because } = failure;
  const name = String(params['missingProperty']);
  if (choice?.field === name) return missingChoice(property(name), choice);
  const always = because === undefined || choice?.forms.every((form) => requiredIn(form).includes(name)) === true;
  return {
    message: `${property(name)} is missing${always ? '' : `; it is needed${becauseOf(failure)}`}.`,
    hint: addIt(propertyOf(schema, name)),
  };
};

/** Says that a field belongs to another form than the fields around it, where there is such a form. */
function besideOtherForm(name: string, { schema, otherForms, value, property }: Failure): Sentence | undefined {
  const other = otherForms.find((form) => propertyOf(form, name) !== undefined);
  if (other === undefined) return undefined;
  const own = Object.keys(value as object).filter(
    (key) => propertyOf(schema, key) !== undefined && propertyOf(other, key) === undefined,
  );
  const decisive = own.filter((key) => requiredIn(schema).includes(key));
  const beside = listed((decisive.length > 0 ? decisive : own).map(property));
  if (beside === '') return undefined;
  return {
    message: `${property(name)} cannot stand beside ${beside}.`,
    hint: `Use one of the two forms: remove ${property(name)}, or remove ${beside}.`,
  };
}

function unknownFieldHint(name: string, { schema, value, whereItBelongs }: Failure): Advice {
  const known = Object.keys(propertiesOf(schema));
  const missing = known.filter((key) => !Object.hasOwn(value as object, key));
  const elsewhere = whereItBelongs(name);
  if (elsewhere !== undefined) return elsewhere;
  const [nearest] = near(name, missing);
  if (nearest !== undefined) return { hint: `Did you mean \`${nearest}\`?`, change: { rename: name, as: nearest } };
  return { hint: known.length === 0 ? 'Remove it.' : `Remove it; the fields here are ${listedFields(known)}.` };
}

const additionalProperties: Telling = (failure) => {
  const { params, property, choice } = failure;
  const name = String(params['additionalProperty']);
  const ofOther = choice === undefined ? besideOtherForm(name, failure) : ofOtherChoice(name, choice, property);
  return (
    ofOther ?? {
      message: `${property(name)} is not a field of this type.`,
      ...unknownFieldHint(name, failure),
    }
  );
};

/** Fields that must not be there, or not together. */
const forbidden = (failure: Failure, names: readonly string[]): Sentence => {
  const { property, because } = failure;
  const fields = listed(names.map(property));
  if (names.length > 1) return { message: `${fields} must not be given together.`, hint: 'Remove one of them.' };
  return (
    onlyFor(fields, failure) ?? {
      message: `${fields} must not be given${becauseOf(failure)}.`,
      hint: because?.isPresence === true ? 'Remove one of them.' : 'Remove it.',
    }
  );
};

const oneOf: Telling = ({ params, schema, label, property }) => {
  const branches = (schema['oneOf'] as readonly Schema[] | undefined) ?? [];
  const passing = params['passingSchemas'] as readonly number[] | null | undefined;
  if (passing) {
    const groups = passing.map((index) => listed(requiredIn(branches[index] ?? {}).map(property), 'with'));
    return { message: `${listed(groups)} exclude each other.`, hint: 'Keep one of them.' };
  }
  const groups = branches.map((branch) =>
    listed(
      requiredIn(branch).map((name) => `\`${name}\``),
      'with',
    ),
  );
  return { message: `${label} needs ${listed(groups, 'or')}.`, hint: 'Add one of them.' };
};

const propertyNames: Telling = ({ params, schema, label, property, value }) => {
  const name = String(params['propertyName']);
  const better = name.replace(/[^A-Za-z0-9]/g, '_');
  const names = schema['propertyNames'];
  const isBetter =
    better !== name && isObject(names) && !Object.hasOwn(value as object, better) && accept([names], better);
  return {
    message: `${property(name)} is not a name that is possible here.`,
    ...(isBetter
      ? { hint: `Did you mean \`${better}\`?`, change: { rename: name, as: better } }
      : { hint: aboutField(schema) ?? `Choose another name in ${label}.` }),
  };
};

/** The sentences about the fields of an object. */
export const fieldTellings = {
  required,
  additionalProperties,
  oneOf,
  propertyNames,
  dependentRequired: ({ params, schema, property }) => {
    const name = String(params['missingProperty']);
    return {
      message: `${property(name)} is missing; it is needed beside ${property(String(params['property']))}.`,
      hint: addIt(propertyOf(schema, name)),
    };
  },
  not: (failure) => forbidden(failure, requiredIn(failure.schema['not'] as Schema)),
} satisfies Readonly<Record<string, Telling>>;
