import type { CheckError } from './check-error.ts';
import { joinPointer, splitPointer } from './place.ts';
import type { Schema } from './spec.ts';

/** One step from a schema into a part of it: a keyword, with the name or index of the part where the keyword has several. */
export interface Step {
  readonly keyword: string;
  readonly key: string | undefined;
  /** The way from the root to the schema that has the keyword. */
  readonly from: readonly string[];
}

/** Keywords that hold several schemas, by name or by index. */
const keyed = ['properties', 'allOf', 'oneOf'];

/** Keywords whose schemas speak of a part of the value, not of the value itself. */
const descending = ['properties', 'items', 'additionalProperties'];

/**
 * Goes down into a value, own members only.
 *
 * @param root The value.
 * @param segments The keys and indexes on the way.
 * @returns What is there, or `undefined`.
 */
export function at(root: unknown, segments: readonly string[]): unknown {
  let value = root;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/**
 * Finds the schema that refused a value.
 *
 * @param error The error. It writes its path as a URI fragment: percent-encoded, then JSON Pointer.
 * @returns The way to the schema that has the keyword.
 */
export function schemaPathOf(error: CheckError): readonly string[] {
  return splitPointer(error.schemaPath.slice(1))
    .slice(0, -1)
    .map((segment) => (segment.includes('%') ? decodeURIComponent(segment) : segment));
}

/** What the errors that speak of a member call its name. */
const memberOf: Readonly<Record<string, string>> = {
  required: 'missingProperty',
  dependentRequired: 'missingProperty',
  additionalProperties: 'additionalProperty',
  propertyNames: 'propertyName',
};

/**
 * Finds the place that an error is about.
 *
 * @param error The error.
 * @returns JSON Pointer of the value that was refused, or of the member that is missing, unknown or wrongly named.
 */
export function placeConcerned({ keyword, params, instancePath }: CheckError): string {
  const name = params[memberOf[keyword] ?? ''];
  return typeof name === 'string' ? joinPointer(instancePath, name) : instancePath;
}

/**
 * Takes the way to a schema apart.
 *
 * @param path The way from the root.
 * @returns Its steps; names of fields are never taken for keywords.
 */
export function stepsOf(path: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  for (let index = 0; index < path.length;) {
    const keyword = path[index] ?? '';
    const several = keyed.includes(keyword);
    steps.push({ keyword, key: several ? path[index + 1] : undefined, from: path.slice(0, index) });
    index += several ? 2 : 1;
  }
  return steps;
}

/**
 * Says whether a step leads to a part of the value.
 *
 * @param step The step.
 * @returns False where it stays at the same value, as into a condition.
 */
export function goesDown({ keyword }: Step): boolean {
  return descending.includes(keyword);
}

/**
 * Leaves out of the way to a schema what stays at the same value: parts of `allOf` and conditions.
 *
 * @param path The way from the root.
 * @returns The way to the schema that says what the value is as a whole.
 */
export function withoutConditions(path: readonly string[]): readonly string[] {
  return stepsOf(path)
    .filter(({ keyword }) => !['allOf', 'then', 'else'].includes(keyword))
    .flatMap(({ keyword, key }) => (key === undefined ? [keyword] : [keyword, key]));
}

/**
 * Lists the fields that a schema names.
 *
 * @param schema The schema.
 * @returns Their schemas by name.
 */
export function propertiesOf(schema: Schema | undefined): Readonly<Record<string, Schema>> {
  return (schema?.['properties'] ?? {}) as Readonly<Record<string, Schema>>;
}

/**
 * Finds what a schema says of one of its fields.
 *
 * @param schema The schema of the object.
 * @param name The name of the field.
 * @returns The schema of the field; `undefined` where there is no such field.
 */
export function propertyOf(schema: Schema | undefined, name: string): Schema | undefined {
  const properties = propertiesOf(schema);
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}
