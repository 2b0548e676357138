/**
 * Says whether a value is an object and no list.
 *
 * @param value Any value.
 * @returns True for an object.
 */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Says whether an object has a member of its own.
 *
 * @param object The object.
 * @param name The name of the member.
 * @returns True where it is there and not `undefined`.
 */
export function has(object: Readonly<Record<string, unknown>>, name: string): boolean {
  return object[name] !== undefined && Object.hasOwn(object, name);
}
