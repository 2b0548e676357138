import { keywordsOfType, type Assertions } from './assertions.ts';
import { twinsIn } from './equal.ts';
import type { FormatChecks } from './formats.ts';
import { isOneOf, type Check } from './json-type.ts';
import { has, isObject } from './object.ts';
import type { Schema } from './spec.ts';

/** What the checks of the parts of a schema are made with. */
export interface Making {
  readonly checkOf: (part: Schema) => Check;
  /** The formats that are known, by name. */
  readonly formats: FormatChecks;
}

/** Makes the check of all that a schema asks of one type at once; of values of another type it says `others`. */
type MakeCheck = (schema: Assertions, others: boolean, making: Making) => Check;

const ofText: MakeCheck = ({ minLength = 0, maxLength = Infinity, pattern, format }, others, { formats }) => {
  const isOfFormat = format === undefined ? undefined : formats[format];
  let form: RegExp | undefined;
  return (value) => {
    if (typeof value !== 'string') return others;
    const { length } = value;
    // What counts is code points: there are never more of them than code units, and never less than half as many.
    return (
      (length <= maxLength || (length <= 2 * maxLength && Array.from(value).length <= maxLength)) &&
      (length >= 2 * minLength || (length >= minLength && Array.from(value).length >= minLength)) &&
      (pattern === undefined || (form ??= new RegExp(pattern, 'u')).test(value)) &&
      (isOfFormat === undefined || isOfFormat(value))
    );
  };
};

const ofNumber: MakeCheck = (schema, others) => {
  const { minimum = -Infinity, maximum = Infinity, multipleOf } = schema;
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const whole = schema.type === 'integer';
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return others;
    return (
      value >= minimum &&
      value <= maximum &&
      value > exclusiveMinimum &&
      value < exclusiveMaximum &&
      (!whole || value % 1 === 0) &&
      (multipleOf === undefined || Number.isInteger(value / multipleOf))
    );
  };
};

const ofList: MakeCheck = ({ minItems = 0, maxItems = Infinity, uniqueItems, items }, others, { checkOf }) => {
  const fits = items === undefined ? undefined : checkOf(items);
  return (value) => {
    if (!Array.isArray(value)) return others;
    if (value.length < minItems || value.length > maxItems) return false;
    if (fits !== undefined) for (const item of value) if (!fits(item)) return false;
    return uniqueItems !== true || twinsIn(value, items ?? {}) === undefined;
  };
};

const hasAll = (object: Readonly<Record<string, unknown>>, names: readonly string[]): boolean => {
  for (const name of names) if (!has(object, name)) return false;
  return true;
};

/** The check of each member by its name and its value; `undefined` where nothing is asked of members. */
function ofMember(schema: Assertions, { checkOf }: Making): ((name: string, value: unknown) => boolean) | undefined {
  const { properties = {}, additionalProperties = true, propertyNames } = schema;
  const isName = propertyNames === undefined ? undefined : checkOf(propertyNames);
  const others = typeof additionalProperties === 'boolean' ? () => additionalProperties : checkOf(additionalProperties);
  const parts = new Map(Object.entries(properties));
  if (isName === undefined && additionalProperties === true && parts.size === 0) return undefined;
  // Most messages have few of the members that they may have.
  const checks = new Map<string, Check>();
  const checkNext = (name: string): Check => {
    const part = parts.get(name);
    if (part === undefined) return others;
    const check = checkOf(part);
    checks.set(name, check);
    return check;
  };
  if (parts.size === 0) return (name, value) => (isName === undefined || isName(name)) && others(value);
  return (name, value) => {
    if (isName !== undefined && !isName(name)) return false;
    const check = checks.get(name) ?? checkNext(name);
    return check(value) || (value === undefined && check !== others);
  };
}

const ofObject: MakeCheck = (schema, others, making) => {
  const { minProperties = 0, maxProperties = Infinity, required = [], dependentRequired = {} } = schema;
  const fits = ofMember(schema, making);
  const dependent = Object.entries(dependentRequired);
  const counts = minProperties > 0 || maxProperties < Infinity;
  return (value) => {
    if (!isObject(value)) return others;
    if (!hasAll(value, required)) return false;
    if (fits !== undefined || counts) {
      const names = Object.keys(value);
      if (names.length < minProperties || names.length > maxProperties) return false;
      if (fits !== undefined) for (const name of names) if (!fits(name, value[name])) return false;
    }
    for (const [name, needed] of dependent) if (has(value, name) && !hasAll(value, needed)) return false;
    return true;
  };
};

const makers = Object.entries({ number: ofNumber, string: ofText, array: ofList, object: ofObject });

/**
 * Makes the checks of what a schema asks of the types of values, the type itself included.
 *
 * @param schema The schema.
 * @param making What they are made with.
 * @returns The checks; a value matches when all of them say so.
 */
export function checksOfTypes(schema: Assertions, making: Making): readonly Check[] {
  const { type } = schema;
  const wanted = type === 'integer' ? 'number' : type;
  const checks = makers.flatMap(([name, make]) => {
    const asks = keywordsOfType[name]?.some((keyword) => keyword in schema);
    return asks || name === wanted ? [make(schema, name !== wanted, making)] : [];
  });
  if (type === undefined || makers.some(([name]) => name === wanted)) return checks;
  const types = [type].flat();
  return [(value) => isOneOf(value, types), ...checks];
}
