import { infoMember, versionOf, type Schema, type Spec } from '../spec/spec.ts';
import { messageFile } from './catalogue.ts';
import { referencePath, type OpenRegistry } from './open.ts';
import { refusedInTasks } from './refusals.ts';
import { bundleSchema } from './schema.ts';
import { isUri, versionUri } from './uri.ts';

/** The dialect of every schema that is published. */
export const dialect = 'https://json-schema.org/draft/2020-12/schema';

/**
 * Makes the schema of a version as it is published: self-contained, with its identifier.
 *
 * @param registry The registry.
 * @param spec The version.
 * @returns A schema of `taskinfo` (of `serviceinfo` in a servicetype).
 */
export function publishedSchema(registry: OpenRegistry, spec: Spec): Schema {
  const { title, description: _, ...rest } = bundleSchema(referencePath(spec.path), registry.writtenSchemaOf);
  return { $schema: dialect, $id: versionUri(spec, registry.identifiers), title, description: spec.summary, ...rest };
}

/**
 * Makes the schema of a whole message of a version's type. Members beside the type and its part are left alone, but for
 * those that a task refuses in `task.json`, too.
 *
 * @param registry The registry.
 * @param spec The version.
 * @returns A schema whose `tasktype` (`servicetype`) is one of the exact URIs that mean the type.
 */
export function messageSchema(registry: OpenRegistry, spec: Spec): Schema {
  const { kind, name, major } = spec;
  const info = infoMember(kind);
  const message = kind === 'tasktype' ? 'Task' : 'Interface';
  const { $defs, ...schema } = bundleSchema(referencePath(spec.path), registry.writtenSchemaOf);
  // A bare word may be another name of the type, but a message names its type by a URI.
  const uris = (registry.named(kind, name, major)?.uris ?? []).filter(isUri);
  return {
    $schema: dialect,
    $id: `${versionUri(spec, registry.identifiers)}/${messageFile(kind)}`,
    title: `${String(schema['title'])}${message}`,
    description: `A message of the ${kind} ${spec.title}, version ${versionOf(spec)}. ${spec.summary}`,
    type: 'object',
    required: [kind, info],
    properties: {
      [kind]: {
        enum: uris,
        description: `Any exact URI that means the ${kind}; the first one is the one to write.`,
      },
      [info]: schema,
    },
    ...(kind === 'tasktype' ? { dependentSchemas: refusedInTasks } : {}),
    ...($defs === undefined ? {} : { $defs }),
  };
}
