import { byId, element } from '../browser/element.ts';
import { connectChooser, takeDrops } from '../browser/taking-files.ts';
import type { Asked, AskInput } from '../planners/engine-messages.ts';
import { lateEngine } from '../planners/late-engine.ts';
import { latest } from '../planners/latest.ts';
import { problemLines } from '../planners/problem-lines.ts';
import { taskTitle } from '../planners/task-view.ts';
import { createTextArea } from '../validate/text-area.ts';
import type { TextPane } from '../validate/text-pane.ts';
import { addressOf, readState } from './fragment.ts';
import { textOf, type GivenText } from './given-text.ts';
import { plannerCards } from './planner-cards.ts';
import { summaryOf } from './summary.ts';

function showTask({ given }: Asked, pane: TextPane): void {
  const place = byId('task');
  const faults = problemLines(given.problems, pane);
  if ('fault' in given) {
    place.replaceChildren(element('p', { class: 'fault' }, given.fault), ...faults);
    return;
  }
  const tasks = given.tasks.map((task) => element('li', {}, taskTitle(task)));
  place.replaceChildren(element('ul', { class: 'given-tasks' }, tasks), ...faults);
}

/**
 * Makes the page work on which planners are asked.
 *
 * @throws {TypeError} When the page is not the one that belongs to this script.
 */
export function openPage(): void {
  const ask = lateEngine(byId('ask'));
  const [summary, failure, told] = [byId('summary'), byId('failure'), byId('told')];
  const signedIn = byId('signed-in') as HTMLInputElement;
  const pane = createTextArea(byId('text') as HTMLTextAreaElement, () => asking.soon());
  const cards = plannerCards(byId('planners'), () => asking.soon());

  const input = (): AskInput => ({
    text: pane.text(),
    planners: cards.chosen().map((card) => card.asked()),
    isSignedIn: signedIn.checked,
  });
  const address = (): Promise<string | undefined> =>
    addressOf({ text: pane.text(), isSignedIn: signedIn.checked, ...cards.state() });
  const answered = async (): Promise<Asked | undefined> => {
    history.replaceState(null, '', (await address()) ?? location.pathname);
    const { text, planners } = input();
    return text.trim() === '' && planners.every(({ id }) => id !== 'own') ? undefined : ask('ask', { input: input() });
  };
  const show = (asked: Asked | undefined): void => {
    [failure.textContent, told.textContent] = ['', ''];
    const hasTask = pane.text().trim() !== '';
    cards.show(asked ?? { given: { tasks: [], problems: [] }, planners: [] }, ask);
    if (asked === undefined || !hasTask) byId('task').replaceChildren();
    else showTask(asked, pane);
    summary.replaceChildren(
      hasTask && asked !== undefined
        ? summaryOf(asked, cards.titleOf)
        : 'Give a task, and each planner says here whether it takes it.',
    );
  };
  const failed = (error: unknown): void => {
    failure.textContent = `The planners could not be asked. ${error instanceof Error ? error.message : ''}`;
  };
  const asking = latest(answered, show, failed);

  const take = (given: GivenText): void => {
    failure.textContent = 'fault' in given ? given.fault : '';
    if ('fault' in given) return;
    if (given.isPlanner) cards.takeOwn(given.text);
    else pane.open(given.text);
  };
  const restore = async (): Promise<void> => {
    const state = await readState(location.hash);
    if (state === undefined) return;
    if ('fault' in state) {
      failure.textContent = state.fault;
      return;
    }
    signedIn.checked = state.isSignedIn;
    cards.restore(state);
    pane.open(state.text);
    asking.now();
  };
  signedIn.addEventListener('change', asking.now);
  byId('example').addEventListener('change', ({ target }) => {
    const choice = target as HTMLSelectElement;
    if (choice.value !== '') pane.open(`${JSON.stringify(JSON.parse(choice.value), null, 2)}\n`);
    choice.value = '';
    asking.now();
  });
  byId('all').addEventListener('click', () => cards.chooseAll(true));
  byId('none').addEventListener('click', () => cards.chooseAll(false));
  byId('link').addEventListener('click', () => void copyLink(address, told));
  connectChooser('file', ([file]) => {
    if (file !== undefined) void textOf({ name: file.name, zip: file }).then(take);
  });
  takeDrops(
    byId('ask'),
    (give) =>
      void give(() => undefined)
        .then(textOf)
        .then(take),
    () => {
      failure.textContent = 'What was dropped is no file.';
    },
  );
  addEventListener('hashchange', () => void restore());
  void restore();
}

async function copyLink(address: () => Promise<string | undefined>, told: HTMLElement): Promise<void> {
  const fragment = await address();
  if (fragment === undefined) {
    told.textContent = 'This is too long for a link. Send the files instead.';
    return;
  }
  history.replaceState(null, '', fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    told.textContent = 'Link copied. Task and planners are in it, so give it only to those who may read them.';
  } catch {
    told.textContent = 'The link stands in the address bar: copy it from there.';
  }
}
