import { StdUriTemplate } from '@std-uritemplate/std-uritemplate';
import { isObject } from '../spec/object.ts';

/** Values by name. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * Expands a template as RFC 6570 has it, up to its level 4; a variable without a value leaves no trace.
 *
 * @param template The template.
 * @param values The values: texts, numbers, booleans, lists and maps of these.
 * @returns The address.
 * @throws {Error} When the template is malformed; the lint of documents refuses such a one.
 */
export function expandTemplate(template: string, values: Values): string {
  const expandable = Object.entries(values).map(([name, value]) => [name, withPlainParts(value)] as const);
  const bare = Object.assign(Object.create(null), Object.fromEntries(expandable)) as Record<string, unknown>;
  // A template is made of no braces but its own, so these come from values; the library leaves them in reserved expansion.
  return StdUriTemplate.expand(template, bare).replaceAll('{', '%7B').replaceAll('}', '%7D');
}

/** RFC 6570 knows lists and maps of texts; what is deeper is written as JSON. */
function withPlainParts(value: unknown): unknown {
  const plain = (part: unknown): unknown => (typeof part === 'object' && part !== null ? JSON.stringify(part) : part);
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * Fills values into a sentence or a header field, as they are.
 *
 * @param text The text, with `{name}` where a value belongs.
 * @param values The values; lists and maps are written as JSON.
 * @returns The text; nothing stands where there is no value.
 */
export function fillText(text: string, values: Values): string {
  return text.replace(/\{([A-Za-z0-9_]+)\}/g, (_, name: string) =>
    Object.hasOwn(values, name) ? asText(values[name]) : '',
  );
}

/**
 * Fills values into a body.
 *
 * @param body Any JSON value; a text that is nothing but `{name}` becomes the value itself, with its type.
 * @param values The values.
 * @returns The body; members and items without a value are left out, and so is an object that is empty for that reason.
 */
export function fillBody(body: unknown, values: Values): unknown {
  if (typeof body === 'string') {
    const whole = /^\{([A-Za-z0-9_]+)\}$/.exec(body)?.[1];
    if (whole === undefined) return fillText(body, values);
    return Object.hasOwn(values, whole) ? values[whole] : undefined;
  }
  if (Array.isArray(body)) {
    const items = body.map((item: unknown) => fillBody(item, values)).filter((item) => item !== undefined);
    return items.length === 0 && body.length > 0 ? undefined : items;
  }
  if (!isObject(body)) return body;
  const members = Object.entries(body).map(([key, value]) => [key, fillBody(value, values)] as const);
  const filled = members.filter(([, value]) => value !== undefined);
  return filled.length === 0 && members.length > 0 ? undefined : Object.fromEntries(filled);
}
