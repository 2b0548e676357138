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

function typeFits(branch: Schema, value: unknown): boolean {
  const types = [branch['type'] ?? (branch['properties'] === undefined ? [] : 'object')].flat();
  if (types.length === 0) return true;
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return types.includes(actual) || (actual === 'number' && types.includes('integer'));
}

/** How well a branch fits what the author wrote: known fields count for it, unknown and missing ones against it. */
function likeness(branch: Schema, value: unknown): number {
  if (!typeFits(branch, value)) return Number.NEGATIVE_INFINITY;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 0;
  const properties = (branch['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const required = (branch['required'] ?? []) as readonly string[];
  let score = 0;
  for (const [key, item] of Object.entries(value)) {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (property === undefined) score -= 2;
    else if ('const' in property) score += property['const'] === item ? 20 : -20;
    else score += required.includes(key) ? 4 : 1;
  }
  return score - required.filter((key) => !Object.hasOwn(value, key)).length;
}

/**
 * Finds the branch of a `oneOf` that an author evidently meant.
 *
 * @param branches The branches.
 * @param value What the author wrote.
 * @returns The index of the branch that is most like it, the first of equals.
 */
export function evidentBranch(branches: readonly Schema[], value: unknown): number {
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  branches.forEach((branch, index) => {
    const score = likeness(branch, value);
    if (score > bestScore) [best, bestScore] = [index, score];
  });
  return best;
}
