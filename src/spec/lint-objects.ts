import { lintNames, type Fields } from './lint-conditions.ts';
import { onlyHas, type Say } from './lint-strings.ts';
import { isObject } from './object.ts';
import { joinPointer } from './place.ts';
import type { Schema } from './spec.ts';

/**
 * Follows a reference into the `$defs` of its own document.
 *
 * @param node A schema as written.
 * @param root The schema of the document.
 * @returns The part that is meant, the schema itself where it has no reference; `undefined` where it lies elsewhere.
 */
export function partMeant(node: unknown, root: Schema): Schema | undefined {
  if (!isObject(node)) return undefined;
  const { $ref: reference } = node;
  if (reference === undefined) return node;
  const [, name = ''] = /^#\/\$defs\/([^/]+)$/.exec(typeof reference === 'string' ? reference : '') ?? [];
  const parts = isObject(root['$defs']) ? root['$defs'] : {};
  return Object.hasOwn(parts, name) && isObject(parts[name]) ? parts[name] : undefined;
}

/** The fields that an object or one of its alternatives has. */
function fieldsOf(node: Schema, root: Schema): Fields {
  const branches = Array.isArray(node['oneOf']) ? (node['oneOf'] as unknown[]) : [];
  const shapes = [node, ...branches.map((branch) => partMeant(branch, root))];
  if (shapes.some((shape) => shape === undefined || isObject(shape['additionalProperties']))) return undefined;
  return new Set(shapes.flatMap((shape) => (isObject(shape?.['properties']) ? Object.keys(shape['properties']) : [])));
}

function lintMap({ properties, propertyNames }: Schema, pointer: string, say: Say): void {
  const names = isObject(propertyNames) ? propertyNames : {};
  const bounded = 'enum' in names || ('pattern' in names && 'maxLength' in names);
  if (properties !== undefined || !bounded)
    say(
      'object-is-closed',
      pointer,
      'A map needs propertyNames with a pattern and a maxLength, and no properties.',
      'Write propertyNames: {pattern: "^…$", maxLength: 64}.',
    );
}

function lintKind(node: Schema, pointer: string, say: Say): void {
  const { additionalProperties, description, properties } = node;
  if (additionalProperties === false && !('propertyNames' in node)) return;
  if (isObject(additionalProperties)) return lintMap(node, pointer, say);
  if (additionalProperties !== true)
    return say(
      'object-is-closed',
      pointer,
      'An object does not say whether it is closed, a map or free.',
      'Write additionalProperties: false beside properties.',
    );
  if (typeof description !== 'string' || properties !== undefined || !('maxProperties' in node))
    say(
      'object-is-closed',
      pointer,
      'A free object needs a description that names the standard of its content, a maxProperties, and no properties.',
    );
}

/**
 * Lints an object: it is closed, a map or free, and speaks of properties that it has.
 *
 * @param node The schema of an object.
 * @param pointer Where it stands.
 * @param root The schema of the document.
 * @param say Notes what is wrong.
 * @returns The fields of the object, for its conditions.
 */
export function lintObject(node: Schema, pointer: string, root: Schema, say: Say): Fields {
  const alternatives = Array.isArray(node['oneOf']) && !('properties' in node);
  if (!alternatives) lintKind(node, pointer, say);
  const fields = fieldsOf(node, root);
  const { required, dependentRequired } = node;
  lintNames(required, `${pointer}/required`, fields, say);
  for (const [name, others] of Object.entries(isObject(dependentRequired) ? dependentRequired : {})) {
    lintNames([name], `${pointer}/dependentRequired`, fields, say);
    lintNames(others, joinPointer(`${pointer}/dependentRequired`, name), fields, say);
  }
  return fields;
}

/**
 * Lints the alternatives of `oneOf`: closed shapes, or lists of required fields.
 *
 * @param node The schema that has it.
 * @param pointer Where it stands.
 * @param root The schema of the document.
 * @param say Notes what is wrong.
 * @returns The alternatives that are schemas of their own, with their pointers.
 */
export function lintAlternatives(
  node: Schema,
  pointer: string,
  root: Schema,
  say: Say,
): readonly (readonly [branch: unknown, pointer: string])[] {
  const branches: unknown = node['oneOf'];
  if (!Array.isArray(branches) || branches.length < 2) {
    say('alternatives-are-plain', `${pointer}/oneOf`, 'oneOf is not a list of two or more alternatives.');
    return [];
  }
  const own = new Set(isObject(node['properties']) ? Object.keys(node['properties']) : []);
  return branches.flatMap((branch: unknown, index) => {
    const here = `${pointer}/oneOf/${index}`;
    if (isObject(branch) && onlyHas(branch, ['required'])) {
      for (const name of [branch['required']].flat())
        if (!own.has(String(name)))
          say(
            'alternatives-are-plain',
            `${here}/required`,
            `The alternative asks for "${String(name)}", which is no property of the object.`,
          );
      return [];
    }
    const meant = partMeant(branch, root);
    if (meant !== undefined && meant['additionalProperties'] !== false)
      say('alternatives-are-plain', here, 'An alternative is neither a closed object nor a list of required fields.');
    return [[branch, here] as const];
  });
}
