import { sourceOf, type LaunchAlternative } from '../spec/launch.ts';
import { joinPointer, splitPointer } from '../spec/place.ts';
import { problem, type DocumentProblem } from '../spec/problem.ts';
import type { Schema, Spec } from '../spec/spec.ts';
import { referenced } from './links.ts';
import { createRegistry } from './registry.ts';

function propertiesOf(schema: Schema): readonly [string, Schema][] {
  const shapes = [schema, ...((schema['oneOf'] as readonly Schema[] | undefined) ?? [])];
  return shapes.flatMap((shape) =>
    Object.entries((shape['properties'] as Readonly<Record<string, Schema>> | undefined) ?? {}),
  );
}

/**
 * Says whether some shape of a schema has a field at a path.
 *
 * @param schema The schema without references.
 * @param path The names on the way; a number stands for any item.
 * @returns Whether a value of the schema may have something there.
 */
export function hasField(schema: Schema, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  const { additionalProperties, items } = schema;
  if (typeof items === 'object' && /^[0-9]+$/.test(name)) return hasField(items as Schema, rest);
  if (propertiesOf(schema).some(([key, property]) => key === name && hasField(property, rest))) return true;
  return typeof additionalProperties === 'object'
    ? hasField(additionalProperties as Schema, rest)
    : additionalProperties === true;
}

function pointersOf({
  when = {},
  variables = {},
}: LaunchAlternative): readonly { readonly pointer: string; readonly at: string }[] {
  const fromVariables = Object.entries(variables).flatMap(([name, variable]) => {
    const pointer = sourceOf(variable).from;
    return pointer === undefined ? [] : [{ pointer, at: joinPointer('/variables', name) }];
  });
  const fromConditions = Object.keys(when)
    // The lint has spoken of the others.
    .filter((pointer) => /^\/(service|task)\/./.test(pointer))
    .map((pointer) => ({ pointer, at: joinPointer('/when', pointer) }));
  return [...fromConditions, ...fromVariables];
}

/**
 * Checks that what a launch takes from a service or a task is a field of that service's or task's schema.
 *
 * @param specs All specs of the registry.
 * @param schemaOf The resolved schema of a spec.
 * @returns The problems, each with the path of its document.
 */
export function checkLaunches(specs: readonly Spec[], schemaOf: (spec: Spec) => Schema): readonly DocumentProblem[] {
  const registry = createRegistry(specs);
  return specs.flatMap((service) =>
    Object.entries(service.launch).flatMap(([name, list]) => {
      const task = referenced(registry, 'tasktype', name)?.current;
      return list.flatMap((alternative, index) =>
        pointersOf(alternative).flatMap(({ pointer, at }) => {
          const [side, ...field] = splitPointer(pointer);
          const schema = side === 'service' ? schemaOf(service) : task && schemaOf(task);
          if (schema === undefined || hasField(schema, field)) return [];
          return [
            {
              path: service.path,
              ...problem('launch-variable-is-known', {
                message: `The launch for ${name} takes "${pointer}", which is no field of the ${side === 'service' ? 'serviceinfo' : `taskinfo of ${name}`}.`,
                hint: 'Correct the pointer: /service/<field of serviceinfo> or /task/<field of taskinfo>.',
                pointer: joinPointer(joinPointer('/launch', name), index) + at,
              }),
            },
          ];
        }),
      );
    }),
  );
}
