import { createChecker } from '../../src/spec/checker.ts';
import { explain } from '../../src/spec/explain.ts';
import type { Schema } from '../../src/spec/spec.ts';

/**
 * Tells what a schema has against a value.
 *
 * @param schema The schema.
 * @param value The value.
 * @returns The explanations; none where the value is right.
 */
export function told(schema: Schema, value: unknown): ReturnType<typeof explain> {
  const check = createChecker(schema);
  return check(value) ? [] : explain(check.errors ?? [], schema, value, 'The taskinfo');
}

/**
 * Makes the schema of an object with no other fields than these.
 *
 * @param required The fields that it needs.
 * @param properties All its fields.
 * @returns The schema.
 */
export function closed(required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', additionalProperties: false, required, properties };
}

/**
 * Makes the schema of a text.
 *
 * @param more What else is asked of it.
 * @returns The schema.
 */
export function text(more: Schema = {}): Schema {
  return { type: 'string', maxLength: 99, ...more };
}
