import { isObject } from '../../spec/object.ts';
import type { Schema } from '../../spec/spec.ts';
import type { Group } from './form-fields.ts';
import { chosenForm, isTypedGroup, type Typed } from './typed.ts';

/**
 * Takes the schema of the forms that were chosen, so that what is said of a task is said of the form that its author sees.
 * What is right by it is right by the whole schema.
 *
 * @param group The form.
 * @param typed What was typed.
 * @returns The schema without the choices that were made; those within lists and maps stay.
 */
export function narrowedSchema(group: Group, typed: Typed): Schema {
  const { schema, fields } = chosenForm(group, typed);
  const inner = fields.flatMap(({ name, control }) =>
    control.kind === 'group'
      ? [[name, narrowedSchema(control, isTypedGroup(typed) ? typed.fields[name] : undefined)] as const]
      : [],
  );
  if (inner.length === 0) return schema;
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return { ...schema, properties: { ...properties, ...Object.fromEntries(inner) } };
}
