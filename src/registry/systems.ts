import type { Spec } from '../spec/spec.ts';
import type { Registry, Type } from './registry.ts';

/** A system, and the types that serve it. */
export interface ServedSystem {
  /** Its name as people say it. */
  readonly name: string;
  /** The types that serve it, each with the sentence of its document; tasktypes first. */
  readonly types: readonly { readonly type: Type<Spec>; readonly note: string }[];
}

/**
 * Lists the systems that the documents say they serve.
 *
 * @param registry The registry.
 * @returns The systems in the order of their names; spellings that differ in capitals only are one system.
 */
export function servedSystems(registry: Registry<Spec>): readonly ServedSystem[] {
  const systems = new Map<string, ServedSystem>();
  for (const type of registry.types)
    for (const { name, note } of type.current.systems) {
      const key = name.toLowerCase();
      const known = systems.get(key) ?? { name, types: [] };
      systems.set(key, { ...known, types: [...known.types, { type, note }] });
    }
  return [...systems].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, system]) => system);
}
