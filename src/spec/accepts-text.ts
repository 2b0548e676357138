import type { annotations } from './profile.ts';
import type { Schema } from './spec.ts';

type Rule = (wanted: unknown, text: string) => boolean;

/** Only `uri` can be checked without the validators' own formats; of another one nothing is promised. */
const isUri = (text: string): boolean => /^[!#$%&'()*+,./:;=?@[\]_~a-z0-9-]+$/i.test(text) && URL.canParse(text);

const lengthOf = (text: string): number => Array.from(text).length;

const rules: Readonly<Record<string, Rule>> = {
  type: (wanted) => [wanted].flat().includes('string'),
  const: (wanted, text) => wanted === text,
  enum: (wanted, text) => (wanted as readonly unknown[]).includes(text),
  pattern: (wanted, text) => new RegExp(wanted as string, 'u').test(text),
  minLength: (wanted, text) => lengthOf(text) >= (wanted as number),
  maxLength: (wanted, text) => lengthOf(text) <= (wanted as number),
  format: (wanted, text) => wanted === 'uri' && isUri(text),
  allOf: (wanted, text) => (wanted as readonly Schema[]).every((schema) => acceptsText(schema, text)),
  // The profile has it with a pattern alone; of anything else the opposite of "not certain" would be no promise.
  not: (wanted, text) => Object.keys(wanted as Schema).join() === 'pattern' && !acceptsText(wanted as Schema, text),
};

/** Written out again, because the module that has them brings ajv along. */
const silent: typeof annotations = ['title', 'description', 'default', 'examples', '$comment', 'deprecated'];

/**
 * Says whether a schema of the profile certainly accepts a text.
 *
 * @param schema The schema of a string, without references.
 * @param text The text.
 * @returns True when every keyword accepts it; false also where a keyword is there that is not looked at here.
 */
export function acceptsText(schema: Schema, text: string): boolean {
  return Object.entries(schema).every(
    ([keyword, wanted]) => (silent as readonly string[]).includes(keyword) || rules[keyword]?.(wanted, text) === true,
  );
}
