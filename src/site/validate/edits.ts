import type { Edit, Fix } from './engine-messages.ts';

/**
 * Changes a text.
 *
 * @param text The text.
 * @param edits What is changed, in the order of the text.
 * @returns The changed text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let changed = '';
  let end = 0;
  for (const { from, to, insert } of edits) {
    changed += text.slice(end, from) + insert;
    end = to;
  }
  return changed + text.slice(end);
}

/** Two insertions at one place disturb each other too: only their author knows which comes first. */
function areApart(a: Edit, b: Edit): boolean {
  return a.to < b.from || b.to < a.from;
}

/**
 * Joins those fixes that can be made at once; a fix that touches an earlier one is left for the next time.
 *
 * @param fixes The fixes.
 * @returns Their edits, in the order of the text.
 */
export function joinFixes(fixes: readonly Fix[]): readonly Edit[] {
  const taken: Edit[] = [];
  for (const { edits } of fixes)
    if (edits.every((edit) => taken.every((other) => areApart(edit, other)))) taken.push(...edits);
  return taken.sort((a, b) => a.from - b.from);
}
