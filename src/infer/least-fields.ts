import { formsOf } from '../registry/fields.ts';
import { isSchema } from '../registry/field-content.ts';
import type { Schema } from '../spec/spec.ts';

/** One way to write a taskinfo, and the fields without which it is none. */
export interface Way {
  /** What tells the way from the others: the description of its form, or the path of a field that only it has. */
  readonly name?: string;
  readonly fields: readonly LeastField[];
}

/** A field that is required, together with all that is required around it. */
export interface LeastField {
  /** Path for people: `repository.url`, `helm[].release`. */
  readonly path: string;
  /** JSON Pointer, every index 0. */
  readonly pointer: string;
  readonly description: string;
  /** The one value it takes, where there is just one. */
  readonly only?: unknown;
}

type Collected = readonly (readonly LeastField[])[];

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function property(schema: Schema, name: string): Schema | undefined {
  const properties = schema['properties'];
  const found = isSchema(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  return isSchema(found) ? found : undefined;
}

/** The lists of required fields among which a schema leaves the choice; one that is empty where it leaves none. */
function choices(schema: Schema): readonly (readonly string[])[] {
  const branches = listOf(schema['oneOf'])
    .filter(isSchema)
    .filter((branch) => !('properties' in branch));
  const lists = branches.map((branch) => listOf(branch['required']).map(String));
  return lists.length === 0 ? [[]] : lists;
}

/** Every way to combine one list of each. */
function combined(parts: readonly Collected[]): Collected {
  return parts.reduce<Collected>((all, part) => all.flatMap((one) => part.map((other) => [...one, ...other])), [[]]);
}

function onlyValue(schema: Schema): { readonly only?: unknown } {
  if ('const' in schema) return { only: schema['const'] };
  const values = listOf(schema['enum']);
  return values.length === 1 ? { only: values[0] } : {};
}

function below(schema: Schema, path: string, pointer: string): Collected {
  if (isSchema(schema['properties'])) return required(schema, `${path}.`, pointer);
  const { items } = schema;
  return isSchema(items) && isSchema(items['properties']) ? required(items, `${path}[].`, `${pointer}/0`) : [];
}

function field(schema: Schema, path: string, pointer: string): Collected {
  const inner = below(schema, path, pointer);
  if (inner.some((fields) => fields.length > 0)) return inner;
  const { description } = schema;
  return [[{ path, pointer, description: typeof description === 'string' ? description : '', ...onlyValue(schema) }]];
}

function required(schema: Schema, prefix: string, pointer: string): Collected {
  const always = listOf(schema['required']).map(String);
  return choices(schema).flatMap((choice) =>
    combined(
      [...new Set([...always, ...choice])].flatMap((name) => {
        const found = property(schema, name);
        return found === undefined ? [] : [field(found, prefix + name, `${pointer}/${name}`)];
      }),
    ),
  );
}

function shapesOf(schema: Schema): readonly Schema[] {
  const shapes = listOf(schema['oneOf'])
    .filter(isSchema)
    .filter((branch) => 'properties' in branch);
  return shapes.length === 0 ? [schema] : shapes;
}

/** The field that this way has and no other. */
function decisive(fields: readonly LeastField[], ways: Collected): string | undefined {
  const others = ways.filter((way) => way !== fields).flat();
  return ways.length > 1 ? fields.find(({ path }) => others.every((other) => other.path !== path))?.path : undefined;
}

/**
 * Tells the least that a taskinfo needs, for each way to write it.
 *
 * @param schema The schema of the taskinfo, references resolved.
 * @returns The ways, each with its required fields in the schema's order; a single way where the schema leaves no choice.
 */
export function leastFields(schema: Schema): readonly Way[] {
  const forms = formsOf(schema);
  return shapesOf(schema).flatMap((shape, index) => {
    const ways = required(shape, '', '');
    return ways.map((fields) => {
      const name = forms.length > 1 ? forms[index]?.description : decisive(fields, ways);
      return { ...(name === undefined ? {} : { name }), fields };
    });
  });
}
