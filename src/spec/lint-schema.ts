import { isObject, lintNot, lintString, onlyHas, type Say } from './lint-strings.ts';
import { near } from './near.ts';
import { escapeSegment } from './place.ts';
import { problem, type Problem, type ProblemDetails } from './problem.ts';
import type { Schema } from './spec.ts';

const profile = [
  '$ref', '$defs', '$comment', 'title', 'description', 'default', 'examples', 'deprecated',
  'type', 'enum', 'const', 'properties', 'required', 'additionalProperties', 'propertyNames',
  'minProperties', 'maxProperties', 'dependentRequired', 'items', 'minItems', 'maxItems', 'uniqueItems',
  'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum',
  'multipleOf', 'allOf', 'oneOf', 'not', 'if', 'then', 'else',
]; // prettier-ignore

function lintReference(node: Schema, pointer: string, say: Say): void {
  const reference = node['$ref'];
  if (Object.keys(node).length > 1)
    say(
      'reference-stands-alone',
      pointer,
      'A reference has other keywords beside it.',
      'Move them into the referenced schema.',
    );
  if (
    typeof reference !== 'string' ||
    !/^(#\/\$defs\/[^/]+|\/(tasktypes|servicetypes)\/[a-z0-9-]+\/[0-9]+\.[0-9]+#(\/\$defs\/[^/]+)?)$/.test(reference)
  )
    say(
      'reference-leads-somewhere',
      `${pointer}/$ref`,
      `The reference ${JSON.stringify(reference)} leads neither into $defs nor to a registered type.`,
      'Write #/$defs/<name>, or /tasktypes/<name>/<version>#/$defs/<name>.',
    );
}

function lintObject(node: Schema, pointer: string, say: Say): void {
  const { additionalProperties, properties, propertyNames } = node;
  if (additionalProperties === false && !('propertyNames' in node)) return;
  if (isObject(additionalProperties)) {
    const names = isObject(propertyNames) ? propertyNames : {};
    if (
      properties !== undefined ||
      !('pattern' in names || 'enum' in names) ||
      !('maxLength' in names || 'enum' in names)
    )
      say(
        'object-is-closed',
        pointer,
        'A map needs propertyNames with a pattern and a maxLength, and no properties.',
        'Write propertyNames: {pattern: "^…$", maxLength: 64}.',
      );
    return;
  }
  if (additionalProperties === true) {
    if (typeof node['description'] !== 'string' || properties !== undefined || !('maxProperties' in node))
      say(
        'object-is-closed',
        pointer,
        'A free object needs a description that names the standard of its content, a maxProperties, and no properties.',
      );
    return;
  }
  say(
    'object-is-closed',
    pointer,
    'An object does not say whether it is closed, a map or free.',
    'Write additionalProperties: false beside properties.',
  );
}

/** A condition: constants of fields, and required fields. */
function lintCondition(node: unknown, pointer: string, say: Say): void {
  const fields = isObject(node) && isObject(node['properties']) ? Object.values(node['properties']) : [];
  const plain =
    isObject(node) &&
    onlyHas(node, ['properties', 'required', 'not']) &&
    fields.every((field) => isObject(field) && onlyHas(field, ['const', 'enum', 'not']));
  if (!plain)
    say(
      'condition-is-plain',
      pointer,
      'A condition holds something else than constants of fields and required fields.',
    );
}

function lintAlternatives(node: Schema, pointer: string, say: Say): void {
  const branches = node['oneOf'];
  if (!Array.isArray(branches) || branches.length < 2)
    return say('alternatives-are-plain', `${pointer}/oneOf`, 'oneOf is not a list of two or more alternatives.');
  const own = isObject(node['properties']) ? Object.keys(node['properties']) : [];
  branches.forEach((branch: unknown, index) => {
    const here = `${pointer}/oneOf/${index}`;
    if (!isObject(branch)) return say('alternatives-are-plain', here, 'An alternative is not a schema.');
    if (onlyHas(branch, ['required'])) {
      for (const name of [branch['required']].flat())
        if (!own.includes(String(name)))
          say(
            'alternatives-are-plain',
            `${here}/required`,
            `The alternative asks for "${String(name)}", which is no property of the object.`,
          );
      return;
    }
    lintValue(branch, here, say);
    if (!('$ref' in branch) && branch['additionalProperties'] !== false)
      say('alternatives-are-plain', here, 'An alternative is neither a closed object nor a list of required fields.');
  });
}

function lintParts(node: Schema, pointer: string, say: Say): void {
  for (const [name, property] of Object.entries(isObject(node['properties']) ? node['properties'] : {})) {
    const here = `${pointer}/properties/${escapeSegment(name)}`;
    if (isObject(property) && !('$ref' in property) && typeof property['description'] !== 'string')
      say(
        'property-is-described',
        here,
        `The property "${name}" has no description.`,
        'Say in one sentence what it means, with its unit.',
      );
    lintValue(property, here, say);
  }
  for (const keyword of ['items', 'additionalProperties', 'propertyNames'])
    if (isObject(node[keyword])) lintValue(node[keyword], `${pointer}/${keyword}`, say);
  for (const [name, part] of Object.entries(isObject(node['$defs']) ? node['$defs'] : {}))
    lintValue(part, `${pointer}/$defs/${escapeSegment(name)}`, say);
}

function lintValue(node: unknown, pointer: string, say: Say): void {
  if (!isObject(node))
    return say('keyword-is-in-profile', pointer, 'A schema is an object here; true and false are not in the profile.');
  if ('$ref' in node) return lintReference(node, pointer, say);
  for (const keyword of Object.keys(node))
    if (!profile.includes(keyword)) {
      const [nearest] = near(keyword, profile);
      say(
        'keyword-is-in-profile',
        `${pointer}/${escapeSegment(keyword)}`,
        `The keyword "${keyword}" is not in the profile.`,
        nearest && `Did you mean "${nearest}"?`,
      );
    }
  const branchesAreShapes = Array.isArray(node['oneOf']) && !('properties' in node);
  if ((node['type'] === 'object' || 'properties' in node || 'additionalProperties' in node) && !branchesAreShapes)
    lintObject(node, pointer, say);
  if (node['type'] === 'string' || 'pattern' in node || 'format' in node) lintString(node, pointer, say);
  else if ('allOf' in node)
    say('condition-is-plain', `${pointer}/allOf`, 'allOf stands on something that is not a string.');
  if ('not' in node) lintNot(node, pointer, say);
  if ('oneOf' in node) lintAlternatives(node, pointer, say);
  for (const keyword of ['if', 'then', 'else'])
    if (keyword in node) lintCondition(node[keyword], `${pointer}/${keyword}`, say);
  if (node['uniqueItems'] === true && !('maxItems' in node))
    say(
      'keyword-is-in-profile',
      `${pointer}/uniqueItems`,
      'uniqueItems stands without maxItems.',
      'Give maxItems beside it.',
    );
  lintParts(node, pointer, say);
}

/**
 * Holds a schema to the registry's profile of JSON Schema, as it is written, references unresolved.
 *
 * @param schema The schema.
 * @returns The problems; pointers are relative to the schema.
 */
export function lintSchema(schema: Schema): readonly Problem[] {
  const problems: Problem[] = [];
  const say: Say = (rule, pointer, message, hint) => {
    const details: ProblemDetails = { message, hint, pointer };
    problems.push(problem(rule, details));
  };
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
  lintValue(schema, '', say);
  return problems;
}
