import { element, type Content } from '../browser/element.ts';
import { answerBody, toldView } from '../planners/answer-view.ts';
import type { Asked, AskEngine, GivenTask, PlannerAnswer } from '../planners/engine-messages.ts';
import type { ReadyPlanner } from '../planners/planner-data.ts';
import { taskTitle } from '../planners/task-view.ts';
import { ownService } from './own-service.ts';

/** A public platform, and what it answers to one task. */
interface Platform {
  readonly ready: ReadyPlanner;
  readonly answer: PlannerAnswer;
}

function willingView({ ready: { service, about }, answer }: Platform, task: GivenTask, ask: AskEngine): HTMLElement {
  return element(
    'li',
    { class: 'platform' },
    element('h4', {}, service),
    element('p', { class: 'about' }, about),
    answerBody(answer, { task, ask }),
  );
}

function unwillingView({ ready: { service }, answer: { reply } }: Platform): HTMLElement {
  const reasons = reply.reponseword === 'NO' ? reply.reponseinfo.reasons : [];
  return element('li', {}, element('h4', {}, service), toldView(reasons));
}

function platformsView(platforms: readonly Platform[], task: GivenTask, ask: AskEngine): Content {
  if (platforms.length === 0) return undefined;
  const willing = platforms.filter(({ answer }) => answer.reply.reponseword === 'YES');
  const others = platforms.filter(({ answer }) => answer.reply.reponseword !== 'YES');
  const number = others.length === 1 ? 'One other says' : `${others.length} ${willing.length > 0 ? 'others ' : ''}say`;
  return [
    element('h3', {}, 'On public platforms'),
    willing.length === 0
      ? element('p', {}, 'None of the public platforms that are known here takes it.')
      : element(
          'ul',
          { class: 'platforms' },
          willing.map((platform) => willingView(platform, task, ask)),
        ),
    others.length === 0
      ? undefined
      : element(
          'details',
          { class: 'unwilling' },
          element('summary', {}, `${number} NO, and why`),
          element('ul', {}, others.map(unwillingView)),
        ),
  ];
}

function takersView(task: GivenTask, ask: AskEngine): Content {
  const heading = element('h3', {}, 'On a service of your own');
  if (task.takers.length === 0)
    return [heading, element('p', {}, 'No kind of service that this registry knows takes such a task.')];
  const items = task.takers.map((taker) => ownService(taker, task, ask));
  return [
    heading,
    element('p', {}, 'These kinds of service take such a task:'),
    element('ul', { class: 'takers' }, items),
  ];
}

/**
 * Shows every place at which a task can run.
 *
 * @param asked What the public platforms answer.
 * @param index Which task of the link it is about.
 * @param ready The public platforms.
 * @param ask Asks the engine of the page.
 * @returns A part of the page; nothing where there is no such task.
 */
export function placesView(
  { given, planners }: Asked,
  index: number,
  ready: readonly ReadyPlanner[],
  ask: AskEngine,
): HTMLElement | undefined {
  const task = 'tasks' in given ? given.tasks[index] : undefined;
  if (task === undefined) return undefined;
  const platforms = ready.flatMap((one): readonly Platform[] => {
    const answer = planners.find(({ id }) => id === one.id)?.answers?.[index];
    return answer === undefined ? [] : [{ ready: one, answer }];
  });
  return element(
    'section',
    { class: 'places-of-task' },
    element('h2', {}, taskTitle(task)),
    platformsView(platforms, task, ask),
    takersView(task, ask),
  );
}
