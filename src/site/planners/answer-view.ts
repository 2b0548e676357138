import type { Condition, Reason } from '../../planner/message.ts';
import { isObject } from '../../spec/object.ts';
import { visible } from '../../spec/words.ts';
import { element, type Content } from '../browser/element.ts';
import { sentenceView } from '../validate/sentence-view.ts';
import type { AskEngine, GivenTask, OfferedPlace, PlannerAnswer } from './engine-messages.ts';
import { launchView } from './launch-view.ts';

/** What an answer is shown with. */
export interface AroundAnswer {
  readonly task: GivenTask;
  readonly ask: AskEngine;
}

/** The host that a serviceinfo names, so that two services of a kind are told apart. */
function hostOf({ offered: { serviceinfo } }: OfferedPlace): string | undefined {
  const endpoint = isObject(serviceinfo) ? serviceinfo['endpoint'] : undefined;
  return typeof endpoint === 'string' && URL.canParse(endpoint) ? new URL(endpoint).host : undefined;
}

function placeView(place: OfferedPlace, { task, ask }: AroundAnswer): HTMLElement {
  const { title, link, launch, offered } = place;
  const host = hostOf(place);
  return element(
    'li',
    { class: 'place' },
    element(
      'p',
      { class: 'by' },
      'By ',
      link === undefined ? element('code', {}, title) : element('a', { href: link }, title),
      host === undefined ? undefined : [' at ', element('code', {}, visible(host))],
    ),
    launch && launchView(launch, { offered, task: task.question, ask }),
  );
}

/**
 * Lists sentences, each with the place in the question that it speaks of.
 *
 * @param told Reasons of a NO, or conditions of a YES.
 * @returns A list.
 */
export function toldView(told: readonly (Reason | Condition)[]): HTMLElement {
  const items = told.map(({ text, path = '' }) =>
    element(
      'li',
      {},
      sentenceView(visible(text)),
      path === '' ? undefined : [' ', element('code', { class: 'path' }, visible(path))],
    ),
  );
  return element('ul', { class: 'reasons' }, items);
}

/**
 * Shows what stands below the word of an answer.
 *
 * @param answer The answer.
 * @param around The task, and what is asked further.
 * @returns Reasons, or places with conditions and launches.
 */
export function answerBody({ reply, places }: PlannerAnswer, around: AroundAnswer): Content {
  if (reply.reponseword === 'NO') return toldView(reply.reponseinfo.reasons);
  const { reponseinfo, resources } = reply;
  const offered = Object.entries(resources ?? {}).map(([name, amount]) => `${name} ${amount}`);
  return [
    reponseinfo === undefined
      ? undefined
      : [element('p', {}, 'It still depends on this:'), toldView(reponseinfo.conditions)],
    offered.length === 0 ? undefined : element('p', {}, `It offers ${visible(offered.join(', '))}.`),
    element(
      'ul',
      { class: 'places' },
      places.map((place) => placeView(place, around)),
    ),
  ];
}

/**
 * Shows the word of an answer.
 *
 * @param word YES, NO, or another word of one's own.
 * @returns A part of a heading.
 */
export function wordView(word: string): HTMLElement {
  return element('span', { class: 'answer-word', 'data-word': word }, word);
}
