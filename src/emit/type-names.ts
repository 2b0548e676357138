import type { Registry, Type } from '../registry/registry.ts';
import type { Schema, Spec } from '../spec/spec.ts';
import type { NameOf } from './type-schema.ts';

/** A title as json-schema-to-typescript writes it: letters and digits, a capital after a digit. */
function typeName(title: unknown): string {
  const name = typeof title === 'string' ? title.replace(/[^A-Za-z0-9]/g, '').replace(/^[0-9]+/, '') : '';
  return (name.charAt(0).toUpperCase() + name.slice(1)).replace(/[0-9]+[a-z]/g, (part) => part.toUpperCase());
}

function distinct(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = name + String(number);
  taken.add(free);
  return free;
}

/**
 * Names the type that is generated from a schema.
 *
 * @param schema The schema; its title is the name.
 * @param taken The names in use; the new one is added.
 * @returns The name, with a number at its end where it was taken.
 */
export function rootName(schema: Schema, taken: Set<string>): string {
  return distinct(typeName(schema['title']) || 'Untitled', taken);
}

/**
 * Names the alternatives of a schema by their titles, each beginning with the name of the whole.
 *
 * @param root The schema.
 * @param name Its name.
 * @param taken The names in use; new ones are added.
 * @returns A function from the schema or one of its alternatives to a name.
 */
export function naming(root: Schema, name: string, taken: Set<string>): NameOf {
  return (part, ending = '') => {
    if (part === root) return ending === '' ? name : distinct(name + ending, taken);
    const title = typeName(part['title']);
    if (title === '') return undefined;
    return distinct((title.startsWith(name) ? title : name + title) + ending, taken);
  };
}

/** `oci-container` → `ociContainer`; another major than 1 follows an underscore. */
function constantName({ name, major }: Type<Spec>): string {
  const words = name.replace(/-([a-z0-9])/g, (_, first: string) => first.toUpperCase());
  return major === 1 ? words : `${words}_${major}`;
}

/**
 * Names the constants that hold the URIs of types: `ociContainer`.
 *
 * @param types The types of one kind.
 * @returns The names in the order of the types; where two would be alike, the later one keeps its hyphens.
 */
export function constantNames(types: Registry<Spec>['types']): readonly string[] {
  const taken = new Set<string>();
  return types.map((type) => {
    const name = constantName(type);
    const free = taken.has(name) ? type.name : name;
    taken.add(free);
    return free;
  });
}
