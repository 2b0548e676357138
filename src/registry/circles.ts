import { joinPointer } from '../spec/place.ts';
import { problem, type DocumentProblem } from '../spec/problem.ts';
import type { Spec } from '../spec/spec.ts';

interface Step {
  readonly spec: Spec;
  readonly from: string;
  readonly to: string;
  readonly pointer: string;
  readonly what: string;
}

const nameIn = ({ name, major }: Spec): string => (major === 1 ? name : `${name}/${major}`);

function stepsOf(spec: Spec): { readonly broader: readonly Step[]; readonly successors: readonly Step[] } {
  const from = `${spec.kind} ${nameIn(spec)}`;
  const to = (name: string): string => `${spec.kind} ${name}`;
  const successor = spec.deprecated?.successor;
  return {
    broader: spec.broader.map((name, index) => {
      return { spec, from, to: to(name), pointer: joinPointer('/broader', index), what: 'broader type' };
    }),
    successors:
      successor === undefined
        ? []
        : [{ spec, from, to: to(successor), pointer: '/deprecated/successor', what: 'successor' }],
  };
}

function inCircles(steps: readonly Step[]): readonly Step[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of steps) next.set(from, [...(next.get(from) ?? []), to]);
  const leads = (start: string, goal: string): boolean => {
    const seen = new Set([start]);
    // A set that grows while it is gone through is a queue.
    for (const place of seen) for (const to of next.get(place) ?? []) seen.add(to);
    return seen.has(goal);
  };
  return steps.filter(({ from, to }) => from !== to && leads(to, from));
}

/**
 * Finds the links of one sort that lead back to where they begin.
 *
 * @param specs The documents.
 * @returns A problem for each link of a circle; a type that names itself is not one.
 */
export function checkCircles(specs: readonly Spec[]): readonly DocumentProblem[] {
  const steps = specs.map(stepsOf);
  const circles = [
    ...inCircles(steps.flatMap(({ broader }) => broader)),
    ...inCircles(steps.flatMap(({ successors }) => successors)),
  ];
  return circles.map(({ spec, to, pointer, what }) => ({
    path: spec.path,
    ...problem('links-form-no-circle', {
      message: `The ${what} "${to.split(' ')[1] ?? ''}" leads back to this type.`,
      hint: 'Take one of the links of the circle out.',
      pointer,
    }),
  }));
}
