import type { Field } from '../../registry/fields.ts';
import { isSchema } from '../../registry/field-content.ts';
import type { Schema } from '../../spec/spec.ts';
import type { Parameter } from './openapi.ts';
import { takes, type Word } from './schema-words.ts';

/** A row of a table of fields; what it takes may be told in words of which some are links. */
export interface ShownField extends Field {
  readonly words?: readonly Word[];
}

/** A row of a table of parameters or of fields, in which the names of schemas are links. */
export type ApiField = ShownField & Required<Pick<ShownField, 'words'>>;

/** What a row is about. */
export interface Named {
  /** Id of the row. */
  readonly anchor: string;
  /** What stands before the name: `tasks[].`. */
  readonly parent?: string;
  readonly name: string;
  readonly required: boolean;
}

/** Makes one row of what is taken, which its description and its examples stand beside. */
function fieldOf({ anchor, parent = '', name, required }: Named, schema: Schema): ApiField {
  const { description, default: preset, examples } = schema;
  return {
    ...takes(schema),
    ...{ anchor, parent, name, required },
    description: typeof description === 'string' ? description : '',
    ...(preset === undefined ? {} : { preset: JSON.stringify(preset) }),
    examples: (Array.isArray(examples) ? examples : []).map((example) => JSON.stringify(example)),
  };
}

/** As it stands in an address or a header, where texts have no quotation marks. */
const bare = (json: string): string => (json.startsWith('"') ? (JSON.parse(json) as string) : json);

/**
 * Makes the row of a parameter, or of a field of a header.
 *
 * @param named What it is about.
 * @param parameter What is taken, with what is said of it.
 * @returns The row, its values as they are written there.
 */
export function parameterField(
  named: Named,
  { schema = {}, description, example }: Pick<Parameter, 'schema' | 'description' | 'example'>,
): ApiField {
  const told = description === undefined ? {} : { description };
  const shown = example === undefined ? {} : { examples: [example] };
  const field = fieldOf(named, { ...schema, ...told, ...shown });
  const preset = field.preset === undefined ? {} : { preset: bare(field.preset) };
  return { ...field, ...preset, values: field.values.map(bare), examples: field.examples.map(bare) };
}

/** What lies in a field, below the name with which its own fields begin: those of an object, or of each item of a list. */
function inside(schema: Schema, path: string): readonly [schema: Schema, parent: string] {
  const { items, additionalProperties } = schema;
  if (isSchema(items)) return inside(items, `${path}[]`);
  if (isSchema(additionalProperties)) return inside(additionalProperties, `${path}.*`);
  return [schema, `${path}.`];
}

/**
 * Tells the fields of an object, with those of the objects that stand in them. What is a schema of its own is not told again.
 *
 * @param schema The schema of the object.
 * @param place What the ids of the rows begin with.
 * @param parent What stands before each name.
 * @returns One row a field, in the order in which they are written; none where it is no object.
 */
export function fieldsOf(schema: Schema, place: string, parent = ''): readonly ApiField[] {
  const { properties, required } = schema;
  if (!isSchema(properties)) return [];
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isSchema(property)) return [];
    const named = { anchor: `${place}/${parent}${name}`, parent, name, required: needed.includes(name) };
    const [object, path] = inside(property, parent + name);
    return [fieldOf(named, property), ...fieldsOf(object, place, path)];
  });
}
