import type { Problem } from '../../spec/problem.ts';
import { visible } from '../../spec/words.ts';
import { button, element } from '../browser/element.ts';
import type { Checked } from './check.ts';

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
  const place = element('ul', { class: 'open-ends' });
  const more = button('Show what is wrong', demand);
  more.classList.add('quiet');
  const leads = new Map<string, HTMLElement>();
  const lead = (problem: Problem): HTMLElement => {
    const name = nameIn(problem);
    const made = leads.get(name);
    if (made !== undefined) return made;
    const link = button('', () => goTo(problem.pointer));
    link.className = 'link';
    link.append('Still needed: ', element('code', {}, visible(name)));
    const item = element('li', {}, link);
    leads.set(name, item);
    return item;
  };
  /** What stays is left alone: a click on it begins with leaving a field, after which the list is shown anew. */
  const list = (needed: readonly Problem[]): void => {
    const items = needed.map(lead);
    for (const item of [...place.children]) if (!items.includes(item as HTMLElement)) item.remove();
    items.forEach((item, index) => {
      if (place.children[index] !== item) place.insertBefore(item, place.children[index] ?? null);
    });
    place.hidden = items.length === 0;
  };
  return {
    element: element('div', { class: 'told' }, line, place, more),
    show: (checked) => {
      const { wrong, needed } = checked;
      const text = headline(checked);
      if (line.textContent !== text) line.textContent = text;
      line.dataset['verdict'] = wrong.length > 0 ? 'wrong' : needed.length > 0 ? 'open' : 'valid';
      list(needed);
      more.hidden = wrong.length === 0;
    },
  };
}
