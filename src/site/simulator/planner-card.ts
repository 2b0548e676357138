import { element, type Content } from '../browser/element.ts';
import { answerBody, wordView } from '../planners/answer-view.ts';
import type { AnsweringPlanner, AskedPlanner, AskEngine, GivenTask } from '../planners/engine-messages.ts';
import { problemLines } from '../planners/problem-lines.ts';
import { taskTitle } from '../planners/task-view.ts';
import { createTextArea } from '../validate/text-area.ts';

/** A planner on the page: whether it is asked, its configuration, and its answer. */
export interface PlannerCard {
  readonly id: string;
  /** What it is called on the page. */
  readonly title: string;
  readonly isChosen: () => boolean;
  readonly choose: (isChosen: boolean) => void;
  /** Its configuration as it stands. */
  readonly asked: () => AskedPlanner;
  /** Whether that is another one than the page came with. */
  readonly isWritten: () => boolean;
  /** Puts a configuration in the place of the one there is; the one that the page came with unless given. */
  readonly write: (text?: string) => void;
  /** Lets its configuration be seen. */
  readonly open: () => void;
  readonly show: (answering: AnsweringPlanner, tasks: readonly GivenTask[], ask: AskEngine) => void;
  /** Shows no answer: there is no task, or the planner is not asked. */
  readonly clear: () => void;
}

function wordOf({ answers = [] }: AnsweringPlanner): string {
  const yes = answers.filter(({ reply }) => reply.reponseword === 'YES').length;
  if (answers.length === 0) return '';
  return yes === 0 ? 'NO' : yes === answers.length ? 'YES' : `YES to ${yes} of ${answers.length}`;
}

function answerParts({ answers = [] }: AnsweringPlanner, tasks: readonly GivenTask[], ask: AskEngine): Content {
  return answers.map((answer, index) => {
    const task = tasks[index];
    if (task === undefined) return undefined;
    const body = answerBody(answer, { task, ask });
    if (tasks.length === 1) return element('div', {}, body);
    const heading = element('h4', {}, taskTitle(task), ' ', wordView(answer.reply.reponseword));
    return element('div', { class: 'of-task' }, heading, body);
  });
}

function part<Found extends HTMLElement>(card: Element, selector: string, form: new () => Found): Found {
  const found = card.querySelector(selector);
  if (!(found instanceof form)) throw new TypeError(`A planner on the page has no ${selector}.`);
  return found;
}

/**
 * Makes a planner on the page work.
 *
 * @param card The part of the page.
 * @param changed Is called when it is chosen or not, or when its configuration has changed.
 * @returns The planner.
 */
export function plannerCard(card: HTMLElement, changed: () => void): PlannerCard {
  const id = card.dataset['planner'] ?? '';
  const box = part(card, 'input[type="checkbox"]', HTMLInputElement);
  const area = part(card, 'textarea', HTMLTextAreaElement);
  const [word, answer] = [part(card, '.word', HTMLElement), part(card, '.answer', HTMLElement)];
  const [faults, reset] = [part(card, '.faults', HTMLElement), part(card, '.reset', HTMLButtonElement)];
  const configuration = part(card, 'details', HTMLDetailsElement);
  const isWritten = (): boolean => area.value !== area.defaultValue;
  const pane = createTextArea(area, () => {
    reset.hidden = !isWritten();
    if (isWritten()) box.checked = area.value.trim() !== '';
    changed();
  });
  const clear = (): void => {
    card.classList.toggle('left-out', !box.checked);
    word.replaceChildren();
    answer.replaceChildren();
  };
  box.addEventListener('change', changed);
  reset.addEventListener('click', () => pane.open(area.defaultValue));
  return {
    id,
    title: part(card, 'label', HTMLLabelElement).textContent.trim(),
    clear,
    isWritten,
    isChosen: () => box.checked && area.value.trim() !== '',
    choose: (isChosen) => (box.checked = isChosen),
    asked: () => ({ id, text: area.value }),
    open: () => (configuration.open = true),
    write: (text = area.defaultValue) => {
      area.value = text;
      reset.hidden = !isWritten();
    },
    show: (answering, tasks, ask) => {
      clear();
      faults.replaceChildren(...problemLines(answering.problems, pane));
      if (answering.answers === undefined) {
        configuration.open = true;
        word.replaceChildren(wordView('not asked'));
        answer.replaceChildren(element('p', {}, 'Its planner.yaml cannot be used as it is; below it stands why.'));
        return;
      }
      const said = wordOf(answering);
      word.replaceChildren(...(said === '' ? [] : [wordView(said)]));
      answer.replaceChildren(element('div', {}, answerParts(answering, tasks, ask)));
    },
  };
}
