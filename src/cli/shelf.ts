import { createRegistry, type Registry, type Type } from '../registry/registry.ts';
import type { Bases, TypeName } from '../registry/uri.ts';
import type { Entry } from '../spec/spec.ts';

/** A registry as two texts in which one type is found without reading the others, however many there are. */
export interface Shelf {
  readonly bases: Bases;
  /** A line for each string that means a type, and for each name: the string, a tab, the number of the type's line. */
  readonly index: string;
  /** A line of JSON for each type: the entries of its versions. */
  readonly types: string;
}

/** Begins with a blank, which no string that means a type does. */
const nameKey = ({ kind, name, major }: TypeName): string => ` ${kind}/${name}/${major}`;

/**
 * Writes a registry as a shelf.
 *
 * @param registry The registry.
 * @returns The shelf.
 */
export function fillShelf(registry: Registry): Shelf {
  const { types, identifiers, formerIdentifiers } = registry;
  let offset = 0;
  const lines: string[] = [];
  const keys: string[] = [];
  for (const type of types) {
    const line = JSON.stringify(type.versions);
    const own = type.uris.filter((uri) => registry.find(uri) === type && !/[\n\t]/.test(uri));
    for (const key of [nameKey(type), ...own]) keys.push(`${key}\t${offset}\n`);
    lines.push(`${line}\n`);
    offset += line.length + 1;
  }
  return { bases: { identifiers, formerIdentifiers }, index: `\n${keys.join('')}`, types: lines.join('') };
}

/**
 * Opens a shelf as a registry that reads just the types it is asked for, and all of them once it is asked for all.
 *
 * @param shelf The shelf.
 * @returns The registry that the shelf was filled from.
 */
export function openShelf({ bases, index, types }: Shelf): Registry {
  const taken = new Map<number, Type>();
  let whole: Registry | undefined;
  const all = (): Registry =>
    (whole ??= createRegistry(
      types.split('\n').flatMap((line) => (line === '' ? [] : (JSON.parse(line) as Entry[]))),
      bases,
    ));
  const take = (key: string): Type | undefined => {
    const at = /[\n\t]/.test(key) ? -1 : index.indexOf(`\n${key}\t`);
    if (at === -1) return undefined;
    const offset = Number.parseInt(index.slice(at + key.length + 2, at + key.length + 12), 10);
    const known = taken.get(offset);
    if (known !== undefined) return known;
    const entries = JSON.parse(types.slice(offset, types.indexOf('\n', offset))) as Entry[];
    const [type] = createRegistry(entries, bases).types;
    if (type !== undefined) taken.set(offset, type);
    return type;
  };
  return {
    ...bases,
    get types() {
      return all().types;
    },
    find: (uri) => (whole === undefined ? take(uri) : whole.find(uri)),
    named: (kind, name, major = 1) =>
      whole === undefined ? take(nameKey({ kind, name, major })) : whole.named(kind, name, major),
  };
}
