import type { Schema } from '../../spec/spec.ts';
import { fieldRules } from '../../registry/field-rules.ts';
import { isSchema } from '../../registry/field-content.ts';
import { decidingField, isShape, wantedValue } from '../../spec/evident-branch.ts';
import { listed } from '../../spec/words.ts';
import { factsOf, type Facts } from './field-facts.ts';

/** How the value of a field is written. */
export type Control =
  /** A text; a long one has room for lines. */
  | { readonly kind: 'text'; readonly isLong: boolean }
  | { readonly kind: 'number'; readonly isWhole: boolean }
  /** One of a few values. */
  | { readonly kind: 'choice'; readonly values: readonly unknown[] }
  /** The only value that is possible where one is needed; nobody has to write it. */
  | { readonly kind: 'fixed'; readonly value: unknown }
  /** A text, a number or a truth value, by choice. */
  | { readonly kind: 'mixed'; readonly types: readonly string[] }
  | { readonly kind: 'list'; readonly item: Field }
  | { readonly kind: 'map'; readonly value: Field }
  /** Any object, written as JSON. */
  | { readonly kind: 'free' }
  | Group;

/** An object with fields of its own, in one form or in one of several. */
export interface Group {
  readonly kind: 'group';
  /** At least one. */
  readonly forms: readonly Form[];
}

/** One form of an object. */
export interface Form {
  /** What it is called among several. */
  readonly title: string;
  readonly description: string;
  readonly fields: readonly Field[];
  /** What holds across its fields, one sentence each; names of fields stand between backticks. */
  readonly rules: readonly string[];
  /** The schema of the object in this form, without the choice between forms. */
  readonly schema: Schema;
}

/** A field of a form. */
export interface Field extends Facts {
  /** Empty for an item of a list and a value of a map. */
  readonly name: string;
  readonly required: boolean;
  readonly control: Control;
}

/** Longest text that has one line only, in characters. */
const longestLine = 4096;

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const schemas = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

function valuesOf(schema: Schema): readonly unknown[] | undefined {
  if ('const' in schema) return [schema['const']];
  if (Array.isArray(schema['enum'])) return schema['enum'] as readonly unknown[];
  return schema['type'] === 'boolean' ? [true, false] : undefined;
}

function objectControl(schema: Schema): Control {
  const { additionalProperties } = schema;
  if (isSchema(additionalProperties)) return { kind: 'map', value: fieldOf('', additionalProperties, true) };
  return isSchema(schema['properties']) || Array.isArray(schema['oneOf']) ? groupOf(schema) : { kind: 'free' };
}

function controlOf(schema: Schema, required: boolean): Control {
  const values = valuesOf(schema);
  if (values !== undefined)
    return required && values.length === 1 ? { kind: 'fixed', value: values[0] } : { kind: 'choice', values };
  const [type, ...others] = [schema['type'] ?? []].flat().map(String);
  if (others.length > 0 && type !== undefined) return { kind: 'mixed', types: [type, ...others] };
  if (type === 'array')
    return { kind: 'list', item: fieldOf('', isSchema(schema['items']) ? schema['items'] : {}, true) };
  if (type === 'integer' || type === 'number') return { kind: 'number', isWhole: type === 'integer' };
  if (type === 'string') return { kind: 'text', isLong: Number(schema['maxLength']) > longestLine };
  return objectControl(schema);
}

function fieldOf(name: string, schema: Schema, required: boolean): Field {
  return { name, required, control: controlOf(schema, required), ...factsOf(schema) };
}

function formOf(schema: Schema, title: string, description = ''): Form {
  const required = texts(schema['required']);
  const properties = isSchema(schema['properties']) ? Object.entries(schema['properties']) : [];
  return {
    title,
    description,
    fields: properties.map(([name, part]) => fieldOf(name, isSchema(part) ? part : {}, required.includes(name))),
    rules: rulesOf(schema),
    schema,
  };
}

/** The fields that only this shape needs, and no other one knows. */
function ownNames(shape: Schema, shapes: readonly Schema[]): string | undefined {
  const others = shapes
    .filter((one) => one !== shape)
    .map((one) => (isSchema(one['properties']) ? one['properties'] : {}));
  const names = texts(shape['required']).filter((name) => !others.some((other) => Object.hasOwn(other, name)));
  return names.length === 0 ? undefined : listed(names);
}

function shapeForms(shapes: readonly Schema[]): readonly Form[] {
  const deciding = decidingField(shapes);
  return shapes.map((shape, index) => {
    const description = typeof shape['description'] === 'string' ? shape['description'] : '';
    if (deciding === undefined)
      return formOf(shape, ownNames(shape, shapes) ?? `Form ${String(index + 1)}`, description);
    const value = wantedValue(shape, deciding);
    return formOf(shape, typeof value === 'string' ? value : JSON.stringify(value), description);
  });
}

/** What a form asks for anyway need not be told as a rule. */
function rulesOf(schema: Schema): readonly string[] {
  const required = new Set(texts(schema['required']));
  const needs = isSchema(schema['dependentRequired']) ? Object.entries(schema['dependentRequired']) : [];
  const open = needs.filter(([, needed]) => texts(needed).some((name) => !required.has(name)));
  return fieldRules({ ...schema, dependentRequired: Object.fromEntries(open) }, '');
}

/** A field goes away with the field that it needs. */
function withDependents(schema: Schema, hidden: ReadonlySet<string>): ReadonlySet<string> {
  const needs = isSchema(schema['dependentRequired']) ? Object.entries(schema['dependentRequired']) : [];
  return new Set([
    ...hidden,
    ...needs.filter(([, needed]) => texts(needed).some((name) => hidden.has(name))).map(([name]) => name),
  ]);
}

/** The object with one of several lists of required fields, without the fields of the other lists. */
function alternativeForm(schema: Schema, names: readonly string[], all: readonly string[]): Form {
  const hidden = withDependents(schema, new Set(all.filter((name) => !names.includes(name))));
  const { oneOf: _, ...rest } = schema;
  const properties = Object.entries(isSchema(schema['properties']) ? schema['properties'] : {});
  const kept = Object.fromEntries(properties.filter(([name]) => !hidden.has(name)));
  const required = [...new Set([...texts(schema['required']), ...names])];
  const descriptions = names.map((name) => kept[name]).flatMap((part) => (isSchema(part) ? part['description'] : []));
  const form = formOf({ ...rest, properties: kept, required }, listed(names), texts(descriptions).join(' '));
  return { ...form, rules: form.rules.filter((rule) => ![...hidden].some((name) => rule.includes(`\`${name}\``))) };
}

/**
 * Makes the form of an object from its schema.
 *
 * @param schema The schema, references resolved.
 * @returns Its forms: the shapes of a `oneOf`, or one for each list of required fields of which exactly one is given.
 */
export function groupOf(schema: Schema): Group {
  const branches = schemas(schema['oneOf']);
  if (branches.length === 0) return { kind: 'group', forms: [formOf(schema, '')] };
  if (branches.some(isShape)) return { kind: 'group', forms: shapeForms(branches) };
  const lists = branches.map((branch) => texts(branch['required']));
  return { kind: 'group', forms: lists.map((names) => alternativeForm(schema, names, lists.flat())) };
}
