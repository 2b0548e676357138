import type { Launch, LaunchRequest } from '../../launch/launch.ts';
import type { OfferedInterface, Question } from '../../planner/message.ts';
import { visible } from '../../spec/words.ts';
import { outwardLink } from '../addresses.ts';
import { element, type Content } from '../browser/element.ts';
import { sentenceView } from '../validate/sentence-view.ts';
import type { AskEngine } from './engine-messages.ts';

/** A task, where it is to run, and what makes the launch again with the answers of the user. */
export interface Launching {
  readonly offered: OfferedInterface;
  readonly task: Question;
  readonly ask: AskEngine;
}

type Answers = Readonly<Record<string, string>>;

let lastId = 0;

function openView(url: string, isReady: boolean): Content {
  const link = isReady ? outwardLink(url) : undefined;
  return [
    link === undefined
      ? element('p', { class: 'hint' }, 'The address to open, once it is filled in:')
      : element(
          'p',
          {},
          element('a', { class: 'button primary', href: link, rel: 'nofollow noopener' }, 'Open it there'),
        ),
    element('p', { class: 'address' }, element('code', {}, visible(url))),
  ];
}

function requestView({ method, url, headers, body, expect }: LaunchRequest): HTMLElement {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = [...lines, ...(body === undefined ? [] : ['', body])].join('\n');
  return element(
    'li',
    {},
    element('code', {}, visible(`${method} ${url}`)),
    text === '' ? undefined : element('pre', {}, text),
    element('p', { class: 'hint' }, `The reply has the status ${expect.join(' or ')}.`),
  );
}

function stepsView(requests: readonly LaunchRequest[], result: string | undefined): Content {
  const number = requests.length === 1 ? 'one request' : `${requests.length} requests`;
  return element(
    'details',
    { class: 'requests' },
    element('summary', {}, `A program starts it with ${number}`),
    element('ol', {}, requests.map(requestView)),
    result === undefined
      ? undefined
      : element('p', {}, 'Then one opens ', element('code', {}, visible(result)), ' in a browser.'),
  );
}

function bodyView(launch: Launch): Content {
  if (launch.how === 'open') return openView(launch.url, launch.questions.length === 0);
  if (launch.how === 'steps') return stepsView(launch.requests, launch.result);
  const sentences = launch.how === 'byHand' ? launch.sentences : launch.reasons;
  const items = sentences.map((text) => element('li', {}, sentenceView(visible(text))));
  if (launch.how === 'impossible')
    return [element('p', {}, 'Nothing can be started there:'), element('ul', { class: 'reasons' }, items)];
  const number = items.length === 1 ? 'one step' : `${items.length} steps`;
  return element(
    'details',
    { class: 'by-hand' },
    element('summary', {}, `One starts it by hand, in ${number}`),
    element('ol', {}, items),
  );
}

function secretView({ name, ask }: Launch['questions'][number]): HTMLElement {
  return element(
    'p',
    { class: 'hint' },
    element('code', {}, `{${name}}`),
    ` is a secret, and is not asked for here: ${visible(ask)}`,
  );
}

/** The fields stay while one types: only what is made of them is shown anew. */
function fieldView(
  { name, ask }: Launch['questions'][number],
  typed: (name: string, text: string) => void,
): HTMLElement {
  const id = `launch-${String((lastId += 1))}`;
  const input = element('input', { type: 'text', id, autocomplete: 'off', spellcheck: 'false' });
  input.addEventListener('input', () => typed(name, input.value.trim()));
  const label = element('label', { for: id }, element('code', {}, `{${name}}`), ` ${visible(ask)}`);
  return element('div', { class: 'asked' }, label, input);
}

/**
 * Shows how a task is started: a link, requests or sentences, and fields for what only the user knows. Secrets are never
 * asked for, so that none can get into an address.
 *
 * @param launch The launch as far as it is known.
 * @param launching The task and the place, to make it again.
 * @returns A part of the page.
 */
export function launchView(launch: Launch, { offered, task, ask }: Launching): HTMLElement {
  const body = element('div', {}, bodyView(launch));
  let answers: Answers = {};
  let turn = 0;
  const typed = async (name: string, text: string): Promise<void> => {
    const { [name]: _, ...others } = answers;
    answers = text === '' ? others : { ...others, [name]: text };
    const mine = (turn += 1);
    const next = await ask('launch', { offered, task, answers });
    if (mine === turn) body.replaceChildren(element('div', {}, bodyView(next)));
  };
  const open = launch.questions.filter(({ secret }) => !secret);
  return element(
    'div',
    { class: 'launch' },
    open.map((question) => fieldView(question, (name, text) => void typed(name, text))),
    body,
    launch.questions.filter(({ secret }) => secret).map(secretView),
  );
}
