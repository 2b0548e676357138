import { mapSubschemas } from '../spec/keywords.ts';
import { isObject } from '../spec/object.ts';
import { splitPointer, valueAt } from '../spec/place.ts';
import type { Schema, Spec } from '../spec/spec.ts';
import { dataLicence } from './catalogue.ts';
import { canonicalJson } from './contract.ts';
import { dialect } from './message-schema.ts';
import { referencePath, type OpenRegistry } from './open.ts';
import { targetOf } from './schema.ts';

/** Schemas of types and of the parts they share, to stand in one place. */
export interface TypeDefinitions {
  /** By PascalCase name: the types in the order given, then their parts. */
  readonly definitions: Readonly<Record<string, Schema>>;
  /** Where they stand, as every `$ref` begins: `#/$defs/`. */
  readonly place: string;
  /** The `$ref` to the schema of a version, one of those given. */
  readonly referenceTo: (spec: Spec) => string;
}

const titleOf = ({ schema }: Spec): string => String(schema['title']);

/** Names each version by its title, and further versions of the same type by their number too: `OciContainer_1_0`. */
function namesOf(specs: readonly Spec[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const nameOf = (spec: Spec): string => {
    const title = titleOf(spec);
    const name = taken.has(title) ? `${title}_${spec.major}_${spec.minor}` : title;
    taken.add(name);
    return name;
  };
  return new Map(specs.map((spec) => [referencePath(spec.path), nameOf(spec)]));
}

/** `OciContainer` and `/$defs/interface_port` → `OciContainerInterfacePort`. */
function partName(title: string, pointer: string): string {
  const words = splitPointer(pointer).filter((step) => step !== '$defs');
  const name = words
    .join('-')
    .replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
  return name.startsWith(title) ? name : title + name;
}

/**
 * Gathers the schemas of versions. Their parts stand beside them, those of other documents too, and of equal parts there
 * is one.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @param specs The versions; of several versions of a type the first one has the plain name.
 * @param place Where the schemas are to stand, as every `$ref` begins.
 * @returns The schemas; they refer to nothing but each other.
 */
export function typeDefinitions(registry: OpenRegistry, specs: readonly Spec[], place = '#/$defs/'): TypeDefinitions {
  const names = namesOf(specs);
  const titles = new Map(registry.specs.map((spec) => [referencePath(spec.path), titleOf(spec)]));
  const definitions = new Map<string, Schema>([...names.values()].map((name) => [name, {}]));
  const nameOfPart = new Map<string, string>();

  const partAt = (path: string, pointer: string): string => {
    const { $defs: _, ...part } = local(valueAt(registry.writtenSchemaOf(path) ?? {}, pointer), path) as Schema;
    const content = canonicalJson(part);
    const known = nameOfPart.get(content);
    if (known !== undefined) return known;
    const wanted = partName(titles.get(path) ?? '', pointer);
    let name = wanted;
    for (let number = 2; definitions.has(name); number += 1) name = wanted + String(number);
    nameOfPart.set(content, name);
    definitions.set(name, part);
    return name;
  };
  const local = (node: unknown, home: string): unknown => {
    if (!isObject(node)) return node;
    const written = node['$ref'];
    if (typeof written !== 'string') return mapSubschemas(node, (part) => local(part, home));
    const { path, pointer } = targetOf(written, home);
    const type = pointer === '' ? names.get(path) : undefined;
    return { $ref: place + (type ?? partAt(path, pointer)) };
  };

  for (const spec of specs) {
    const path = referencePath(spec.path);
    const { $defs: _, title, description: __, ...rest } = spec.schema;
    const schema = local(rest, path) as Schema;
    definitions.set(names.get(path) ?? '', { title, description: spec.summary, ...schema });
  }
  return {
    definitions: Object.fromEntries(definitions),
    place,
    referenceTo: ({ path }) => place + (names.get(referencePath(path)) ?? ''),
  };
}

/**
 * Makes one schema that holds those of all types, for tools that make code: what `bundle.json` serves.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @returns A self-contained schema, the schema of each type in its `$defs` under its title.
 */
export function registryBundle(registry: OpenRegistry): Schema {
  return {
    $schema: dialect,
    $id: `${registry.identifiers}/bundle.json`,
    title: 'TypesOfExecutionPlanner',
    description:
      'The taskinfo of every tasktype and the serviceinfo of every servicetype of this registry, each under $defs by its name in PascalCase, with the parts that they share. A message as a whole is described by task.json and reply.json beside this file.',
    $comment: `Licence: ${dataLicence}`,
    $defs: typeDefinitions(
      registry,
      registry.types.map(({ current }) => current),
    ).definitions,
  };
}
