import { isObject } from './object.ts';
import { lintPattern, onlyHas, type Say } from './lint-strings.ts';
import { escapeSegment } from './place.ts';
import type { Schema } from './spec.ts';

/** Names of the fields of an object; `undefined` where they cannot be told. */
export type Fields = ReadonlySet<string> | undefined;

const isFilledList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length > 0;

/**
 * Holds a list of names to the fields of its object.
 *
 * @param names The value of `required`, or one of `dependentRequired`.
 * @param pointer Where it stands.
 * @param fields The fields.
 * @param say Notes what is wrong.
 */
export function lintNames(names: unknown, pointer: string, fields: Fields, say: Say): void {
  for (const name of Array.isArray(names) ? (names as unknown[]) : [])
    if (fields?.has(String(name)) === false)
      say(
        'name-is-a-property',
        pointer,
        `"${String(name)}" is no property of the object.`,
        'Add the property, or correct the name.',
      );
}

/**
 * Lints a `not`: it refuses required fields together, or a pattern.
 *
 * @param node The schema that has it.
 * @param pointer Where it stands.
 * @param fields The fields of the object that is meant.
 * @param say Notes what is wrong.
 */
export function lintNot(node: Schema, pointer: string, fields: Fields, say: Say): void {
  const refused = node['not'];
  const here = `${pointer}/not`;
  if (isObject(refused) && onlyHas(refused, ['pattern']) && typeof refused['pattern'] === 'string')
    lintPattern(refused['pattern'], `${here}/pattern`, false, say);
  else if (isObject(refused) && onlyHas(refused, ['required']) && isFilledList(refused['required']))
    lintNames(refused['required'], `${here}/required`, fields, say);
  else say('condition-is-plain', here, 'not holds something else than {required} or {pattern}.');
}

function lintField(field: unknown, pointer: string, say: Say): void {
  const keywords = isObject(field) ? Object.keys(field) : [];
  if (!isObject(field) || keywords.length !== 1 || !onlyHas(field, ['const', 'enum', 'not']))
    say('condition-is-plain', pointer, 'A condition asks something else of a field than const, enum or not.');
  else if ('not' in field) lintNot(field, pointer, undefined, say);
}

function lintCondition(node: unknown, pointer: string, fields: Fields, say: Say): void {
  if (!isObject(node) || Object.keys(node).length === 0 || !onlyHas(node, ['properties', 'required', 'not']))
    return say(
      'condition-is-plain',
      pointer,
      'A condition holds something else than constants of fields and required fields.',
    );
  const properties = isObject(node['properties']) ? node['properties'] : {};
  lintNames(Object.keys(properties), `${pointer}/properties`, fields, say);
  for (const [name, field] of Object.entries(properties))
    lintField(field, `${pointer}/properties/${escapeSegment(name)}`, say);
  lintNames(node['required'], `${pointer}/required`, fields, say);
  if ('not' in node) lintNot(node, pointer, fields, say);
}

/**
 * Lints `if`, `then` and `else`: conditions compare fields with constants.
 *
 * @param node The schema that may have them.
 * @param pointer Where it stands.
 * @param fields The fields of the object.
 * @param say Notes what is wrong.
 */
export function lintConditions(node: Schema, pointer: string, fields: Fields, say: Say): void {
  for (const keyword of ['if', 'then', 'else'])
    if (keyword in node) lintCondition(node[keyword], `${pointer}/${keyword}`, fields, say);
  const follows = 'then' in node || 'else' in node;
  if ('if' in node !== follows)
    say(
      'condition-is-plain',
      pointer,
      follows ? 'then or else stands without if.' : 'if stands without then or else.',
      'Give the condition and what follows from it.',
    );
}
