import { near } from './near.ts';
import { propertiesOf, propertyOf } from './schema-path.ts';
import type { Schema } from './spec.ts';

/**
 * Says whether a branch of a `oneOf` tells what a value looks like, rather than which of its fields are needed.
 *
 * @param branch The branch.
 * @returns False for a list of required fields alone.
 */
export function isShape(branch: Schema): boolean {
  return 'properties' in branch || 'type' in branch || 'const' in branch || 'enum' in branch;
}

/**
 * Finds the field whose value decides between the branches of a `oneOf`: each branch wants another one.
 *
 * @param branches The branches.
 * @returns The name of the field, where there is one.
 */
export function decidingField(branches: readonly Schema[]): string | undefined {
  return Object.keys(propertiesOf(branches[0])).find((name) => {
    const values = branches.map((branch) => propertyOf(branch, name)?.['const']);
    return branches.length > 1 && !values.includes(undefined) && new Set(values).size === values.length;
  });
}

/**
 * Says what a branch wants as the value of a field.
 *
 * @param branch The branch.
 * @param name The name of the field.
 * @returns The only value that is possible.
 */
export function wantedValue(branch: Schema | undefined, name: string): unknown {
  return propertyOf(branch, name)?.['const'];
}

function typeFits(branch: Schema, value: unknown): boolean {
  const types = [branch['type'] ?? (branch['properties'] === undefined ? [] : 'object')].flat();
  if (types.length === 0) return true;
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return types.includes(actual) || (actual === 'number' && types.includes('integer'));
}

function likenessOfConst(wanted: unknown, item: unknown): number {
  if (wanted === item) return 20;
  const misspelled = typeof item === 'string' && typeof wanted === 'string' && near(item, [wanted]).length > 0;
  return misspelled ? 10 : -20;
}

/** How well a branch fits what the author wrote: known fields count for it, unknown and missing ones against it. */
function likeness(branch: Schema, value: unknown): number {
  if (!typeFits(branch, value)) return Number.NEGATIVE_INFINITY;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 0;
  const required = (branch['required'] ?? []) as readonly string[];
  const missing = new Set(required.filter((key) => !Object.hasOwn(value, key)));
  let score = 0;
  for (const [key, item] of Object.entries(value)) {
    const property = propertyOf(branch, key);
    const [misspelled] = property === undefined ? near(key, [...missing]) : [];
    if (property !== undefined && 'const' in property) score += likenessOfConst(property['const'], item);
    else if (property !== undefined) score += required.includes(key) ? 4 : 1;
    else score += misspelled === undefined ? -2 : 3;
    if (misspelled !== undefined) missing.delete(misspelled);
  }
  return score - missing.size;
}

/**
 * Finds the branch of a `oneOf` that an author evidently meant.
 *
 * @param branches The branches.
 * @param value What the author wrote.
 * @param faults How much each branch has against it, beside the value of the field that decides.
 * @returns The index of the branch that is most like it; of equals the one with the fewest faults, then the first.
 */
export function evidentBranch(branches: readonly Schema[], value: unknown, faults: readonly number[]): number {
  const scored = branches.map((branch, index) => ({
    index,
    score: likeness(branch, value),
    faults: faults[index] ?? 0,
  }));
  const [best] = scored.sort((one, other) =>
    one.score === other.score ? one.faults - other.faults : other.score - one.score,
  );
  return best?.index ?? 0;
}
