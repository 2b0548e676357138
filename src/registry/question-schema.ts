import type { Schema } from '../spec/spec.ts';
import type { TypeDefinitions } from './bundle.ts';
import type { OpenRegistry } from './open.ts';
import { follow, step, type Referred } from './task-fields.ts';
import { namedVersions } from './version-meant.ts';

/** A rule without what it asks to be there; a field that is missing may still be given. */
const unneeding = ({ required: _, ...rest }: Schema = {}): Schema => rest;

const isEmpty = (schema: Schema): boolean => Object.keys(schema).length === 0;

/** What `if` asks for can still become false, unless all it looks at is given. */
function canFail({ required, properties, not }: Schema): Schema {
  if (not !== undefined) return {};
  const given = [...((required ?? []) as readonly string[]), ...Object.keys(properties ?? {})];
  return { not: { required: given, ...(properties === undefined ? {} : { properties }) } };
}

/** What follows from a condition, on either side of it. */
function conditional({ if: condition, then: yes, else: no }: Record<string, Schema | undefined>): readonly Schema[] {
  const [held, failed] = [unneeding(yes), unneeding(no)];
  if (condition === undefined || (isEmpty(held) && isEmpty(failed))) return [];
  return [{ anyOf: [{ allOf: [unneeding(condition), held] }, { allOf: [canFail(condition), failed] }] }];
}

/** One of several shapes, or at most one of several lists of fields. */
function alternatives(types: TypeDefinitions, { schema, reference }: Referred): readonly Schema[] {
  const choices = (schema['oneOf'] ?? []) as readonly Schema[];
  if (choices.length === 0) return [];
  if (choices.every((choice) => 'required' in choice && !('properties' in choice)))
    return [{ oneOf: [...choices, { not: { anyOf: choices } }] }];
  const shapes = choices.map((_, index) => follow(types, step(reference, 'oneOf', String(index))));
  return [{ anyOf: shapes.map((shape) => partOf(types, shape)) }];
}

/** What can still become a right taskinfo: what is given has to be right, alone and together; what is missing may follow. */
function partOf(types: TypeDefinitions, shape: Referred): Schema {
  const { properties, additionalProperties, not } = shape.schema;
  const names = Object.keys(properties ?? {});
  const rules = [...alternatives(types, shape), ...conditional(shape.schema as Record<string, Schema | undefined>)];
  return {
    properties: Object.fromEntries(names.map((name) => [name, { $ref: step(shape.reference, 'properties', name) }])),
    ...(additionalProperties === false && properties !== undefined ? { additionalProperties } : {}),
    ...(not === undefined ? {} : { not }),
    ...(rules.length === 0 ? {} : { allOf: rules }),
  };
}

/**
 * Makes the schema of a question to a planner: a tasktype, with as much of a taskinfo as is known. The fields that are
 * given are checked under a tasktype of the registry, each alone and all together, and nothing under any other.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @param types The schemas of the tasktypes.
 * @returns The schema; what it refers to are those of the tasktypes.
 */
export function questionEnvelope(registry: OpenRegistry, types: TypeDefinitions): Schema {
  return {
    title: 'Question',
    description:
      'A tasktype of any registry, with as much of a taskinfo as is known; what is missing is no error, but fields that contradict each other are. Whether a field that is asked for by the others can still be given is left to the planner. Without a taskinfo the answer says whether tasks of this type are taken at all.',
    type: 'object',
    required: ['tasktype'],
    properties: {
      tasktype: { type: 'string', description: 'URI of the tasktype.' },
      taskinfo: { type: 'object', description: 'Fields of the tasktype.' },
    },
    allOf: namedVersions(registry, 'tasktype').map(({ version, uris }) => ({
      if: { required: ['tasktype'], properties: { tasktype: { enum: uris } } },
      then: { properties: { taskinfo: partOf(types, follow(types, types.referenceTo(version))) } },
    })),
  };
}
