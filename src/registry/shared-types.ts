import { problem, type DocumentProblem } from '../spec/problem.ts';
import type { Spec } from '../spec/spec.ts';

const nameOf = ({ name, major }: Pick<Spec, 'name' | 'major'>): string => (major === 1 ? name : `${name}/${major}`);

/**
 * Checks that what is called common is: a type that one service takes is that platform's own, whatever its document says.
 *
 * @param specs The documents.
 * @returns The problems, each with the path of its document.
 */
export function checkShared(specs: readonly Spec[]): readonly DocumentProblem[] {
  const servicetypes = new Map<string, Set<string>>();
  for (const servicetype of specs)
    for (const { tasktype } of servicetype.accepts)
      servicetypes.set(tasktype, (servicetypes.get(tasktype) ?? new Set()).add(nameOf(servicetype)));
  return specs
    .filter(({ kind, level, status }) => kind === 'tasktype' && level === 'common' && status === 'stable')
    .filter((spec) => (servicetypes.get(nameOf(spec))?.size ?? 0) < 2)
    .map((spec) => ({
      path: spec.path,
      ...problem('common-type-is-shared', {
        message: `The type is common and stable, but fewer than two servicetypes accept ${nameOf(spec)}.`,
        hint: 'Keep it experimental, write level: platform, or add it to `accepts` of the servicetypes that take it.',
        pointer: '/level',
      }),
    }));
}
