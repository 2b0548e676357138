import { mapSubschemas } from '../spec/keywords.ts';
import { isObject } from '../spec/object.ts';
import { escapeSegment } from '../spec/place.ts';
import type { Schema } from '../spec/spec.ts';

/** A rule that only a person can show broken: a pattern, a format, or a rule across fields. */
export interface RuleToShow {
  /** In words: the pattern of `image`. */
  readonly words: string;
  /** The schema paths at which a checker reports it, in each alternative that has it. */
  readonly paths: readonly string[];
}

/** A default or an example inside a schema. */
export interface Preset {
  readonly owner: Schema;
  readonly words: string;
  readonly value: unknown;
}

interface Part {
  readonly schema: Schema;
  /** A JSON Pointer as URI fragment, as in the errors of a checker. */
  readonly path: string;
  /** As a person says it: `ports[].port`; empty for the whole. */
  readonly name: string;
}

const fragment = (key: string): string => encodeURIComponent(escapeSegment(key));

function* partsOf(schema: Schema, path: string, name: string): Generator<Part> {
  yield { schema, path, name };
  const below = name === '' ? '' : `${name}.`;
  for (const [key, property] of Object.entries(isObject(schema['properties']) ? schema['properties'] : {}))
    if (isObject(property)) yield* partsOf(property, `${path}/properties/${fragment(key)}`, `${below}${key}`);
  if (isObject(schema['items'])) yield* partsOf(schema['items'], `${path}/items`, `${name}[]`);
  if (isObject(schema['additionalProperties']))
    yield* partsOf(schema['additionalProperties'], `${path}/additionalProperties`, `${below}*`);
  for (const keyword of ['oneOf', 'allOf'])
    for (const [index, branch] of ((schema[keyword] as readonly unknown[] | undefined) ?? []).entries())
      if (isObject(branch)) yield* partsOf(branch, `${path}/${keyword}/${index}`, name);
}

const acrossFields = ['oneOf', 'if', 'not', 'dependentRequired'];

/**
 * Lists the rules of a schema that a rejected example has to show, each once though several alternatives have it.
 *
 * @param schema The schema without references.
 * @returns The rules in the schema's order.
 */
export function rulesToShow(schema: Schema): readonly RuleToShow[] {
  const found = new Map<string, string[]>();
  for (const part of partsOf(schema, '#', '')) {
    const { name, path } = part;
    const whole = name === '' ? 'the whole' : `\`${name}\``;
    const add = (words: string, at: string): void => void found.set(words, [...(found.get(words) ?? []), at]);
    const names = part.schema['propertyNames'];
    for (const keyword of ['pattern', 'format', ...acrossFields]) {
      const value = part.schema[keyword];
      if (value === undefined) continue;
      const shapes = keyword === 'oneOf' && (value as readonly Schema[]).some((branch) => 'properties' in branch);
      if (!shapes)
        add(
          `${acrossFields.includes(keyword) ? `the rule \`${keyword}\`` : `the ${keyword}`} of ${whole}`,
          `${path}/${keyword}`,
        );
    }
    if (isObject(names)) add(`the names of ${whole}`, `${path}/propertyNames`);
  }
  return [...found].map(([words, paths]) => ({ words, paths }));
}

/**
 * Lists the defaults and examples inside a schema.
 *
 * @param schema The schema without references.
 * @returns Each with the subschema it has to match.
 */
export function presetsOf(schema: Schema): readonly Preset[] {
  return [...partsOf(schema, '#', '')].flatMap(({ schema: owner, name }) => {
    const { default: preset, examples } = owner;
    const shown = Array.isArray(examples) ? (examples as readonly unknown[]) : [];
    return [
      ...(preset === undefined ? [] : [{ owner, words: `The default of \`${name}\``, value: preset }]),
      ...shown.map((value) => ({ owner, words: `An example of \`${name}\``, value })),
    ];
  });
}

/**
 * Takes the formats out of a schema: what an engine sees that does not check them.
 *
 * @param schema The schema without references.
 * @returns The schema that is left.
 */
export function withoutFormats(schema: Schema): Schema {
  const { format: _, ...rest } = schema;
  return mapSubschemas(rest, (part) => (isObject(part) ? withoutFormats(part) : part));
}
