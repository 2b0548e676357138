import { addedLines } from '../codemeta/added-lines.ts';
import { button, element } from '../browser/element.ts';
import type { Found, Written } from './engine.ts';
import { createNameField } from './name-field.ts';
import { copyButton, download } from '../browser/saving.ts';

/** The finished codemeta.json on the page. */
export interface CodemetaView {
  readonly element: HTMLElement;
  /** What the author calls the software; absent until that is typed. */
  readonly name: () => string | undefined;
  readonly show: (written: Written) => void;
}

function waiting({ tasks }: Written): string {
  const open = tasks.filter(({ standing }) => standing === 'incomplete').length;
  if (open === 0) return '';
  return open === 1 ? ' One task waits for an answer.' : ` ${open} tasks wait for answers.`;
}

function introduction(written: Written, old: string | undefined): string {
  const { text, tasks, notes, newName } = written;
  const open = waiting(written);
  if (text === undefined && newName === '')
    return `The repository has none. With its name, a new one is written here.${open}`;
  if (text === undefined && notes.length > 0) return open.trim();
  if (text === undefined && tasks.length > 0 && open === '') return 'Nothing is to be added to it.';
  if (text === undefined) return `Nothing can be written yet.${open}`;
  if (old === undefined)
    return `The repository has none. This is the smallest one that declares the tasks; add what else there is to say of the software.${open}`;
  return `What is marked is new; nothing else of the file changes.${open}`;
}

function lineView(text: string, isAdded: boolean): HTMLElement {
  return element(isAdded ? 'ins' : 'span', { class: 'line' }, text);
}

/**
 * Shows the codemeta.json that declares the tasks, to be copied or downloaded.
 *
 * @param found What was found in the repository.
 * @param changed Is called when the author calls the software otherwise.
 * @returns The part of the page.
 */
export function createCodemetaView({ codemeta }: Found, changed: () => void): CodemetaView {
  const old = typeof codemeta === 'string' ? undefined : codemeta.text;
  let text: string | undefined;
  const about = element('p', { 'aria-live': 'polite' });
  const notes = element('div', { class: 'hint' });
  const told = element('span', { role: 'status', class: 'standing' });
  const content = element('pre', { tabindex: '0', role: 'region', 'aria-label': 'codemeta.json' });
  const called = createNameField(changed);
  const current = (): string => text ?? '';
  const copy = copyButton(current, content, told);
  const save = button('Download', () => download(current()));
  const actions = element('div', { class: 'actions' }, copy, ' ', save, ' ', told);
  const title = element('h3', { id: 'codemeta' }, 'codemeta.json');
  return {
    element: element(
      'section',
      { 'aria-labelledby': title.id, class: 'new-file' },
      title,
      about,
      notes,
      called.element,
      content,
      actions,
    ),
    name: called.typed,
    show: (written) => {
      ({ text } = written);
      about.textContent = introduction(written, old);
      notes.replaceChildren(...written.notes.map((note) => element('p', {}, note)));
      told.textContent = '';
      called.show(written.newName);
      actions.hidden = content.hidden = text === undefined;
      const lines = text === undefined ? [] : addedLines(text, old);
      content.replaceChildren(...lines.map(({ text: line, isAdded }) => lineView(line, isAdded && old !== undefined)));
    },
  };
}
