import { isObject } from '../../spec/object.ts';
import { cut, visible } from '../../spec/words.ts';

const longest = 120;

function words(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(words);
  return isObject(value) ? Object.values(value).flatMap(words) : [];
}

/**
 * Says in one line what a task is about.
 *
 * @param taskinfo Its taskinfo.
 * @returns The values of its first fields, one after the other; empty where it has none.
 */
export function taskLine(taskinfo: unknown): string {
  return visible(cut(words(taskinfo).slice(0, 4).join(' · '), longest));
}
