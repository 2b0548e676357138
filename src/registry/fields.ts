import { decidingField, wantedValue } from '../spec/evident-branch.ts';
import { escapeSegment } from '../spec/place.ts';
import type { Schema } from '../spec/spec.ts';
import { fieldRules } from './field-rules.ts';
import { contentOf, isSchema, type Content } from './field-content.ts';

/** One row of a table of fields. */
export interface Field extends Content {
  /** Id of the row, a JSON Pointer in which every index is 0; absent where an earlier row has it. */
  readonly anchor?: string;
  /** What stands before the name: `ports[].`. */
  readonly parent: string;
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly preset?: string;
  readonly examples: readonly string[];
}

/** One form of a message: its fields and the rules across them. */
export interface Form {
  /** What it is called among several forms: `First form`, or `provider "gh"` where a field decides. */
  readonly name: string;
  /** Its title, where there are several forms. */
  readonly title?: string;
  readonly description?: string;
  readonly fields: readonly Field[];
  /** One sentence a rule; names of fields stand between backticks. */
  readonly rules: readonly string[];
}

interface Walk {
  readonly anchors: Set<string>;
  readonly fields: Field[];
  readonly rules: string[];
}

interface Spot {
  readonly parent: string;
  readonly pointer: string;
}

const textOr = (value: unknown, other: string): string => (typeof value === 'string' ? value : other);

function shapesOf(schema: Schema): readonly Schema[] {
  const branches = Array.isArray(schema['oneOf']) ? (schema['oneOf'] as readonly unknown[]).filter(isSchema) : [];
  return branches.filter((branch) => 'properties' in branch);
}

function addField(schema: Schema, name: string, required: boolean, { parent, pointer }: Spot, walk: Walk): void {
  const preset = schema['default'];
  const taken = walk.anchors.has(pointer);
  walk.anchors.add(pointer);
  walk.fields.push({
    ...contentOf(schema),
    ...(taken ? {} : { anchor: pointer }),
    parent,
    name,
    required,
    description: textOr(schema['description'], ''),
    ...(preset === undefined ? {} : { preset: JSON.stringify(preset) }),
    examples: (Array.isArray(schema['examples']) ? schema['examples'] : []).map((example) => JSON.stringify(example)),
  });
}

/** Adds the rows of what lies below a field: fields of an object, of the items of a list, of the values of a map. */
function addBelow(schema: Schema, path: string, pointer: string, walk: Walk): void {
  const { items, additionalProperties } = schema;
  addObject(schema, { parent: `${path}.`, pointer }, walk);
  shapesOf(schema).forEach((shape) => addObject(shape, { parent: `${path}.`, pointer }, walk));
  if (isSchema(items)) addBelow(items, `${path}[]`, `${pointer}/0`, walk);
  if (isSchema(additionalProperties)) addBelow(additionalProperties, `${path}.*`, `${pointer}/*`, walk);
}

function addObject(schema: Schema, { parent, pointer }: Spot, walk: Walk): void {
  if (!isSchema(schema['properties'])) return;
  const required = Array.isArray(schema['required']) ? (schema['required'] as readonly unknown[]) : [];
  walk.rules.push(...fieldRules(schema, parent));
  for (const [name, property] of Object.entries(schema['properties'])) {
    if (!isSchema(property)) continue;
    const here = `${pointer}/${escapeSegment(name)}`;
    addField(property, name, required.includes(name), { parent, pointer: here }, walk);
    addBelow(property, parent + name, here, walk);
  }
}

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];

function nameOf(shape: Schema, index: number, deciding: string | undefined): string {
  const ordinal = ordinals[index];
  if (deciding !== undefined) return `${deciding} ${JSON.stringify(wantedValue(shape, deciding))}`;
  return ordinal === undefined ? `Form ${index + 1}` : `${ordinal} form`;
}

/**
 * Tells what a schema asks for, field by field.
 *
 * @param schema The schema of a taskinfo or serviceinfo, references resolved.
 * @returns Its forms; more than one where the schema is a `oneOf` of closed shapes.
 */
export function formsOf(schema: Schema): readonly Form[] {
  const shapes = shapesOf(schema);
  const anchors = new Set<string>();
  const deciding = decidingField(shapes);
  return (shapes.length === 0 ? [schema] : shapes).map((shape, index) => {
    const walk: Walk = { anchors, fields: [], rules: [] };
    addObject(shape, { parent: '', pointer: '' }, walk);
    const { title, description } = shape;
    return {
      name: nameOf(shape, index, deciding),
      ...(shapes.length > 0 && typeof title === 'string' ? { title } : {}),
      ...(shapes.length > 0 && typeof description === 'string' ? { description } : {}),
      fields: walk.fields,
      rules: walk.rules,
    };
  });
}

/**
 * Finds the row that tells of a place in a value.
 *
 * @param forms The forms of the type.
 * @param pointer JSON Pointer into a value.
 * @returns The anchor of the row of that place or of the nearest one around it; `undefined` for the whole value.
 */
export function anchorOf(forms: readonly Form[], pointer: string): string | undefined {
  const anchors = new Set(forms.flatMap(({ fields }) => fields.map(({ anchor }) => anchor)));
  const segments = pointer.split('/').map((segment) => (/^[0-9]+$/.test(segment) ? '0' : segment));
  for (; segments.length > 1; segments.pop()) {
    const candidate = segments.join('/');
    if (anchors.has(candidate)) return candidate;
  }
  return undefined;
}
