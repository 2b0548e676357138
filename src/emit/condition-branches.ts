import type { Schema } from '../spec/spec.ts';

type Properties = Readonly<Record<string, Schema>>;

/** An object split into fields that no condition touches and closed alternatives of those that one does. */
export interface Split {
  readonly fields: Schema;
  readonly alternatives: readonly Schema[];
}

/** A condition on one field: for which of its values it holds, for which it does not, and whether it has to be there. */
interface Condition {
  readonly field: string;
  readonly holds: readonly unknown[];
  readonly fails: readonly unknown[];
  readonly present: boolean;
}

/** What must not be there; json-schema-to-typescript takes `tsType` as it stands. */
const never: Schema = { tsType: 'never' };

const propertiesOf = ({ properties = {} }: Schema): Properties => properties as Properties;
const requiredOf = ({ required = [] }: Schema): readonly string[] => required as readonly string[];

/** The values of a field, where the schema names them one by one. */
function valuesOf(schema: Schema): readonly unknown[] | undefined {
  if ('const' in schema) return [schema['const']];
  if (schema['type'] === 'boolean') return [true, false];
  return schema['enum'] as readonly unknown[] | undefined;
}

function conditionOf(schema: Schema): Condition | undefined {
  const test = (schema['if'] ?? {}) as Schema;
  const [[field, wanted] = ['', {}], ...others] = Object.entries(propertiesOf(test));
  const all = valuesOf(propertiesOf(schema)[field] ?? {});
  const named = valuesOf(wanted);
  const required = requiredOf(test);
  const plain = Object.keys(test).every((keyword) => keyword === 'properties' || keyword === 'required');
  if (!plain || others.length > 0 || required.some((name) => name !== field)) return undefined;
  if (all === undefined || named === undefined) return undefined;
  const present = required.includes(field);
  return {
    field,
    holds: all.filter((value) => named.includes(value)),
    fails: all.filter((value) => !named.includes(value)),
    present,
  };
}

/** Fields that a consequence speaks of. */
function concernedBy(consequence: Schema): readonly string[] {
  return [...Object.keys(propertiesOf(consequence)), ...requiredOf(consequence), ...forbiddenBy(consequence)];
}

/** The one field that `not` forbids; several that must not stand together are more than a branch can say. */
function forbiddenBy({ not = {} }: Schema): readonly string[] {
  const names = requiredOf(not as Schema);
  return names.length === 1 ? names : [];
}

/** What of a consequence a type can say of a field; the rest of it could only make the type too narrow. */
function narrowing({ const: only, enum: values }: Schema): Schema {
  return { ...(only === undefined ? {} : { const: only }), ...(values === undefined ? {} : { enum: values }) };
}

/** What is known of the tested field in one outcome. */
interface Tested {
  readonly field: string;
  readonly values: readonly unknown[];
  readonly present: boolean;
}

function outcome(schema: Schema, consequence: Schema, named: ReadonlySet<string>, tested: Tested): Schema {
  const narrowed = propertiesOf(consequence);
  const forbidden = forbiddenBy(consequence);
  const narrow = (name: string, property: Schema): Schema => {
    if (forbidden.includes(name) || (name === tested.field && tested.values.length === 0)) return never;
    const whole = { ...property, ...narrowing(narrowed[name] ?? {}) };
    return name === tested.field ? { ...whole, enum: tested.values } : whole;
  };
  const required = [...requiredOf(schema), ...requiredOf(consequence), ...(tested.present ? [tested.field] : [])];
  const properties = Object.entries(propertiesOf(schema)).filter(([name]) => named.has(name));
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties.map(([name, property]) => [name, narrow(name, property)])),
    required: [...new Set(required)].filter((name) => named.has(name)),
  };
}

/**
 * Splits an object with `if`, `then` and `else` where the condition is the value of one field whose values are known.
 * Other conditions are left alone: the type then accepts more than the schema, never less.
 *
 * @param schema The object.
 * @returns The fields that the condition does not concern, and an alternative for each outcome that can come about;
 *   `undefined` where there is no such condition.
 */
export function splitByCondition(schema: Schema): Split | undefined {
  const condition = conditionOf(schema);
  if (condition === undefined) return undefined;
  const { if: _, then = {}, else: otherwise = {}, ...object } = schema;
  const { field, holds, fails, present } = condition;
  const named = new Set([field, ...[then, otherwise].flatMap((consequence) => concernedBy(consequence as Schema))]);
  const choices = ((schema['oneOf'] ?? []) as readonly Schema[]).flatMap(requiredOf);
  if (choices.some((name) => named.has(name))) return undefined;
  const outcomes = [
    { consequence: then as Schema, tested: { field, values: holds, present } },
    { consequence: otherwise as Schema, tested: { field, values: fails, present: !present } },
  ].filter(({ tested }) => tested.values.length > 0 || !tested.present);
  return {
    fields: {
      ...object,
      properties: Object.fromEntries(Object.entries(propertiesOf(schema)).filter(([name]) => !named.has(name))),
      required: requiredOf(schema).filter((name) => !named.has(name)),
    },
    alternatives: outcomes.map(({ consequence, tested }) => outcome(schema, consequence, named, tested)),
  };
}
