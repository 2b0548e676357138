import type { Schema } from '../spec/spec.ts';

/** A schema by its name among those of the document. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Any text. */
export const text = (description: string): Schema => ({ type: 'string', description });

/** A text that is a URI. */
export const uri = (description: string): Schema => ({ type: 'string', format: 'uri', description });

/** How many there are. */
export const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description });

/** One of these values. */
export const oneOf = (description: string, ...values: readonly (string | number)[]): Schema => ({
  enum: values,
  description,
});

/** Yes or no. */
export const flag = (description: string): Schema => ({ type: 'boolean', description });

/** A list of any length. */
export const list = (description: string, items: Schema): Schema => ({ type: 'array', items, description });

/** An object of which no more is said. */
export const anything = (description: string): Schema => ({ type: 'object', description });

/**
 * Describes an object that has no other members than these.
 *
 * @param description What it is.
 * @param properties Its members.
 * @param optional Those that may be missing.
 * @returns The schema.
 */
export function object(
  description: string,
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', description, required, properties, additionalProperties: false };
}
