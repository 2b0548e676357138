import { lintLaunch } from './lint-launch.ts';
import { lintSchema } from './lint-schema.ts';
import { lintUnfinished } from './lint-unfinished.ts';
import { problem, type Problem } from './problem.ts';
import { type ReadDocument, schemaPointer } from './read.ts';
import type { Spec } from './spec.ts';

function lintStatus(spec: Spec): readonly Problem[] {
  const problems: Problem[] = [];
  if (spec.status === 'stable' && spec.level === 'platform' && spec.confirmed === undefined)
    problems.push(
      problem('stable-is-confirmed', {
        message: `The type is stable, but ${spec.owner.name} has not confirmed it.`,
        hint: 'Set status: experimental, or give `confirmed`.',
        pointer: '/status',
      }),
    );
  const retired = spec.status === 'deprecated' || spec.status === 'withdrawn';
  if (retired !== (spec.deprecated !== undefined))
    problems.push(
      problem('deprecation-is-explained', {
        message: retired
          ? `The type is ${spec.status} and does not say why.`
          : `The type is ${spec.status}, yet it has \`deprecated\`.`,
        hint: retired ? 'Give `deprecated` with `since` and `why`.' : 'Remove `deprecated`, or change the status.',
        pointer: retired ? '/status' : '/deprecated',
      }),
    );
  return problems;
}

/**
 * Holds one document to the rules of documents that can be judged without the others.
 *
 * @param document The document read, with its spec.
 * @returns The problems, each with its place.
 */
export function lint({ spec, placeOf }: ReadDocument): readonly Problem[] {
  if (spec === undefined) return [];
  const inSchema = lintSchema(spec.schema).map((fault) => ({
    ...fault,
    pointer: schemaPointer(spec.kind) + fault.pointer,
  }));
  const placed = [...lintStatus(spec), ...inSchema, ...lintLaunch(spec)].map((fault) => ({
    ...fault,
    ...placeOf(fault.pointer),
  }));
  return [...placed, ...lintUnfinished(spec.source)];
}
