import type { Choice } from './evident-errors.ts';
import { wantedValue } from './evident-branch.ts';
import { joinPointer } from './place.ts';
import { at, goesDown, propertiesOf, propertyOf, stepsOf } from './schema-path.ts';
import type { Schema } from './spec.ts';
import { listed, shown } from './words.ts';

/** The other fields because of which something is asked of a value. */
export interface Circumstance {
  /** As a sentence goes on: `` with `type` "notebook" ``. */
  readonly phrase: string;
  /** True where it is only asked that another field is given, whatever its value. */
  readonly isPresence: boolean;
  /** The one field that decides, and the values with which nothing is asked. */
  readonly unless?: { readonly field: string; readonly value: unknown; readonly values: readonly unknown[] };
}

/** Names the place at the end of a way. */
type NameOf = (path: readonly string[]) => string;

/** A value that was refused, and the schema that refused it. */
export interface Refusal {
  /** The schema as a whole, and the way to the part that refused the value. */
  readonly schema: Schema;
  readonly path: readonly string[];
  /** The value as a whole, and the way to the part that was refused. */
  readonly value: unknown;
  readonly here: readonly string[];
  readonly nameOf: NameOf;
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** The fields that a condition looks at. */
function fieldsOf(condition: Schema): readonly string[] {
  const absent = (condition['not'] as Schema | undefined)?.['required'];
  const named = [condition['required'], absent].flatMap((names) => (names ?? []) as readonly string[]);
  return [...new Set([...named, ...Object.keys(propertiesOf(condition))])];
}

function valuesOf(schema: Schema | undefined): readonly unknown[] | undefined {
  if (schema === undefined) return undefined;
  return 'const' in schema ? [schema['const']] : (schema['enum'] as readonly unknown[] | undefined);
}

/** A field that a condition looks at, and what it found there. */
interface Deciding {
  readonly label: string;
  readonly phrase: string;
  readonly value: unknown;
  readonly values: readonly unknown[] | undefined;
}

function decidingOf(name: string, condition: Schema, owner: readonly string[], { value, nameOf }: Refusal): Deciding {
  const wanted = propertyOf(condition, name);
  const found = at(value, [...owner, name]);
  const label = nameOf([...owner, name]);
  const given = wanted === undefined || !isPlain(found) ? `beside ${label}` : `with ${label} ${shown(found)}`;
  return { label, phrase: found === undefined ? `without ${label}` : given, value: found, values: valuesOf(wanted) };
}

/** The condition that led to a schema, and the way to the object whose fields it looks at. */
interface Condition {
  readonly condition: Schema;
  readonly owner: readonly string[];
  readonly isElse: boolean;
}

function conditionOf({ schema, path, here }: Omit<Refusal, 'value' | 'nameOf'>): Condition | undefined {
  const steps = stepsOf(path);
  const index = steps.findLastIndex(({ keyword }) => keyword === 'then' || keyword === 'else');
  const step = steps[index];
  if (step === undefined) return undefined;
  const below = steps.slice(index + 1).filter(goesDown).length;
  return {
    condition: at(schema, [...step.from, 'if']) as Schema,
    owner: here.slice(0, here.length - below),
    isElse: step.keyword === 'else',
  };
}

/**
 * Lists the fields that decided that something is asked of a value.
 *
 * @param refusal The value and the schema that refused it.
 * @returns JSON Pointers of the fields; none where there is no condition.
 */
export function decidingPlaces(refusal: Omit<Refusal, 'value' | 'nameOf'>): readonly string[] {
  const found = conditionOf(refusal);
  if (found === undefined) return [];
  return fieldsOf(found.condition).map((name) => [...found.owner, name].reduce(joinPointer, ''));
}

/**
 * Says because of which other fields a condition asks something of a value.
 *
 * @param refusal The value and the schema that refused it.
 * @returns The circumstance; `undefined` where there is no condition.
 */
export function circumstanceOf(refusal: Refusal): Circumstance | undefined {
  const found = conditionOf(refusal);
  if (found === undefined) return undefined;
  const { condition, owner, isElse } = found;
  const deciding = fieldsOf(condition).map((name) => decidingOf(name, condition, owner, refusal));
  const [only, ...others] = deciding;
  if (only === undefined) return undefined;
  const { label, value, values } = only;
  const isAlone = isElse && others.length === 0 && values !== undefined && value !== undefined;
  return {
    phrase: listed(deciding.map(({ phrase }) => phrase)),
    isPresence: deciding.every(({ phrase }) => phrase.startsWith('beside')),
    ...(isAlone ? { unless: { field: label, value, values } } : {}),
  };
}

/**
 * Says because of which value of the field that decides one of several forms is meant.
 *
 * @param choice The forms and what was chosen.
 * @param here The way to the value that has the forms.
 * @param nameOf Names the place at the end of a way.
 * @returns The circumstance; `undefined` where nothing was chosen.
 */
export function circumstanceOfChoice(
  choice: Choice,
  here: readonly string[],
  nameOf: NameOf,
): Circumstance | undefined {
  if (!choice.isMade) return undefined;
  const value = shown(wantedValue(choice.form, choice.field));
  return { phrase: `with ${nameOf([...here, choice.field])} ${value}`, isPresence: false };
}
