import type { Schema } from '../spec/spec.ts';
import type { TypeDefinitions } from './bundle.ts';
import type { OpenRegistry } from './open.ts';
import { fieldsOf } from './task-fields.ts';
import { namedVersions } from './version-meant.ts';

/** What is given has to be right; of what is missing, and of what fields say together, the planner tells. */
function partOf(types: TypeDefinitions, reference: string): Schema {
  const { fields, isClosed } = fieldsOf(types, reference);
  const properties = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  return { properties, ...(isClosed ? { additionalProperties: false } : {}) };
}

/**
 * Makes the schema of a question to a planner: a tasktype, with as much of a taskinfo as is known. The fields that are
 * given are checked under a tasktype of the registry, and nothing under any other.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @param types The schemas of the tasktypes.
 * @returns The schema; what it refers to are those of the tasktypes.
 */
export function questionEnvelope(registry: OpenRegistry, types: TypeDefinitions): Schema {
  return {
    title: 'Question',
    description:
      'A tasktype of any registry, with as much of a taskinfo as is known; what is missing is no error. Without a taskinfo the answer says whether tasks of this type are taken at all.',
    type: 'object',
    required: ['tasktype'],
    properties: {
      tasktype: { type: 'string', description: 'URI of the tasktype.' },
      taskinfo: { type: 'object', description: 'Fields of the tasktype.' },
    },
    allOf: namedVersions(registry, 'tasktype').map(({ version, uris }) => ({
      if: { required: ['tasktype'], properties: { tasktype: { enum: uris } } },
      then: { properties: { taskinfo: partOf(types, types.referenceTo(version)) } },
    })),
  };
}
