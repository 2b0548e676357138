import type { documentRules } from './document-rules.ts';
import { near } from './near.ts';
import { isAnchored, unportablePart } from './pattern.ts';
import { formats } from './profile.ts';
import type { Schema } from './spec.ts';

/** Notes that a part of a schema breaks a rule. */
export type Say = (rule: keyof typeof documentRules, pointer: string, message: string, hint?: string) => void;

/**
 * Says whether a value is an object and no list.
 *
 * @param value Any value.
 * @returns True for an object.
 */
export function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Says whether a schema has no other keywords than the named ones.
 *
 * @param node The schema.
 * @param keys The keywords.
 * @returns True when it has none but these.
 */
export function onlyHas(node: Schema, keys: readonly string[]): boolean {
  return Object.keys(node).every((key) => keys.includes(key));
}

function lintPattern(pattern: unknown, pointer: string, anchored: boolean, say: Say): void {
  if (typeof pattern !== 'string') return;
  const part = unportablePart(pattern);
  if (part !== undefined)
    say(
      'pattern-is-portable',
      pointer,
      `The pattern is not portable: ${part}.`,
      'Write classes out, and use allOf and not instead of look-around.',
    );
  if (anchored && !isAnchored(pattern))
    say(
      'pattern-is-anchored',
      pointer,
      'The pattern is not anchored at both ends.',
      'Begin it with ^ and end it with $; put alternatives into a group.',
    );
}

/**
 * Lints the rules of a string: pattern, format, and the parts of `allOf`.
 *
 * @param node The schema of a string.
 * @param pointer Where it stands.
 * @param say Notes what is wrong.
 */
export function lintString(node: Schema, pointer: string, say: Say): void {
  lintPattern(node['pattern'], `${pointer}/pattern`, true, say);
  const parts = Array.isArray(node['allOf']) ? (node['allOf'] as unknown[]) : [];
  const patterned = 'pattern' in node || 'not' in node || parts.length > 0;
  if (patterned && !('maxLength' in node))
    say(
      'pattern-has-a-length',
      pointer,
      'A string with a pattern has no maxLength.',
      'Give maxLength beside the pattern.',
    );
  parts.forEach((part, index) => {
    const here = `${pointer}/allOf/${index}`;
    if (isObject(part) && onlyHas(part, ['pattern'])) lintPattern(part['pattern'], `${here}/pattern`, true, say);
    else if (isObject(part) && onlyHas(part, ['not'])) lintNot(part, here, say);
    else say('condition-is-plain', here, 'allOf holds something else than {pattern} or {not: {pattern}}.');
  });
  const format = node['format'];
  if (format === undefined) return;
  if (!(formats as readonly unknown[]).includes(format)) {
    const [nearest] = typeof format === 'string' ? near(format, formats) : [];
    say(
      'format-is-registered',
      `${pointer}/format`,
      `The format ${JSON.stringify(format)} is not one of ${formats.join(', ')}.`,
      nearest && `Did you mean "${nearest}"?`,
    );
  }
  if (!patterned)
    say(
      'format-is-not-alone',
      `${pointer}/format`,
      `The format ${JSON.stringify(format)} decides alone.`,
      'Give a pattern beside it.',
    );
}

/**
 * Lints a `not`: it refuses required fields together, or a pattern.
 *
 * @param node The schema that has it.
 * @param pointer Where it stands.
 * @param say Notes what is wrong.
 */
export function lintNot(node: Schema, pointer: string, say: Say): void {
  const refused = node['not'];
  if (!isObject(refused) || !(onlyHas(refused, ['pattern']) || onlyHas(refused, ['required'])))
    say('condition-is-plain', `${pointer}/not`, 'not holds something else than {required} or {pattern}.');
  else lintPattern(refused['pattern'], `${pointer}/not/pattern`, false, say);
}
