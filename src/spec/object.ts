/**
 * Says whether a value is an object and no list.
 *
 * @param value Any value.
 * @returns True for an object.
 */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
