import type { Node } from '../../metadata/json-ld.ts';
import { schemaKey } from '../../metadata/schema-terms.ts';
import type { Report } from '../report.ts';
import { validate, type ValidationContext, type ValidationOptions } from '../validate.ts';
import { additionEdits } from './change-text.ts';
import { applyFix, type Fix } from './fix.ts';
import { jsonSource } from './json-source.ts';

function titleOf(tasktype: string, missing: number): string {
  const left = missing === 1 ? 'one value is left to fill in' : `${String(missing)} values are left to fill in`;
  return `Insert a task of the type ${tasktype}${missing === 0 ? '' : `; ${left}`}`;
}

/**
 * Makes the insertions of what could be declared where nothing is.
 *
 * @param text The text.
 * @param report What was found in it.
 * @param context The registry and its validators.
 * @param options How the text was read.
 * @returns One fix for each block; what only the author knows stands in it between angle brackets. None where the file says
 *   too little, or is no JSON.
 */
export async function blocksOf(
  text: string,
  { proposal }: Report,
  context: ValidationContext,
  options: ValidationOptions = {},
): Promise<readonly Fix[]> {
  if (proposal === undefined || !('block' in proposal)) return [];
  const source = jsonSource(text);
  if (source === undefined) return [];
  const value = JSON.parse(source.json) as Node;
  // Only the author can say to which of the things in the list the task belongs.
  if (Object.hasOwn(value, '@graph')) return [];
  const { block, tasktype, missing } = proposal;
  const present = [value[schemaKey(value, 'keywords') ?? 'keywords']].flat();
  const fix = {
    title: titleOf(tasktype, missing.length),
    edits: additionEdits(text, [
      { key: schemaKey(value, 'targetProduct') ?? 'targetProduct', values: block.targetProduct },
      {
        key: schemaKey(value, 'keywords') ?? 'keywords',
        values: block.keywords.filter((uri) => !present.includes(uri)),
      },
    ]),
  };
  const { tasks } = await validate(applyFix(text, fix), context, options);
  return tasks.length === block.targetProduct.length ? [fix] : [];
}
