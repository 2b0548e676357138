import type { ErrorObject } from 'ajv/dist/2020.js';
import { joinPointer, splitPointer } from './place.ts';
import { tell } from './sentence.ts';
import type { Schema } from './spec.ts';

/** One failure told to a person: where in the value, which keyword, what, and what to do. */
export interface Explanation {
  /** JSON Pointer of the value or of the property concerned, which need not be there. */
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  readonly hint?: string;
}

type Errors = readonly ErrorObject[];

function at(root: unknown, segments: readonly string[]): unknown {
  let value = root;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** ajv writes `schemaPath` as a URI fragment: percent-encoded, then JSON Pointer. */
const schemaPath = (error: ErrorObject): readonly string[] =>
  splitPointer(error.schemaPath.slice(1)).map((segment) =>
    segment.includes('%') ? decodeURIComponent(segment) : segment,
  );

const isShape = (branch: Schema): boolean =>
  'properties' in branch || 'type' in branch || 'const' in branch || 'enum' in branch;

function typeFits(branch: Schema, value: unknown): boolean {
  const types = [branch['type'] ?? (branch['properties'] === undefined ? [] : 'object')].flat();
  if (types.length === 0) return true;
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return types.includes(actual) || (actual === 'number' && types.includes('integer'));
}

/** How well a branch fits what the author wrote: known fields count for it, unknown and missing ones against it. */
function likeness(branch: Schema, value: unknown): number {
  if (!typeFits(branch, value)) return Number.NEGATIVE_INFINITY;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 0;
  const properties = (branch['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const required = (branch['required'] ?? []) as readonly string[];
  let score = 0;
  for (const [key, item] of Object.entries(value)) {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (property === undefined) score -= 2;
    else if ('const' in property) score += property['const'] === item ? 20 : -20;
    else score += required.includes(key) ? 4 : 1;
  }
  return score - required.filter((key) => !Object.hasOwn(value, key)).length;
}

function evidentBranch(branches: readonly Schema[], value: unknown): number {
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  branches.forEach((branch, index) => {
    const score = likeness(branch, value);
    if (score > bestScore) [best, bestScore] = [index, score];
  });
  return best;
}

/** The part of a path below another one, or `undefined` where it lies elsewhere. */
function below(path: string, prefix: string): string | undefined {
  if (path.length === prefix.length) return path === prefix ? '' : undefined;
  return path.startsWith(prefix) && path.charAt(prefix.length) === '/' ? path.slice(prefix.length + 1) : undefined;
}

/**
 * Keeps, for each `oneOf` that no branch satisfied, only what the branch says that the author evidently meant. ajv reports
 * what the branches say just before the `oneOf` itself.
 */
function withoutOtherBranches(errors: Errors, schema: Schema, value: unknown): Errors {
  const dropped = new Set<ErrorObject>();
  errors.forEach((error, index) => {
    if (error.keyword !== 'oneOf') return;
    const branches = at(schema, schemaPath(error)) as readonly Schema[];
    const passing = (error.params as { passingSchemas?: readonly number[] | null }).passingSchemas;
    const here = splitPointer(error.instancePath);
    const told = passing || !branches.some(isShape) ? undefined : String(evidentBranch(branches, at(value, here)));
    if (told !== undefined) dropped.add(error);
    for (let before = index - 1; before >= 0; before -= 1) {
      const other = errors[before];
      const branch = other && below(other.schemaPath, error.schemaPath);
      if (other === undefined || branch === undefined || below(other.instancePath, error.instancePath) === undefined)
        break;
      if (branch.split('/', 1)[0] !== told) dropped.add(other);
    }
  });
  return errors.filter((error) => !dropped.has(error));
}

/** When several keywords refuse one value, the first of these says it best. */
const order = ['type', 'const', 'enum', 'minLength', 'maxLength', 'pattern', 'not', 'format'];

function concerned({ keyword, params, instancePath }: ErrorObject): string {
  const names = params as Readonly<Record<string, unknown>>;
  const name: unknown =
    keyword === 'required' || keyword === 'dependentRequired'
      ? names['missingProperty']
      : keyword === 'additionalProperties'
        ? names['additionalProperty']
        : keyword === 'propertyNames'
          ? names['propertyName']
          : undefined;
  return typeof name === 'string' ? joinPointer(instancePath, name) : instancePath;
}

/** One failure a place: the keyword that says it best; conditions and name rules speak through what they led to. */
function withoutEchoes(errors: Errors): Errors {
  const best = new Map<string, ErrorObject>();
  for (const error of errors) {
    if (error.keyword === 'if' || error.propertyName !== undefined) continue;
    const rank = order.indexOf(error.keyword);
    const key = `${concerned(error)} ${rank < 0 ? error.keyword : ''}`;
    const other = best.get(key);
    if (other === undefined || rank < order.indexOf(other.keyword)) best.set(key, error);
  }
  return [...best.values()];
}

/** The subschema a failure speaks of; a part of `allOf` and a condition borrow the descriptions of the whole. */
function subschemaAt(schema: Schema, path: readonly string[]): Schema {
  const own = at(schema, path) as Schema;
  const last = path.at(-1);
  const above = path.at(-2) === 'allOf' ? 2 : last === 'then' || last === 'else' ? 1 : 0;
  if (above === 0) return own;
  const whole = at(schema, path.slice(0, -above)) as Schema;
  return { ...own, ...whole, ...(above === 2 ? own : {}) };
}

function nameOf(path: readonly string[]): string {
  return path
    .map((segment, index) =>
      /^(0|[1-9][0-9]*)$/.test(segment) && index > 0 ? `[${segment}]` : `${index === 0 ? '' : '.'}${segment}`,
    )
    .join('');
}

/**
 * Explains why a value does not match a schema: one sentence for each fault, in the order of the schema, after the
 * branch of each `oneOf` has been chosen that the author evidently meant.
 *
 * @param errors What ajv reported, with all errors.
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
  const told = withoutEchoes(withoutOtherBranches(errors, schema, value));
  return told.slice(0, limit).map((error) => {
    const here = splitPointer(error.instancePath);
    const label = (path: readonly string[]): string => (path.length === 0 ? root : `\`${nameOf(path)}\``);
    const sentence = tell({
      keyword: error.keyword,
      params: error.params as Readonly<Record<string, unknown>>,
      schema: subschemaAt(schema, schemaPath(error).slice(0, -1)),
      value: at(value, here),
      label: label(here),
      property: (name) => label([...here, name]),
    });
    return { pointer: concerned(error), keyword: error.keyword, ...sentence };
  });
}
