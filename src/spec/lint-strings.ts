import type { documentRules } from './document-rules.ts';
import { formats } from './formats.ts';
import { near } from './near.ts';
import { isObject } from './object.ts';
import { slowPart } from './pattern-speed.ts';
import { isAnchored, unportablePart } from './pattern.ts';
import type { Schema } from './spec.ts';
import { shown } from './words.ts';

/** Notes that a part of a schema breaks a rule. */
export type Say = (rule: keyof typeof documentRules, pointer: string, message: string, hint?: string) => void;

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

/** Longest pattern that is looked into, in UTF-16 code units. */
const maxPattern = 2_048;

/**
 * Lints a pattern: it reads alike everywhere, takes linear time, and is anchored.
 *
 * @param pattern The pattern.
 * @param pointer Where it stands.
 * @param anchored False for a pattern that is refused, which may look for a part of a text.
 * @param say Notes what is wrong.
 */
export function lintPattern(pattern: unknown, pointer: string, anchored: boolean, say: Say): void {
  if (typeof pattern !== 'string') return;
  if (pattern.length > maxPattern)
    return say('bound-is-reasonable', pointer, `The pattern is longer than ${maxPattern} characters.`, 'Shorten it.');
  const part = unportablePart(pattern);
  const slow = part === undefined ? slowPart(pattern) : undefined;
  if (part !== undefined)
    say(
      'pattern-is-portable',
      pointer,
      `The pattern is not portable: ${part}.`,
      'Write classes out, and use allOf and not instead of look-around.',
    );
  if (slow !== undefined)
    say(
      'pattern-is-linear',
      pointer,
      `The pattern can take very long: ${slow}.`,
      'Let each repetition begin with a character that cannot continue the one before.',
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
    else if (isObject(part) && onlyHas(part, ['not']) && isObject(part['not']) && onlyHas(part['not'], ['pattern']))
      lintPattern(part['not']['pattern'], `${here}/not/pattern`, false, say);
    else say('condition-is-plain', here, 'allOf holds something else than {pattern} or {not: {pattern}}.');
  });
  if ('format' in node) lintFormat(node['format'], `${pointer}/format`, patterned, say);
}

function lintFormat(format: unknown, pointer: string, patterned: boolean, say: Say): void {
  if (!(formats as readonly unknown[]).includes(format)) {
    const [nearest] = typeof format === 'string' ? near(format, formats) : [];
    say(
      'format-is-registered',
      pointer,
      `The format ${shown(format)} is not one of ${formats.join(', ')}.`,
      nearest && `Did you mean "${nearest}"?`,
    );
  }
  if (!patterned)
    say('format-is-not-alone', pointer, `The format ${shown(format)} decides alone.`, 'Give a pattern beside it.');
}
