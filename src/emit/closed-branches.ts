import type { Schema } from '../spec/spec.ts';

type Properties = Readonly<Record<string, Schema>>;

/** What must not be there; json-schema-to-typescript takes `tsType` as it stands. */
const never: Schema = { tsType: 'never' };

/** More combinations than this are not spelled out; the type then accepts more than the schema, never less. */
const maxCombinations = 64;

const requiredOf = (schema: Schema): readonly string[] => (schema['required'] as readonly string[] | undefined) ?? [];
const propertiesOf = (schema: Schema): Properties => (schema['properties'] as Properties | undefined) ?? {};

/**
 * Says whether alternatives are lists of required fields, which speak of the properties of the object around them.
 *
 * @param branches The alternatives of a `oneOf`.
 * @returns True when each of them has `required` and nothing else.
 */
export function areRequiredLists(branches: readonly Schema[]): boolean {
  return branches.every((branch) => Object.keys(branch).every((keyword) => keyword === 'required'));
}

/**
 * Closes alternatives that are shapes: TypeScript lets a literal mix the fields of a union's members, unless each
 * member forbids the fields of the others.
 *
 * @param branches The alternatives of a `oneOf`.
 * @returns The alternatives; those with properties forbid what only others have.
 */
export function closeShapes(branches: readonly Schema[]): readonly Schema[] {
  const names = new Set(branches.flatMap((branch) => Object.keys(propertiesOf(branch))));
  return branches.map((branch) => {
    if (branch['properties'] === undefined) return branch;
    const own = propertiesOf(branch);
    const others = [...names].filter((name) => !Object.hasOwn(own, name));
    return { ...branch, properties: { ...own, ...Object.fromEntries(others.map((name) => [name, never])) } };
  });
}

/** Ways to leave out at least one field of each list. */
function combinations(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (ways, list) =>
      ways.length * list.length > maxCombinations ? ways : ways.flatMap((way) => list.map((name) => [...way, name])),
    [[]],
  );
}

/**
 * Splits an object whose `oneOf` holds lists of required fields into the fields that no list names and closed
 * alternatives of those that one does.
 *
 * @param schema The object, with `properties`, `required` and `oneOf`.
 * @returns The object without the named fields and without `oneOf`, and the alternatives; exactly what one list allows.
 */
export function splitByRequired(schema: Schema): { readonly fields: Schema; readonly alternatives: readonly Schema[] } {
  const { oneOf, ...object } = schema;
  const lists = (oneOf as readonly Schema[]).map(requiredOf);
  const named = new Set(lists.flat());
  const properties = Object.entries(propertiesOf(schema));
  const always = requiredOf(schema);
  const fields: Schema = {
    ...object,
    properties: Object.fromEntries(properties.filter(([name]) => !named.has(name))),
    required: always.filter((name) => !named.has(name)),
  };
  const alternatives = lists.flatMap((list, index) => {
    const present = new Set([...list, ...always]);
    const otherLists = lists.filter((_, other) => other !== index);
    const absent = combinations(otherLists.map((other) => other.filter((name) => !present.has(name))));
    return absent.map((names) => ({
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        properties
          .filter(([name]) => named.has(name))
          .map(([name, property]) => [name, names.includes(name) ? never : property]),
      ),
      required: [...present].filter((name) => named.has(name)),
    }));
  });
  return { fields, alternatives };
}
