import { profileKeywords } from './keywords.ts';
import { lintConditions, lintNot } from './lint-conditions.ts';
import { lintAlternatives, lintObject, partMeant } from './lint-objects.ts';
import { lintString, type Say } from './lint-strings.ts';
import { lintValue, typesOf } from './lint-values.ts';
import { near } from './near.ts';
import { isObject } from './object.ts';
import { escapeSegment } from './place.ts';
import { problem, type Problem } from './problem.ts';
import type { Schema } from './spec.ts';

/** What is carried along on the way down. */
interface Walk {
  readonly root: Schema;
  readonly say: Say;
}

/** Names in `$defs` need no escape, neither of a JSON Pointer nor of a URI: engines differ in how they undo them. */
const referenceForm =
  /^(#\/\$defs\/[\w.-]+|\/(tasktypes|servicetypes)\/[a-z0-9-]+\/[0-9]+\.[0-9]+#(\/\$defs\/[\w.-]+)?)$/;

const isSaid = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';

function lintReference(node: Schema, pointer: string, say: Say): void {
  const reference = node['$ref'];
  if (Object.keys(node).length > 1)
    say(
      'reference-stands-alone',
      pointer,
      'A reference has other keywords beside it.',
      'Move them into the referenced schema.',
    );
  if (typeof reference !== 'string' || !referenceForm.test(reference))
    say(
      'reference-leads-somewhere',
      `${pointer}/$ref`,
      `The reference ${JSON.stringify(reference)} leads neither into $defs nor to a registered type.`,
      'Write #/$defs/<name>, or /tasktypes/<name>/<version>#/$defs/<name>.',
    );
}

function lintKeywords(node: Schema, pointer: string, say: Say): void {
  for (const keyword of Object.keys(node)) {
    if (profileKeywords.includes(keyword)) continue;
    const [nearest] = near(keyword, profileKeywords);
    say(
      'keyword-is-in-profile',
      `${pointer}/${escapeSegment(keyword)}`,
      `The keyword "${keyword}" is not in the profile.`,
      nearest && `Did you mean "${nearest}"?`,
    );
  }
}

function lintProperties(node: Schema, pointer: string, walk: Walk): void {
  for (const [name, property] of Object.entries(isObject(node['properties']) ? node['properties'] : {})) {
    const here = `${pointer}/properties/${escapeSegment(name)}`;
    const meant = partMeant(property, walk.root);
    if (meant !== undefined && !isSaid(meant['description']))
      walk.say(
        'property-is-described',
        here,
        `The property "${name}" ${meant === property ? 'has' : 'leads to a part with'} no description.`,
        'Say in one sentence what it means, with its unit.',
      );
    lintPart(property, here, walk);
  }
}

function lintParts(node: Schema, pointer: string, walk: Walk): void {
  const { items, additionalProperties, propertyNames } = node;
  lintProperties(node, pointer, walk);
  if ('items' in node) lintPart(items, `${pointer}/items`, walk);
  if (typeof additionalProperties !== 'boolean' && additionalProperties !== undefined)
    lintPart(additionalProperties, `${pointer}/additionalProperties`, walk);
  // Names are strings, which nobody needs to say.
  const names = isObject(propertyNames) ? { type: 'string', ...propertyNames } : propertyNames;
  if (names !== undefined) lintPart(names, `${pointer}/propertyNames`, walk);
  if (pointer !== '' && '$defs' in node)
    walk.say('keyword-is-in-profile', `${pointer}/$defs`, '$defs stands inside a part.', 'Move it to the top.');
  else
    for (const [name, part] of Object.entries(isObject(node['$defs']) ? node['$defs'] : {}))
      lintPart(part, `${pointer}/$defs/${escapeSegment(name)}`, walk);
}

function lintPart(node: unknown, pointer: string, walk: Walk): void {
  const { root, say } = walk;
  if (!isObject(node))
    return say('keyword-is-in-profile', pointer, 'A schema is an object here; true and false are not in the profile.');
  if ('$ref' in node) return lintReference(node, pointer, say);
  lintKeywords(node, pointer, say);
  lintValue(node, pointer, say);
  const isShape = typesOf(node).includes('object') || 'properties' in node || 'additionalProperties' in node;
  const fields = isShape || 'oneOf' in node ? lintObject(node, pointer, root, say) : undefined;
  if (typesOf(node).includes('string') || 'pattern' in node || 'format' in node) lintString(node, pointer, say);
  else if ('allOf' in node)
    say('condition-is-plain', `${pointer}/allOf`, 'allOf stands on something that is not a string.');
  if ('not' in node) lintNot(node, pointer, fields, say);
  if ('oneOf' in node)
    for (const [branch, here] of lintAlternatives(node, pointer, root, say)) lintPart(branch, here, walk);
  lintConditions(node, pointer, fields, say);
  lintParts(node, pointer, walk);
}

/**
 * Holds a schema to the registry's profile of JSON Schema, as it is written, references unresolved.
 *
 * @param schema The schema.
 * @returns The problems; pointers are relative to the schema.
 */
export function lintSchema(schema: Schema): readonly Problem[] {
  const problems: Problem[] = [];
  const say: Say = (rule, pointer, message, hint) => void problems.push(problem(rule, { message, hint, pointer }));
  const { title } = schema;
  if (typeof title !== 'string' || !/^[A-Z][A-Za-z0-9]{1,63}$/.test(title))
    say(
      'title-is-pascal-case',
      '/title',
      'The schema has no title in PascalCase.',
      'Write for example title: OciContainer.',
    );
  if (schema['type'] !== 'object' && !('oneOf' in schema))
    say('object-is-closed', '', 'The schema of a type does not describe an object.', 'Write type: object.');
  lintPart(schema, '', { root: schema, say });
  return problems;
}
