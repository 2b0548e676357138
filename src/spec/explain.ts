import type { Change } from './change.ts';
import type { CheckError } from './check-error.ts';
import { circumstanceOf, circumstanceOfChoice, decidingPlaces } from './circumstance.ts';
import { evidentErrors, type Choice } from './evident-errors.ts';
import type { Failure } from './failure.ts';
import { isWrapping, whereItBelongs } from './misplaced-field.ts';
import { splitPointer } from './place.ts';
import { at, placeConcerned, propertiesOf, propertyOf, schemaPathOf, withoutConditions } from './schema-path.ts';
import { tell } from './sentence.ts';
import type { Schema } from './spec.ts';
import { cut, visible } from './words.ts';

/** One failure told to a person: where in the value, which keyword, what, and what to do. */
export interface Explanation {
  /** JSON Pointer of the value or of the property concerned, which need not be there. */
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  readonly hint?: string;
  /** What the hint asks for, where that is plain. */
  readonly change?: Change | undefined;
}

type Errors = readonly CheckError[];

/** Longest name of a place that a sentence repeats, in UTF-16 code units. */
const maxName = 160;

/** When several keywords refuse one value, the first of these says it best. */
const order = ['type', 'const', 'enum', 'minLength', 'maxLength', 'pattern', 'not', 'format'];

/** What speaks of the members that an object has or has not. */
const ofMembers = ['required', 'dependentRequired', 'additionalProperties', 'oneOf'];

/** One failure a place: the keyword that says it best; conditions and name rules speak through what they led to. */
function withoutEchoes(errors: Errors): Errors {
  const best = new Map<string, CheckError>();
  // What is asked of an object says nothing of what is none.
  const ofWrongType = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath),
  );
  for (const error of errors) {
    if (error.keyword === 'if' || error.propertyName !== undefined) continue;
    if (error.keyword !== 'type' && ofWrongType.has(error.instancePath)) continue;
    const rank = order.indexOf(error.keyword);
    const key = `${placeConcerned(error)} ${rank < 0 ? error.keyword : ''}`;
    const other = best.get(key);
    if (other === undefined || rank < order.indexOf(other.keyword)) best.set(key, error);
  }
  return [...best.values()];
}

/** What a condition asks is no fault of its own where the field that decided is wrong itself. */
function withoutConsequences(errors: Errors, schema: Schema): Errors {
  const wrong = new Set(errors.map(placeConcerned));
  return errors.filter((error) => {
    const refusal = { schema, path: schemaPathOf(error), here: splitPointer(error.instancePath) };
    return !decidingPlaces(refusal).some((place) => wrong.has(place));
  });
}

/** What is missing or too much in an object follows from it where the object has what it should be inside a second one. */
function withoutWrapped(errors: Errors, value: unknown, whole: string): Errors {
  const isCause = ({ keyword, params, instancePath }: CheckError): boolean => {
    const here = splitPointer(instancePath);
    const name = String(params['additionalProperty']);
    return keyword === 'additionalProperties' && isWrapping(name, { whole, here, object: at(value, here) });
  };
  const causes = new Set(errors.filter(isCause));
  const places = new Set([...causes].map(({ instancePath }) => instancePath));
  return errors.filter(
    (error) => causes.has(error) || !places.has(error.instancePath) || !ofMembers.includes(error.keyword),
  );
}

/** A subschema with what the one that it is a part of says of the same properties: descriptions, above all. */
function completed(part: Schema, whole: Schema): Schema {
  const properties = Object.entries(propertiesOf(part)).map(
    ([name, property]) => [name, { ...propertyOf(whole, name), ...property }] as const,
  );
  return { ...whole, ...part, properties: { ...propertiesOf(whole), ...Object.fromEntries(properties) } };
}

/** What is said of a value: of items that say nothing of themselves, what their list says. */
function described(part: Schema, schema: Schema, path: readonly string[]): Schema {
  if (path.at(-1) !== 'items' || path.at(-2) === 'properties' || 'description' in part) return part;
  const { description, examples } = at(schema, path.slice(0, -1)) as Schema;
  return { ...part, description, examples };
}

/** What a schema says at the place of a failure: see {@link Failure}. */
function speaking(
  schema: Schema,
  path: readonly string[],
  keyword: string,
): Pick<Failure, 'schema' | 'schemas' | 'otherForms'> {
  // No form takes such a value, so that none of them speaks for the others.
  if (keyword === 'type' && path.at(-2) === 'oneOf') return speaking(schema, path.slice(0, -2), keyword);
  const own = at(schema, path) as Schema;
  const whole = at(schema, withoutConditions(path)) as Schema | undefined;
  const forms = path.at(-2) === 'oneOf' ? (at(schema, path.slice(0, -1)) as readonly Schema[]) : [];
  const otherForms = forms.filter((form) => form !== own);
  return whole === undefined || whole === own
    ? { schema: described(own, schema, path), schemas: [own], otherForms }
    : { schema: completed(own, whole), schemas: [own, whole], otherForms };
}

function isOptional(schema: Schema, path: readonly string[]): boolean {
  const { required = [] } = at(schema, path.slice(0, -2)) as { readonly required?: readonly unknown[] };
  return path.at(-2) === 'properties' && !required.includes(path.at(-1));
}

function nameOf(path: readonly string[]): string {
  return path
    .map((segment, index) =>
      /^(0|[1-9][0-9]*)$/.test(segment) && index > 0 ? `[${segment}]` : `${index === 0 ? '' : '.'}${segment}`,
    )
    .join('');
}

/** A value with its schema, and how the whole is called in a sentence. */
interface Subject {
  readonly schema: Schema;
  readonly value: unknown;
  readonly root: string;
}

function failureOf(error: CheckError, choice: Choice | undefined, { schema, value, root }: Subject): Failure {
  const path = schemaPathOf(error);
  const here = splitPointer(error.instancePath);
  const label = (place: readonly string[]): string =>
    place.length === 0 ? root : `\`${visible(cut(nameOf(place), maxName))}\``;
  const found = at(value, here);
  return {
    keyword: error.keyword,
    params: error.params,
    ...speaking(schema, path, error.keyword),
    value: found,
    isOptional: isOptional(schema, path),
    choice,
    because:
      circumstanceOf({ schema, path, value, here, nameOf: label }) ??
      (choice && circumstanceOfChoice(choice, here, label)),
    label: label(here),
    property: (name) => label([...here, name]),
    whereItBelongs: (name) =>
      whereItBelongs(name, { root: schema, path, here, whole: root, object: found, nameOf: label }),
  };
}

/**
 * Explains why a value does not match a schema: one sentence for each fault, in the order of the schema, after the
 * branch of each `oneOf` has been chosen that the author evidently meant.
 *
 * @param errors What was reported, with all errors.
 * @param schema The schema without references, as it was compiled.
 * @param value The value that was checked.
 * @param root How the whole value is called in a sentence: `The taskinfo`.
 * @param limit How many are told; the others are left out.
 * @returns The explanations; their pointers are relative to the value.
 */
export function explain(
  errors: Errors,
  schema: Schema,
  value: unknown,
  root: string,
  limit = Number.POSITIVE_INFINITY,
): readonly Explanation[] {
  const { errors: evident, choiceOf } = evidentErrors(errors, schema, value);
  return withoutWrapped(withoutConsequences(withoutEchoes(evident), schema), value, root)
    .slice(0, limit)
    .map((error) => {
      const sentence = tell(failureOf(error, choiceOf(error), { schema, value, root }));
      return { pointer: placeConcerned(error), keyword: error.keyword, ...sentence };
    });
}
