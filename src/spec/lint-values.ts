import { typesOfKeyword } from './keywords.ts';
import type { Say } from './lint-strings.ts';
import { isObject } from './object.ts';
import { escapeSegment } from './place.ts';
import type { Schema } from './spec.ts';
import { listed, shown } from './words.ts';

/** The greatest bounds: what they let through is still checked at once. */
const greatest: Readonly<Record<string, number>> = { maxLength: 65_536, maxItems: 10_000, maxProperties: 10_000 };

/** Finding two items that are equal compares each with each. */
const maxUniqueItems = 1_000;

/**
 * Names the types that a schema allows.
 *
 * @param node The schema.
 * @returns The types; none where it has no `type`.
 */
export function typesOf(node: Schema): readonly unknown[] {
  return 'type' in node ? [node['type']].flat() : [];
}

function lintType(node: Schema, pointer: string, say: Say): void {
  const types = typesOf(node);
  if (!['type', 'enum', 'const', 'oneOf'].some((keyword) => keyword in node))
    say('value-is-typed', pointer, 'A value has no type, no enum and no const.', 'Say what it is: type: string, …');
  if (types.length > 1 && types.some((type) => type === 'object' || type === 'array'))
    say(
      'value-is-typed',
      `${pointer}/type`,
      'A value may be an object or a list, or something else.',
      'Decide for one, or give the alternatives names of their own.',
    );
}

function lintOtherTypes(node: Schema, pointer: string, say: Say): void {
  const types = typesOf(node);
  const shape = types.length === 0 && 'oneOf' in node;
  for (const keyword of Object.keys(node)) {
    const wanted = Object.hasOwn(typesOfKeyword, keyword) ? typesOfKeyword[keyword] : undefined;
    if (wanted === undefined || shape || types.some((type) => wanted.includes(String(type)))) continue;
    say(
      'keyword-fits-type',
      `${pointer}/${escapeSegment(keyword)}`,
      `The keyword "${keyword}" speaks of ${listed(wanted, 'or')}, which the value is not said to be.`,
      'Remove the keyword, or correct the type.',
    );
  }
}

function lintBounds(node: Schema, pointer: string, say: Say): void {
  for (const [keyword, most] of Object.entries(greatest))
    if (Number(node[keyword]) > most)
      say(
        'bound-is-reasonable',
        `${pointer}/${keyword}`,
        `${keyword} is ${shown(node[keyword])}, more than ${most}.`,
        'Give a bound that real messages need, or hand large parts over by an address.',
      );
  if (node['uniqueItems'] === true && !(Number(node['maxItems']) <= maxUniqueItems))
    say(
      'bound-is-reasonable',
      `${pointer}/uniqueItems`,
      `uniqueItems stands without a maxItems of ${maxUniqueItems} or less.`,
      'Give maxItems beside it.',
    );
}

function lintLength(node: Schema, pointer: string, say: Say): void {
  const types = typesOf(node);
  if ('enum' in node || 'const' in node) return;
  const patterned = ['pattern', 'not', 'allOf'].some((keyword) => keyword in node);
  if (types.includes('string') && !('maxLength' in node) && !patterned)
    say('length-is-bounded', pointer, 'A string has no maxLength.', 'Give the length that real values need.');
  if (types.includes('array') && !('maxItems' in node))
    say('length-is-bounded', pointer, 'A list has no maxItems.', 'Give the number of items that real lists need.');
  if (types.includes('array') && !isObject(node['items']))
    say('value-is-typed', pointer, 'A list does not say what its items are.', 'Give items: a schema.');
}

/**
 * Lints what every value has: a type, keywords that speak of it, and bounds.
 *
 * @param node The schema of a value, not a reference.
 * @param pointer Where it stands.
 * @param say Notes what is wrong.
 */
export function lintValue(node: Schema, pointer: string, say: Say): void {
  lintType(node, pointer, say);
  lintOtherTypes(node, pointer, say);
  lintBounds(node, pointer, say);
  lintLength(node, pointer, say);
}
