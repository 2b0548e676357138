import type { Entry } from '../spec/spec.ts';
import type { Registry, Type } from './registry.ts';

/**
 * Finds something by type in a list that is made once for all types of a registry: to look through all of them for each of
 * them would take a minute for a few thousand.
 *
 * @param list Lists what can be found, each with the type that it belongs to.
 * @returns Finds what belongs to a type of a registry, in the order of the list.
 */
export function foundByType<E extends Entry, Found>(
  list: (registry: Registry<E>) => readonly (readonly [type: Type<E>, found: Found])[],
): (registry: Registry<E>, type: Type<E>) => readonly Found[] {
  const lists = new WeakMap<readonly Type<E>[], ReadonlyMap<Type<E>, readonly Found[]>>();
  return (registry, type) => {
    const known = lists.get(registry.types);
    if (known !== undefined) return known.get(type) ?? [];
    const byType = new Map<Type<E>, Found[]>();
    for (const [key, found] of list(registry)) {
      const others = byType.get(key);
      if (others === undefined) byType.set(key, [found]);
      else others.push(found);
    }
    lists.set(registry.types, byType);
    return byType.get(type) ?? [];
  };
}
