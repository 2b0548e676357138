import { splitPointer } from '../../spec/place.ts';
import type { Schema } from '../../spec/spec.ts';

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A schema, and those among which it leaves the choice. */
function shapesOf(schema: Schema): readonly Schema[] {
  const branches = Array.isArray(schema['oneOf']) ? (schema['oneOf'] as readonly unknown[]).filter(isSchema) : [];
  return [schema, ...branches];
}

function below(schema: Schema, key: string): readonly Schema[] {
  return shapesOf(schema).flatMap(({ properties, items }) => {
    const found = isSchema(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
    return [found, /^[0-9]+$/.test(key) ? items : undefined].filter(isSchema);
  });
}

/**
 * Finds the schema of a field.
 *
 * @param schema The schema of a taskinfo, references resolved.
 * @param pointer JSON Pointer of the field.
 * @returns Its schema, of the first form that has the field; an empty one where none has it.
 */
export function fieldSchema(schema: Schema, pointer: string): Schema {
  const found = splitPointer(pointer).reduce<readonly Schema[]>(
    (schemas, key) => schemas.flatMap((one) => below(one, key)),
    [schema],
  );
  return found[0] ?? {};
}
