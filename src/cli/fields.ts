import type { Schema } from '../spec/spec.ts';

/** One field of a message, in words. */
export interface Field {
  /** Its path: `ports[].port`. */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** One of the forms that a message may have; most messages have just one, without a title. */
export interface Form {
  readonly title?: string;
  readonly description?: string;
  readonly fields: readonly Field[];
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
  null: 'null',
};
const mostValues = 12;

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function choice(values: readonly unknown[]): string {
  if (values.length === 1) return text(values[0]);
  const shown = values.slice(0, mostValues).map(text).join(', ');
  return `one of ${shown}${values.length > mostValues ? `, and ${values.length - mostValues} more` : ''}`;
}

function range({ minimum, maximum, minItems, maxItems }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${text(minimum)} to ${text(maximum)}`;
  if (minimum !== undefined) return ` from ${text(minimum)}`;
  if (maximum !== undefined) return ` up to ${text(maximum)}`;
  if (minItems !== undefined) return ` of at least ${text(minItems)}`;
  return maxItems === undefined ? '' : ` of up to ${text(maxItems)}`;
}

function typeOf(schema: Schema): string {
  const { type, format, oneOf } = schema;
  if ('const' in schema) return text(schema['const']);
  if (Array.isArray(schema['enum'])) return choice(schema['enum']);
  if (type === undefined && Array.isArray(oneOf)) return `one of ${oneOf.length} forms`;
  const names = [type].flat().map((name) => typeNames[String(name)] ?? 'anything');
  return `${format === 'uri' ? 'URI' : names.join(' or ')}${range(schema)}`;
}

function remarks({ description, default: preset }: Schema): string {
  const sentence = typeof description === 'string' ? description.replace(/\.$/, '') : '';
  const meant = preset === undefined ? '' : `${text(preset)} is meant where it is left out`;
  return [sentence, meant].filter((part) => part !== '').map((part) => `${part}.`).join(' '); // prettier-ignore
}

function propertyFields(schema: Schema, path: string): readonly Field[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.entries(properties).flatMap(([key, property]) => {
    const name = `${path}${key}`;
    const field = { name, type: typeOf(property), required: required.includes(key), description: remarks(property) };
    return [field, ...innerFields(property, name)];
  });
}

/** The fields of what a field holds: of an object, of the items of a list, of each form. */
function innerFields(schema: Schema, name: string): readonly Field[] {
  const { items, oneOf } = schema;
  const forms = (Array.isArray(oneOf) ? oneOf : []) as readonly Schema[];
  const seen = new Set<string>();
  return [
    ...propertyFields(schema, `${name}.`),
    ...(typeof items === 'object' ? innerFields(items as Schema, `${name}[]`) : []),
    ...forms.flatMap((form) => propertyFields(form, `${name}.`)),
  ].filter((field) => !seen.has(field.name) && seen.add(field.name));
}

function formOf(schema: Schema): Form {
  const { title, description } = schema;
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    fields: propertyFields(schema, ''),
  };
}

/**
 * Lists the fields of a message in words.
 *
 * @param schema The schema of the taskinfo or serviceinfo, references resolved.
 * @returns The forms that it may have, one at least, each with its fields in the schema's order.
 */
export function formsOf(schema: Schema): readonly Form[] {
  const forms = ((schema['oneOf'] as readonly Schema[] | undefined) ?? []).filter((form) => 'properties' in form);
  return forms.length > 0 ? forms.map(formOf) : [{ fields: propertyFields(schema, '') }];
}
