import { mapSubschemas } from '../spec/keywords.ts';
import { isObject } from '../spec/object.ts';
import { joinPointer } from '../spec/place.ts';
import { problem, type DocumentProblem } from '../spec/problem.ts';
import { infoMember, type Spec } from '../spec/spec.ts';
import { pathOf } from './uri.ts';

/**
 * Lists the references of a schema, those of its parts included.
 *
 * @param schema The schema as written.
 * @returns Each `$ref`; text that only looks like one, in an example or a default, is none.
 */
export function referencesIn(schema: unknown): readonly string[] {
  if (!isObject(schema)) return [];
  const found: string[] = typeof schema['$ref'] === 'string' ? [schema['$ref']] : [];
  mapSubschemas(schema, (part) => void found.push(...referencesIn(part)));
  return found;
}

/**
 * Finds the parts of schemas that neither their own document nor another one refers to.
 *
 * @param specs The documents.
 * @returns A warning for each.
 */
export function checkDefinitions(specs: readonly Spec[]): readonly DocumentProblem[] {
  const used = new Set(
    specs.flatMap((spec) =>
      referencesIn(spec.schema).map((reference) => (reference.startsWith('#') ? pathOf(spec) : '') + reference),
    ),
  );
  return specs.flatMap((spec) =>
    Object.keys(isObject(spec.schema['$defs']) ? spec.schema['$defs'] : {})
      .map((name) => joinPointer('/$defs', name))
      .filter((pointer) => !used.has(`${pathOf(spec)}#${pointer}`))
      .map((pointer) => ({
        path: spec.path,
        ...problem('definition-is-used', {
          severity: 'warning',
          message: `Nothing refers to #${pointer}.`,
          hint: 'Refer to it, or take it out.',
          pointer: `/${infoMember(spec.kind)}${pointer}`,
        }),
      })),
  );
}
