import type { LaunchAlternative, LaunchCondition } from '../spec/launch.ts';
import { valueAt } from '../spec/place.ts';
import { launchValues, type LaunchSubject } from './values.ts';

/** Why there is no launch where the condition of no way holds. */
export const noWayFits = 'None of the ways of this service fits what the task and the service say.';

function holds(condition: LaunchCondition, value: unknown): boolean {
  if (typeof condition !== 'object') return value === condition;
  if ('present' in condition) return (value !== undefined) === condition.present;
  return value === undefined ? condition.orAbsent === true : condition.in.some((one) => one === value);
}

/**
 * Chooses the way in which a service is driven for a task.
 *
 * @param alternatives The ways of the servicetype for the tasktype, in its order.
 * @param subject The serviceinfo and the taskinfo.
 * @returns The first way whose condition holds; `undefined` where none does.
 */
export function wayFor(
  alternatives: readonly LaunchAlternative[],
  subject: LaunchSubject,
): LaunchAlternative | undefined {
  return alternatives.find(({ when = {} }) =>
    Object.entries(when).every(([pointer, condition]) => holds(condition, valueAt(subject, pointer))),
  );
}

/**
 * Says why a service cannot be driven for a task, without making the launch.
 *
 * @param alternatives The ways of the servicetype for the tasktype, in its order.
 * @param subject The serviceinfo and the taskinfo; the taskinfo has to be valid.
 * @returns The reasons, a sentence each; none where it can.
 */
export function whyNoWay(alternatives: readonly LaunchAlternative[], subject: LaunchSubject): readonly string[] {
  const way = wayFor(alternatives, subject);
  return way === undefined ? [noWayFits] : launchValues(way, subject, {}).refusals;
}
