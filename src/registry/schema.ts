import { mapSubschemas } from '../spec/keywords.ts';
import { isObject } from '../spec/object.ts';
import { valueAt } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import type { Schema } from '../spec/spec.ts';

/** Upper bound of the subschemas of one type once all references are resolved; it bounds the cost of one check. */
const maxSubschemas = 2_000;

/** Finds the schema that a document path (`/tasktypes/oci-container/1.0`) stands for. */
export type SchemaOf = (path: string) => Schema | undefined;

/** A schema whose references are resolved, or what stands in the way. */
export interface Resolved {
  readonly schema: Schema;
  readonly problems: readonly Problem[];
}

interface Walk {
  readonly schemaOf: SchemaOf;
  readonly problems: Problem[];
  subschemas: number;
}

/**
 * Reads where a `$ref` leads.
 *
 * @param reference The `$ref` as written.
 * @param home Path of the document that holds it.
 * @returns The path of a document, `home` where the reference names none, and a JSON Pointer into that document's schema.
 */
export function targetOf(reference: string, home: string): { readonly path: string; readonly pointer: string } {
  const hash = reference.indexOf('#');
  const path = hash < 0 ? reference : reference.slice(0, hash);
  return { path: path === '' ? home : path, pointer: hash < 0 ? '' : reference.slice(hash + 1) };
}

function resolve(node: unknown, home: string, pointer: string, trail: readonly string[], walk: Walk): unknown {
  if (!isObject(node)) return node;
  walk.subschemas += 1;
  if (walk.subschemas > maxSubschemas) return {};
  const reference = node['$ref'];
  if (typeof reference === 'string') return follow(reference, home, pointer, trail, walk);
  const { $defs: _, ...rest } = node;
  return mapSubschemas(rest, (part, step) => resolve(part, home, pointer + step, trail, walk));
}

function follow(reference: string, home: string, pointer: string, trail: readonly string[], walk: Walk): unknown {
  const { path, pointer: inside } = targetOf(reference, home);
  const step = `${path}#${inside}`;
  if (trail.includes(step)) {
    walk.problems.push(
      problem('reference-is-not-circular', {
        message: `The reference "${reference}" leads back to itself.`,
        hint: 'Write the shape out to a fixed depth, or describe the nested part as a free object.',
        pointer: `${pointer}/$ref`,
      }),
    );
    return {};
  }
  const document = walk.schemaOf(path);
  const target = document === undefined ? undefined : valueAt(document, inside);
  if (!isObject(target)) {
    walk.problems.push(
      problem('reference-leads-somewhere', {
        message: `The reference "${reference}" leads nowhere.`,
        hint: 'Point to #/$defs/… in the same document, or to /tasktypes/<name>/<version>#/$defs/… in another one.',
        pointer: `${pointer}/$ref`,
      }),
    );
    return {};
  }
  return resolve(target, path, pointer, [...trail, step], walk);
}

/**
 * Resolves every reference of a document's schema, so that what checkers, the type generator, the pages and `explain` see
 * is one schema without `$ref` and `$defs`, in which each place has one path.
 *
 * @param path Path of the document, `/tasktypes/<name>/<version>`.
 * @param schemaOf Finds the schema of any document of the registry.
 * @returns The resolved schema, with problems (pointers into the schema) where a reference leads nowhere or in a circle.
 */
export function resolveReferences(path: string, schemaOf: SchemaOf): Resolved {
  const walk: Walk = { schemaOf, problems: [], subschemas: 0 };
  const schema = resolve(schemaOf(path) ?? {}, path, '', [`${path}#`], walk) as Schema;
  if (walk.subschemas > maxSubschemas)
    walk.problems.push(
      problem('schema-is-small-enough', {
        message: `With all references resolved the schema has more than ${maxSubschemas} parts.`,
        hint: 'Drop alternatives, or describe the large part as a free object.',
      }),
    );
  return { schema, problems: walk.problems };
}

/** A name in `$defs` for a part that comes from another document: `oci-container-1.0-resources`. */
function borrowedName(path: string, pointer: string): string {
  return [...path.split('/').slice(2), ...pointer.split('/').slice(2)].join('-');
}

/**
 * Makes the schema of a document self-contained but keeps its `$defs`: what it borrows from other documents comes along
 * under a name of its own. This is what `schema.json` serves.
 *
 * @param path Path of the document, `/tasktypes/<name>/<version>`.
 * @param schemaOf Finds the schema of any document of the registry.
 * @returns The schema; every `$ref` in it is `#/$defs/…`.
 */
export function bundleSchema(path: string, schemaOf: SchemaOf): Schema {
  const borrowed = new Map<string, unknown>();
  const local = (node: unknown, home: string): unknown => {
    if (!isObject(node)) return node;
    const reference = node['$ref'];
    if (typeof reference !== 'string') return mapSubschemas(node, (part) => local(part, home));
    const { path: document, pointer } = targetOf(reference, home);
    if (document === path) return { $ref: `#${pointer}` };
    const name = borrowedName(document, pointer);
    if (!borrowed.has(name)) {
      borrowed.set(name, {});
      borrowed.set(name, local(valueAt(schemaOf(document) ?? {}, pointer) ?? {}, document));
    }
    return { $ref: `#/$defs/${name}` };
  };
  const { $defs: own, ...rest } = local(schemaOf(path) ?? {}, path) as Record<string, unknown>;
  const defs = { ...(own as Record<string, unknown> | undefined), ...Object.fromEntries(borrowed) };
  return Object.keys(defs).length === 0 ? rest : { ...rest, $defs: defs };
}
