import { writeBlock } from '../../metadata/block.ts';
import { element } from '../browser/element.ts';
import { copyButton } from '../browser/saving.ts';
import { postFor, queryFor, type Task } from '../../planner/planner-request.ts';
import { inline } from './view.ts';

/** What is written of a task, on the page. */
export interface ResultsView {
  readonly element: HTMLElement;
  readonly show: (task: Task) => void;
}

/** Pages that take the task further. */
export interface PagesOfResults {
  readonly validate: string;
  readonly run: string;
}

interface Written {
  readonly element: HTMLElement;
  readonly show: (text: string, note?: string) => void;
}

/** A text with a button that copies it. */
function written(title: string, level: 'h3' | 'h4', id: string): Written {
  let text = '';
  const content = element('pre', { tabindex: '0', role: 'region', 'aria-label': title });
  const told = element('span', { class: 'standing', role: 'status' });
  const copy = copyButton(() => text, content, told);
  copy.classList.add('quiet');
  copy.setAttribute('aria-label', `Copy: ${title}`);
  const note = element('p', { class: 'hint', hidden: true });
  const head = element('div', { class: 'head' }, element(level, { id }, title), told, copy);
  return {
    element: element('div', { class: 'written' }, head, content, note),
    show: (next, about = '') => {
      [text, told.textContent] = [next, ''];
      content.textContent = next;
      content.hidden = copy.hidden = next === '';
      note.hidden = about === '';
      note.replaceChildren(...([inline(about)].flat(9).filter((part) => part !== undefined) as (Node | string)[]));
    },
  };
}

const json = (value: unknown): string => JSON.stringify(value, undefined, 2);

/**
 * Shows the task, the block for CodeMeta and the questions to a planner.
 *
 * @param title Title of the tasktype.
 * @param links Links to other pages.
 * @param links.validate The page that checks files.
 * @param links.run The page that shows where a task can run.
 * @returns The three, to be copied.
 */
export function createResultsView(title: string, { validate, run }: PagesOfResults): ResultsView {
  const task = written('Task', 'h3', 'written-task');
  const block = written('CodeMeta block', 'h3', 'written-block');
  const get = written('Request by GET', 'h4', 'written-get');
  const post = written('Request by POST', 'h4', 'written-post');
  const check = element('a', {}, 'Check it on the page Validate');
  const places = element('a', {}, 'See where it can run');
  return {
    element: element(
      'div',
      {},
      task.element,
      element('p', { class: 'hint' }, check, ' · ', places),
      block.element,
      element('h3', { class: 'planner' }, 'Question to an ExecutionPlanner'),
      get.element,
      post.element,
    ),
    show: (sent) => {
      const { targetProduct, keywords, note } = writeBlock([
        { uri: sent.tasktype, name: title, taskinfo: sent.taskinfo },
      ]);
      task.show(json(sent));
      block.show(json({ keywords, targetProduct }), note);
      const query = queryFor(sent);
      if ('line' in query) get.show(query.line);
      else get.show('', query.because);
      post.show(postFor(sent));
      const fragment = `#text=${encodeURIComponent(json(sent))}`;
      check.href = validate + fragment;
      places.href = run + fragment;
    },
  };
}
