import type { Assertions } from './assertions.ts';
import { isOneOf } from './json-type.ts';

/**
 * Compares two JSON values as JSON Schema does: 1 and 1.0 are the same number, and the order of members does not matter.
 *
 * @param one A value.
 * @param other Another one.
 * @returns True when they are equal.
 */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const members = Object.entries(one);
  return (
    members.length === Object.keys(other).length &&
    members.every(([key, value]) => Object.hasOwn(other, key) && isEqual(value, Reflect.get(other, key)))
  );
}

/**
 * Finds two equal items of a list, from its end, in the order in which ajv does: what is no scalar is passed over where
 * scalars are wanted.
 *
 * @param list The list.
 * @param items The schema of its items, where there is one.
 * @returns Their indexes; `undefined` when each item is there once.
 */
export function twinsIn(list: readonly unknown[], { type = [] }: Assertions): readonly [number, number] | undefined {
  const types = [type].flat();
  const scalars = types.length > 0 && !types.includes('object') && !types.includes('array');
  if (scalars && new Set(list).size === list.length) return undefined;
  const step = scalars ? 1 : -1;
  for (let index = list.length - 1; index >= 0; index -= 1)
    for (let other = index + step; other in list; other += step)
      if (isEqual(list[index], list[other]) && (!scalars || isOneOf(list[index], types))) return [index, other];
  return undefined;
}
