import { isObject } from './object.ts';

/** Says whether a value is right. */
export type Check = (value: unknown) => boolean;

const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);

/** The checks of JSON Schema's types, by name. */
export const typeChecks: Readonly<Record<string, Check>> = {
  string: (value) => typeof value === 'string',
  number: isNumber,
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: isObject,
};

/**
 * Says whether a value is of one of several types.
 *
 * @param value The value.
 * @param types Names of types of JSON Schema.
 * @returns True when one of them is the value's.
 */
export function isOneOf(value: unknown, types: readonly string[]): boolean {
  for (const type of types) if (typeChecks[type]?.(value)) return true;
  return false;
}
