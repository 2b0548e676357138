import { visible } from '../../spec/words.ts';
import { byId, element, type Content } from '../browser/element.ts';
import type { Asked, AskEngine, GivenTask } from '../planners/engine-messages.ts';
import { lateEngine } from '../planners/late-engine.ts';
import { taskTitle } from '../planners/task-view.ts';
import { writeFragment } from '../validate/fragment.ts';
import { sentenceView } from '../validate/sentence-view.ts';
import { badgeView } from './badge-view.ts';
import { linkedText, permalink } from './link.ts';
import { placesView } from './places-view.ts';

async function mendLink(text: string, validate: string): Promise<HTMLElement> {
  const fragment = (await writeFragment({ text, path: undefined })) ?? '';
  return element('p', {}, element('a', { href: validate + fragment }, 'Mend it on the page Validate'));
}

function faultList(problems: readonly { readonly message: string; readonly hint?: string }[]): HTMLElement {
  const items = problems.map(({ message, hint = '' }) =>
    element('li', {}, sentenceView(visible(`${message} ${hint}`.trim()))),
  );
  return element('ul', { class: 'reasons' }, items);
}

/** What can be said of a task that is wrong: a place to run it is none. */
async function wrongView(task: GivenTask, text: string, validate: string): Promise<HTMLElement> {
  return element(
    'section',
    {},
    element('h2', {}, taskTitle(task)),
    element('p', {}, 'This task is not right yet, so that no service would take it:'),
    faultList(task.problems),
    await mendLink(text, validate),
  );
}

async function resultOf(text: string, ask: AskEngine, { validate = '', badge = '' }: DOMStringMap): Promise<Content> {
  const ready = (await ask('ready', {})).filter(({ isPublic }) => isPublic);
  const asked: Asked = await ask('ask', { input: { text, planners: ready, isSignedIn: true } });
  const { given } = asked;
  if ('fault' in given)
    return [element('p', { class: 'fault' }, given.fault), faultList(given.problems), await mendLink(text, validate)];
  const views = given.tasks.map(async (task, index) =>
    task.problems.length > 0 ? wrongView(task, text, validate) : placesView(asked, index, ready, ask),
  );
  const [only, ...others] = given.tasks;
  const link =
    only?.isWhole === true && others.length === 0
      ? await permalink(only.question, location.origin + location.pathname)
      : undefined;
  return [...(await Promise.all(views)), link && badgeView(link, new URL(badge, location.href).href)];
}

/**
 * Makes the page work that shows where the task in its address can run.
 *
 * @throws {TypeError} When the page is not the one that belongs to this script.
 */
export function openPage(): void {
  const zone = byId('run');
  const ask = lateEngine(zone);
  const [result, failure, progress] = [byId('result'), byId('failure'), byId('progress')];
  const area = byId('text') as HTMLTextAreaElement;
  const giving = byId('give') as HTMLDetailsElement;
  let turn = 0;
  const show = async (): Promise<void> => {
    const mine = (turn += 1);
    failure.textContent = '';
    const linked = await linkedText(location.hash, zone.dataset['root'] ?? '/');
    if (linked === undefined) return;
    giving.open = 'fault' in linked;
    if ('fault' in linked) {
      failure.textContent = linked.fault;
      result.replaceChildren();
      return;
    }
    area.value = linked.text;
    progress.textContent = 'Looking where it can run…';
    const view = await resultOf(linked.text, ask, zone.dataset).catch((error: unknown) => {
      failure.textContent = `${error instanceof Error ? error.message : String(error)}.`;
      return undefined;
    });
    if (mine !== turn) return;
    progress.textContent = '';
    result.replaceChildren(element('div', {}, view));
  };
  byId('give-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void writeFragment({ text: area.value, path: undefined }).then((fragment) => {
      if (fragment === undefined) failure.textContent = 'The text is too long for a link. Give one task of it.';
      else if (fragment === location.hash) void show();
      else location.hash = fragment;
    });
  });
  addEventListener('hashchange', () => void show());
  void show();
}
