import { isObject } from '../spec/object.ts';
import type { Schema } from '../spec/spec.ts';

/** The schemas of what may stand at a path, in whatever shape of the type. */
function schemasAt(schema: Schema, path: readonly string[]): readonly Schema[] {
  const { oneOf, properties, additionalProperties } = schema;
  const shapes = Array.isArray(oneOf) ? (oneOf as readonly Schema[]).flatMap((shape) => schemasAt(shape, path)) : [];
  const [name, ...rest] = path;
  if (name === undefined) return [schema, ...shapes];
  const property = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
  return [...(isObject(property) ? schemasAt(property, rest) : []), ...shapes];
}

/** The types of JSON Schema that a value at a path may have. */
function typesAt(schema: Schema, path: readonly string[]): ReadonlySet<string> {
  return new Set(
    schemasAt(schema, path).flatMap(({ type, enum: values, const: only }) => {
      if (type !== undefined) return type as string | readonly string[];
      const listed = Array.isArray(values) ? (values as readonly unknown[]) : only === undefined ? [] : [only];
      return listed.map((value) => (Number.isInteger(value) ? 'integer' : typeof value));
    }),
  );
}

const numberForm = /^-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,15})?$/;

/** Reads one text by the types that its field may have; what fits none of them stays a text, for the check to tell. */
function plainValue(text: string, types: ReadonlySet<string>): unknown {
  if ((types.has('integer') || types.has('number')) && numberForm.test(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function itemsOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const [, inner] = /^\{(.*)\}$/s.exec(text) ?? [];
    return inner === undefined ? [text] : inner === '' ? [] : inner.split(',').map((item) => item.trim());
  });
}

/**
 * Reads the value of a field from an address, by the types that the field may have.
 *
 * @param texts What is given for it; several where its name is repeated.
 * @param path The names on the way to the field.
 * @param schema The schema of the taskinfo, references resolved; without it every value is a text, or a list of texts.
 * @returns The value; what does not fit its types stays a text, for the check to tell.
 */
export function fieldValue(texts: readonly string[], path: readonly string[], schema?: Schema): unknown {
  const [text = ''] = texts;
  if (schema === undefined) return texts.length === 1 && !/^\{.*\}$/s.test(text) ? text : itemsOf(texts);
  const types = typesAt(schema, path);
  if (!types.has('array')) return texts.length === 1 ? plainValue(text, types) : texts;
  const items = new Set(
    schemasAt(schema, path).flatMap((part) => (isObject(part['items']) ? [...typesAt(part['items'], [])] : [])),
  );
  return itemsOf(texts).map((item) => plainValue(item, items));
}
