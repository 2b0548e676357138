import { listed } from '../../spec/words.ts';
import type { Asked } from '../planners/engine-messages.ts';

/**
 * Says in one sentence what the planners answer.
 *
 * @param asked Their answers.
 * @param titleOf Gives the title of a planner on the page.
 * @returns The sentence.
 */
export function summaryOf({ given, planners }: Asked, titleOf: (id: string) => string): string {
  if ('fault' in given) return 'No planner was asked: there is no task yet that could be read.';
  const answering = planners.filter(({ answers }) => answers !== undefined);
  if (answering.length === 0) return 'No planner was asked. Choose one below.';
  const willing = answering.filter(({ answers = [] }) => answers.some(({ reply }) => reply.reponseword === 'YES'));
  const number = `${willing.length} of ${answering.length} ${answering.length === 1 ? 'planner' : 'planners'}`;
  const says = willing.length === 1 ? 'says' : 'say';
  const to = given.tasks.length === 1 ? '' : `, to one or more of ${given.tasks.length} tasks`;
  const names = willing.map(({ id }) => titleOf(id));
  return willing.length === 0
    ? `No planner of ${answering.length} says YES.`
    : `${number} ${says} YES${to}: ${listed(names)}.`;
}
