import { problem, type DocumentProblem } from '../spec/problem.ts';
import { schemaPointer } from '../spec/read.ts';
import type { Spec } from '../spec/spec.ts';
import { referencesIn } from './definitions.ts';
import { pathOf } from './uri.ts';

/**
 * Checks that what is promised never to change rests on nothing that may: a stable type borrows only from versions that
 * are stable too, or were.
 *
 * @param specs All specs of the registry.
 * @returns The problems, each with the path of its document.
 */
export function checkFoundations(specs: readonly Spec[]): readonly DocumentProblem[] {
  const byPath = new Map(specs.map((spec) => [pathOf(spec), spec]));
  return specs
    .filter(({ status }) => status === 'stable')
    .flatMap((spec) =>
      [...new Set(referencesIn(spec.schema).map((reference) => reference.split('#', 1)[0] ?? ''))]
        .map((path) => byPath.get(path))
        .filter((other) => other?.status === 'experimental')
        .map((other) => ({
          path: spec.path,
          ...problem('stable-rests-on-stable', {
            message: `The type is stable and borrows from ${other?.path ?? ''}, which is experimental and may change.`,
            hint: 'Write the borrowed part out, or wait until that type is stable.',
            pointer: schemaPointer(spec.kind),
          }),
        })),
    );
}
