import type { ErrorObject } from 'ajv/dist/2020.js';
import { evidentBranch, isShape } from './evident-branch.ts';
import { joinPointer, splitPointer } from './place.ts';
import { tell, type Failure } from './sentence.ts';
import type { Schema } from './spec.ts';
import { cut, visible } from './words.ts';

/** One failure told to a person: where in the value, which keyword, what, and what to do. */
export interface Explanation {
  /** JSON Pointer of the value or of the property concerned, which need not be there. */
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  readonly hint?: string;
}

type Errors = readonly ErrorObject[];

/** Longest name of a place that a sentence repeats, in UTF-16 code units. */
const maxName = 160;

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

/** The way to a subschema without the steps that stay at the same value: into a part of `allOf`, or into a condition. */
function withoutConditions(path: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index] ?? '';
    if (step === 'allOf') index += 1;
    else if (step === 'properties') kept.push(...path.slice(index, (index += 1) + 1));
    else if (step !== 'then' && step !== 'else') kept.push(step);
  }
  return kept;
}

const propertiesOf = (schema: Schema): Readonly<Record<string, Schema>> =>
  (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;

/** A subschema with what the one that it is a part of says of the same properties: descriptions, above all. */
function completed(part: Schema, whole: Schema): Schema {
  const properties = Object.entries(propertiesOf(part)).map(([name, property]) => {
    const described = propertiesOf(whole)[name];
    return [name, { ...described, ...property }] as const;
  });
  return { ...whole, ...part, properties: { ...propertiesOf(whole), ...Object.fromEntries(properties) } };
}

/** What a schema says at the place of a failure: see {@link Failure}. */
function speaking(schema: Schema, path: readonly string[]): Pick<Failure, 'schema' | 'schemas' | 'otherForms'> {
  const own = at(schema, path) as Schema;
  const whole = at(schema, withoutConditions(path)) as Schema | undefined;
  const forms = path.at(-2) === 'oneOf' ? (at(schema, path.slice(0, -1)) as readonly Schema[]) : [];
  const otherForms = forms.filter((form) => form !== own);
  return whole === undefined || whole === own
    ? { schema: own, schemas: [own], otherForms }
    : { schema: completed(own, whole), schemas: [own, whole], otherForms };
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
    const label = (path: readonly string[]): string =>
      path.length === 0 ? root : `\`${visible(cut(nameOf(path), maxName))}\``;
    const sentence = tell({
      keyword: error.keyword,
      params: error.params as Readonly<Record<string, unknown>>,
      ...speaking(schema, schemaPath(error).slice(0, -1)),
      value: at(value, here),
      label: label(here),
      property: (name) => label([...here, name]),
    });
    return { pointer: concerned(error), keyword: error.keyword, ...sentence };
  });
}
