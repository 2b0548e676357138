import { anything, type Assertions } from './assertions.ts';
import { isEqual } from './equal.ts';
import type { Check } from './json-type.ts';
import type { Schema } from './spec.ts';
import { checksOfTypes, type Making } from './type-checks.ts';

/** Finds the check of a schema, or of a part of one. */
export type CheckOf = Making['checkOf'];

function all(checks: readonly Check[]): Check {
  const [first, second, ...more] = checks;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  const others = more.length === 0 ? second : all([second, ...more]);
  return (value) => first(value) && others(value);
}

function exactlyOne(checks: readonly Check[]): Check {
  return (value) => {
    let matches = 0;
    for (const check of checks) if (check(value) && (matches += 1) > 1) return false;
    return matches === 1;
  };
}

function isAmong(values: readonly unknown[]): Check {
  const scalars = new Set(values);
  return (value) => scalars.has(value) || (typeof value === 'object' && values.some((one) => isEqual(one, value)));
}

/** The checks of what a schema asks of all values. */
function checksOfAll(schema: Assertions, { checkOf }: Making): readonly Check[] {
  const checks: Check[] = [];
  if (schema.enum !== undefined) checks.push(isAmong(schema.enum));
  if (schema.const !== undefined) checks.push((value) => isEqual(value, schema.const));
  if (schema.oneOf !== undefined) checks.push(exactlyOne(schema.oneOf.map(checkOf)));
  if (schema.allOf !== undefined) checks.push(...schema.allOf.map(checkOf));
  if (schema.not !== undefined) {
    const refuse = checkOf(schema.not);
    checks.push((value) => !refuse(value));
  }
  if (schema.if !== undefined) {
    const holds = checkOf(schema.if);
    const then = checkOf(schema.then ?? anything);
    const otherwise = checkOf(schema.else ?? anything);
    checks.push((value) => (holds(value) ? then(value) : otherwise(value)));
  }
  return checks;
}

/**
 * Finds the part of a schema that a reference leads to.
 *
 * @param root The schema as a whole.
 * @param reference The `$ref`: `#/$defs/<name>`.
 * @returns The part.
 */
export function referenced(root: Schema, reference: string): Schema {
  const { [reference.slice('#/$defs/'.length)]: part = {} } = root['$defs'] as Readonly<Record<string, Schema>>;
  return part;
}

/**
 * Makes the check of a schema: closures that say yes or no as soon as they know, without a word about why.
 *
 * @param root The schema.
 * @param formats The formats that are known, by name.
 * @returns The check of the schema as a whole and of each part of it.
 */
export function createChecks(root: Schema, formats: Making['formats']): CheckOf {
  const made = new Map<Schema, Check>();
  const checkOf: CheckOf = (schema) => {
    const known = made.get(schema);
    if (known !== undefined) return known;
    // What leads back to itself finds this.
    made.set(schema, (value) => checkOf(schema)(value));
    const check = all(checksOf(schema));
    made.set(schema, check);
    return check;
  };
  const making = { checkOf, formats };
  const checksOf = (schema: Assertions): readonly Check[] => {
    const meant = schema.$ref === undefined ? [] : [checkOf(referenced(root, schema.$ref))];
    return [...meant, ...checksOfTypes(schema, making), ...checksOfAll(schema, making)];
  };
  return checkOf;
}
