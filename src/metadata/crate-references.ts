import type { Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { shown } from '../spec/words.ts';
import { membersOf } from './entry-members.ts';
import { child, elements, isReference, unwrap, type Located, type Node } from './json-ld.ts';
import type { Follow } from './property-values.ts';
import { schemaMember } from './schema-terms.ts';

/** The entities of a crate by their `@id`. */
export interface CrateIndex {
  readonly byId: ReadonlyMap<unknown, readonly Located[]>;
  /** Follows a reference one step; what leads nowhere comes back unchanged. */
  readonly follow: Follow;
}

/** An entity that may be a task, and what is wrong with the references of its fields. */
export interface CheckedEntry {
  readonly entry: Located<Node>;
  readonly faults: readonly Fault[];
}

/**
 * Finds the entities of a crate by their `@id`.
 *
 * @param root The whole file.
 * @returns The index.
 */
export function indexOf(root: Located): CrateIndex {
  const byId = new Map<unknown, Located[]>();
  const graph = child(root, '@graph');
  for (const node of graph === undefined ? [] : elements(graph)) {
    const id = (child(node, '@id') ?? child(node, 'id'))?.value;
    const same = byId.get(id);
    if (same === undefined) byId.set(id, [node]);
    else same.push(node);
  }
  const follow: Follow = (located) =>
    isReference(located.value) ? (byId.get(unwrap(located).value)?.[0] ?? located) : located;
  return { byId, follow };
}

function leadingAstray(reference: Located, { byId }: CrateIndex): Fault | undefined {
  if (!isReference(reference.value)) return undefined;
  const { value: id } = unwrap(reference);
  const count = byId.get(id)?.length ?? 0;
  if (count === 1) return undefined;
  return problem('reference-leads-to-one-entity', {
    message:
      count === 0
        ? `The field refers to ${shown(id)}, which is not in @graph.`
        : `The field refers to ${shown(id)}, and ${count} entities of @graph have that @id.`,
    hint:
      count === 0
        ? 'Add the entity with propertyID and value, or mend the @id.'
        : 'Give each entity an @id of its own, or join them into one.',
    pointer: reference.pointer,
  });
}

/** A value that is again a reference: JSON-LD has an object there, which no field of ours is. */
function valueElsewhere(field: Located, { byId }: CrateIndex): Fault | undefined {
  const value = schemaMember(field, 'value');
  const to = value !== undefined && isReference(value.value) ? byId.get(unwrap(value).value) : undefined;
  if (value === undefined || to === undefined) return undefined;
  const isItself = to.some(({ pointer }) => pointer === field.pointer);
  return problem('reference-leads-to-one-entity', {
    message: `The value of the field is a reference to ${isItself ? 'the entity itself' : 'another entity'}, which is not read.`,
    hint: 'Write the value itself. What is nested goes into one field with propertyID "taskinfo", whose value is the JSON of the taskinfo as a text.',
    pointer: value.pointer,
  });
}

/** Fields and characters of their values that are read of one file, however often its tasks refer to the same ones. */
const mostRead = 32 * 1024 * 1024;

function sizeOf(field: Located): number {
  const value = schemaMember(field, 'value')?.value;
  return 1 + (typeof value === 'string' ? value.length : 0);
}

function tooMuch(entry: Located, left: number): Fault {
  return problem('file-is-within-limits', {
    message: `The tasks refer to the same fields so often that they come to more than ${mostRead} characters; ${left === 1 ? 'this one was' : `this one and ${left - 1} more were`} not read.`,
    hint: 'Give each task fields of its own, or write the tasks into several files.',
    pointer: entry.pointer,
  });
}

/**
 * Looks where the references of the fields lead, and how much they come to.
 *
 * @param entries The entities that may be tasks.
 * @param index The entities of the crate.
 * @returns The entries that are to be read, with what is wrong with their references; and the error of those that are
 *   not read, where all of them would be too much.
 */
export function checkReferences(
  entries: readonly Located<Node>[],
  index: CrateIndex,
): { readonly entries: readonly CheckedEntry[]; readonly faults: readonly Fault[] } {
  const checked: CheckedEntry[] = [];
  let total = 0;
  for (const entry of entries) {
    const written = membersOf(entry).properties.flatMap(elements);
    const fields = written.map(index.follow);
    total += fields.reduce((sum, field) => sum + sizeOf(field), 0);
    if (total > mostRead) return { entries: checked, faults: [tooMuch(entry, entries.length - checked.length)] };
    const astray = written.flatMap((reference) => leadingAstray(reference, index) ?? []);
    const elsewhere = fields.flatMap((field) => valueElsewhere(field, index) ?? []);
    checked.push({ entry, faults: [...astray, ...elsewhere] });
  }
  return { entries: checked, faults: [] };
}
