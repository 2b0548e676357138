import type { SuggestedTask } from '../../infer/suggestion.ts';
import { visible } from '../../spec/words.ts';
import { button, element } from '../browser/element.ts';
import type { Answer } from './answers.ts';
import type { JudgedTask } from './engine.ts';
import { evidenceView, surenessView, valuesView } from './evidence-view.ts';
import type { Change } from './question.ts';
import { createTaskQuestions, type QuestionSurroundings } from './task-questions.ts';

/** A suggested task on the page. */
export interface TaskView {
  readonly task: SuggestedTask;
  readonly element: HTMLElement;
  /** What the author has answered. */
  readonly answers: () => readonly Answer[];
  /** Shows whether it is to be declared. */
  readonly turn: (isWanted: boolean) => void;
  /** Shows what becomes of it, where it is to be declared. */
  readonly show: (judged: JudgedTask) => void;
  /** Takes over an answer to the same question of another task. */
  readonly follow: (change: Change) => void;
  readonly focus: () => void;
}

/** What a task on the page needs from around it. */
export interface TaskSurroundings extends QuestionSurroundings {
  /** Title of the tasktype, and the link to its page. */
  readonly type: { readonly title: string; readonly page: string | undefined };
  /** Is called when the author wants the task declared, or not any more. */
  readonly turned: () => void;
}

function standingSentence({ standing, refusals, missing }: JudgedTask): string {
  if (standing === 'declared') return 'The codemeta.json declares it already.';
  if (standing === 'differs')
    return 'The codemeta.json declares a task of this type with other values, which are left as they are. Correct them there, or leave this task out.';
  if (standing === 'ready') return 'Complete.';
  if (refusals.length > 0) return 'An answer is not right yet.';
  return missing.length === 1 ? 'One answer is needed.' : `${missing.length} answers are needed.`;
}

function headingOf({ name }: SuggestedTask, { id, type: { title, page } }: TaskSurroundings): HTMLElement {
  const type = page === undefined ? title : element('a', { href: page }, title);
  return element('h4', { id, tabindex: '-1' }, type, `: ${visible(name)}`);
}

function about(task: SuggestedTask): readonly (HTMLElement | undefined)[] {
  return [element('p', {}, visible(task.reason), ' ', surenessView(task.sure)), evidenceView(task.evidence)];
}

/**
 * Shows a suggested task: why it is one, each value with its evidence, and questions for what is missing.
 *
 * @param task The task.
 * @param around What it needs from around it.
 * @returns The task on the page.
 */
export function createTaskView(task: SuggestedTask, around: TaskSurroundings): TaskView {
  const { id } = around;
  const heading = headingOf(task, around);
  const questions = createTaskQuestions(task, around);
  const standing = element('span', { class: 'standing', role: 'status' });
  const values = valuesView(task.values);
  const turn = button('', around.turned);
  turn.setAttribute('aria-describedby', id);
  const view = element(
    'article',
    { class: 'task', 'aria-labelledby': id },
    heading,
    about(task),
    values,
    questions.element,
    element('div', { class: 'actions' }, turn, ' ', standing),
  );
  return {
    task,
    element: view,
    answers: questions.answers,
    turn: (isWanted) => {
      turn.textContent = isWanted ? 'Leave it out' : 'Declare it too';
      standing.hidden = questions.element.hidden = !isWanted;
      view.dataset['standing'] = 'unwanted';
      if (values !== undefined) values.open = isWanted;
    },
    show: (judged) => {
      view.dataset['standing'] = judged.standing;
      standing.textContent = standingSentence(judged);
      questions.show(judged);
    },
    follow: questions.follow,
    focus: () => heading.focus(),
  };
}
