import type { Type } from '../../src/registry/registry.ts';
import { registry } from '../../src/site/registry.ts';
import type { Kind, Spec } from '../../src/spec/spec.ts';

/**
 * Takes a type of this registry.
 *
 * @param kind The kind of the type.
 * @param name Its name.
 * @returns The type.
 * @throws {Error} When there is none.
 */
export function typeNamed(kind: Kind, name: string): Type<Spec> {
  const type = registry.named(kind, name);
  if (type === undefined) throw new Error(`There is no ${kind} ${name}.`);
  return type;
}
