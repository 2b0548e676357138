import type { Problem } from '../../spec/problem.ts';
import { button, element } from '../browser/element.ts';
import type { Checked } from './check.ts';
import { inline } from './view.ts';

/** The overall verdict on the page. */
export interface VerdictView {
  readonly element: HTMLElement;
  readonly show: (checked: Checked) => void;
}

const numbers = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

const counted = (count: number, one: string, many: string): string =>
  `${numbers[count] ?? String(count)} ${count === 1 ? one : many}`;

function headline({ wrong, needed }: Checked): string {
  if (wrong.length > 0) return `${counted(wrong.length, 'value is', 'values are')} not right yet.`;
  if (needed.length === 0) return 'Valid. The task says everything that its type needs.';
  return `${counted(needed.length, 'field is', 'fields are')} still needed.`;
}

/** The name in a sentence such as "`image` is missing." */
const nameIn = ({ message, pointer }: Problem): string => /^`([^`]+)`/.exec(message)?.[1] ?? pointer;

/**
 * Shows whether the task is valid, and what is still needed or wrong.
 *
 * @param goTo Leads to the field at a JSON Pointer.
 * @param demand Is called when everything wrong is to be told.
 * @returns The verdict on the page.
 */
export function createVerdictView(goTo: (pointer: string) => void, demand: () => void): VerdictView {
  const line = element('p', { class: 'verdict', role: 'status' });
  const list = element('ul', { class: 'open-ends' });
  const more = button('Show what is wrong', demand);
  more.classList.add('quiet');
  const lead = (problem: Problem, text: string): HTMLElement => {
    const link = button('', () => goTo(problem.pointer));
    link.className = 'link';
    link.append(...([inline(text)].flat(9).filter((part) => part !== undefined) as (Node | string)[]));
    return element('li', {}, link);
  };
  return {
    element: element('div', { class: 'told' }, line, list, more),
    show: (checked) => {
      const { wrong, needed } = checked;
      const text = headline(checked);
      if (line.textContent !== text) line.textContent = text;
      line.dataset['verdict'] = wrong.length > 0 ? 'wrong' : needed.length > 0 ? 'open' : 'valid';
      list.replaceChildren(...needed.map((problem) => lead(problem, `Still needed: \`${nameIn(problem)}\``)));
      list.hidden = needed.length === 0;
      more.hidden = wrong.length === 0;
    },
  };
}
