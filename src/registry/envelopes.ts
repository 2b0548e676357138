import { infoMember, type Kind, type Schema, type Spec } from '../spec/spec.ts';
import { typeDefinitions, type TypeDefinitions } from './bundle.ts';
import { dataLicence } from './catalogue.ts';
import { dialect } from './message-schema.ts';
import type { OpenRegistry } from './open.ts';
import { refusedInTasks } from './refusals.ts';
import type { Type } from './registry.ts';
import { namedVersions } from './version-meant.ts';

const words = {
  tasktype: {
    type: 'What is to be run: any exact URI of a tasktype of this registry, the canonical one best.',
    info: 'Which one is to be run, in the fields of the tasktype.',
  },
  servicetype: {
    type: 'How the service is driven: any exact URI of a servicetype of this registry, the canonical one best.',
    info: 'Where the service is and what it can do, in the fields of the servicetype.',
  },
} as const;

/**
 * Gathers the schemas of every version that a message can name.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @param kinds The kinds of types.
 * @param place Where the schemas are to stand, as every `$ref` begins; `#/$defs/` unless given.
 * @returns The schemas.
 */
export function namedDefinitions(registry: OpenRegistry, kinds: readonly Kind[], place?: string): TypeDefinitions {
  const versions = kinds.flatMap((kind) => namedVersions(registry, kind)).map(({ version }) => version);
  return typeDefinitions(registry, versions, place);
}

/**
 * Lists the types of a kind that an editor offers: those that are still to be used.
 *
 * @param registry The registry.
 * @param kind The kind.
 * @returns The types.
 */
export function offeredTypes(registry: OpenRegistry, kind: Kind): readonly Type<Spec>[] {
  const past: readonly Spec['status'][] = ['deprecated', 'withdrawn'];
  return registry.types.filter((type) => type.kind === kind && !past.includes(type.current.status));
}

/** After `then`, because editors offer the values of an `enum` elsewhere, and only canonical URIs are to be offered. */
function typeSchema(registry: OpenRegistry, kind: Kind, uris: readonly string[]): Schema {
  const examples = offeredTypes(registry, kind).map(({ uri }) => uri);
  return { description: words[kind].type, type: 'string', examples, if: { type: 'string' }, then: { enum: uris } };
}

/**
 * Makes the schema of an object that names a type of the registry and carries that type's own part: a task, or an
 * interface of a reply. Members beside the two are left alone.
 *
 * @param registry The registry.
 * @param kind Which of the two it is.
 * @param types The schemas of the types of this kind.
 * @returns The schema; what it refers to are those of the types.
 */
export function envelope(registry: OpenRegistry, kind: Kind, types: TypeDefinitions): Schema {
  const named = namedVersions(registry, kind);
  const info = infoMember(kind);
  return {
    type: 'object',
    required: [kind, info],
    properties: {
      [kind]: typeSchema(
        registry,
        kind,
        named.flatMap(({ uris }) => uris),
      ),
      [info]: { description: words[kind].info },
    },
    allOf: named.map(({ version, uris }) => ({
      // Turned round, because editors offer the values of a condition too.
      if: { not: { required: [kind], properties: { [kind]: { enum: uris } } } },
      else: { properties: { [info]: { $ref: types.referenceTo(version) } } },
    })),
  };
}

/**
 * Makes the schema of a task under any type of the registry.
 *
 * @param registry The registry.
 * @param types The schemas of the tasktypes.
 * @returns The schema; what it refers to are those of the tasktypes.
 */
export function taskEnvelope(registry: OpenRegistry, types: TypeDefinitions): Schema {
  return {
    title: 'Task',
    description:
      'A task, as a client sends it to an ExecutionPlanner: a tasktype and a taskinfo that matches it. Members beside the two are left alone, but for those that only a reply has and those that make a JSON-LD file of it, which codemeta.json describes. A tasktype that this schema refuses is not known to this registry; whether it is right, only its owner knows.',
    ...envelope(registry, 'tasktype', types),
    dependentSchemas: refusedInTasks,
  };
}

/**
 * Makes the schema of a message a file of its own.
 *
 * @param registry The registry.
 * @param name Name of the file.
 * @param message The schema of the message.
 * @param definitions What it refers to.
 * @returns A self-contained schema.
 */
export function asFile(registry: OpenRegistry, name: string, message: Schema, definitions: Schema): Schema {
  const head = { $schema: dialect, $id: `${registry.identifiers}/${name}`, $comment: `Licence: ${dataLicence}` };
  return { ...head, ...message, $defs: definitions };
}

/**
 * Makes the schema of a task under any type of the registry: what `task.json` serves.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @returns A self-contained schema.
 */
export function taskSchema(registry: OpenRegistry): Schema {
  const types = namedDefinitions(registry, ['tasktype']);
  return asFile(registry, 'task.json', taskEnvelope(registry, types), types.definitions);
}
