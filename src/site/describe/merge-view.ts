import type { ValidationContext } from '../../validate/validate.ts';
import { visible } from '../../spec/words.ts';
import { button, element } from '../browser/element.ts';
import { copyButton, download } from '../browser/saving.ts';
import { addedLines } from '../codemeta/added-lines.ts';
import type { Merged, Wanted } from './merge.ts';
import { codemetaGiver, type GivenCodemeta } from './merge-source.ts';

/** The part of the page that puts the task into a codemeta.json. */
export interface MergeView {
  readonly element: HTMLElement;
  /** Takes the task as it is by now; `undefined` where it is not valid. */
  readonly take: (task: Omit<Wanted, 'isAgain'> | undefined) => void;
}

/** What the part needs from around it. */
export interface MergeSurroundings {
  readonly context: ValidationContext;
  /** Is called when another task is to be described for the same file. */
  readonly goOn: () => void;
  readonly failed: (error: unknown) => void;
}

interface Shown {
  readonly element: HTMLElement;
  readonly show: (name: string, merged: Merged | undefined, old: string | undefined) => void;
}

/** The file with the task in it, what is new marked. */
function createShown(goOn: () => void): Shown {
  let [text, name] = ['', 'codemeta.json'];
  const told = element('span', { role: 'status', class: 'standing' });
  const title = element('h3', { id: 'merged' });
  const notes = element('div', { 'aria-live': 'polite' });
  const content = element('pre', { tabindex: '0', role: 'region', 'aria-labelledby': title.id });
  const copy = copyButton(() => text, content, told);
  const actions = element(
    'div',
    { class: 'actions' },
    copy,
    button('Download', () => download(text, name)),
    button('Describe another task for this file', goOn),
    told,
  );
  return {
    element: element('div', { hidden: true }, title, notes, content, actions),
    show: (file, merged, old) => {
      [text, name] = [merged?.text ?? '', file];
      told.textContent = '';
      title.textContent = visible(file);
      const waiting =
        merged === undefined ? ['The file is read. The task goes into it as soon as it is valid.'] : merged.notes;
      const marked =
        old === undefined || text === '' ? [] : ['What is marked is new; nothing else of the file changes.'];
      notes.replaceChildren(...[...marked, ...waiting].map((note) => element('p', {}, visible(note))));
      content.hidden = actions.hidden = text === '';
      const lines = text === '' ? [] : addedLines(text, old);
      content.replaceChildren(
        ...lines.map((line) =>
          element(line.isAdded && old !== undefined ? 'ins' : 'span', { class: 'line' }, line.text),
        ),
      );
    },
  };
}

/**
 * Makes the part of the page that puts the task into a codemeta.json that is dropped or chosen.
 *
 * @param around What it needs from around it.
 * @returns The part.
 */
export function createMergeView({ context, goOn, failed }: MergeSurroundings): MergeView {
  let file: GivenCodemeta | undefined;
  let task: Omit<Wanted, 'isAgain'> | undefined;
  let merged: Merged | undefined;
  let asked = 0;
  const shown = createShown(() => {
    if (file !== undefined && merged?.text !== undefined) file = { ...file, text: merged.text };
    goOn();
  });
  const again = button('Add it beside the other one', () => update(true));
  again.hidden = true;
  const refresh = async (isAgain: boolean): Promise<void> => {
    const number = ++asked;
    const given = file;
    if (given === undefined) return;
    const { merge } = await import('./merge.ts');
    const next = task === undefined ? undefined : await merge(given, { ...task, isAgain }, context);
    if (number !== asked) return;
    merged = next;
    again.hidden = next?.isRepeated !== true;
    shown.element.hidden = false;
    shown.show(given.name, next, given.text);
  };
  const update = (isAgain = false): void => void refresh(isAgain).catch(failed);
  const giver = codemetaGiver((given) => {
    file = given;
    update();
  });
  const heading = element('h2', { id: 'into-codemeta' }, 'Into your codemeta.json');
  return {
    element: element(
      'section',
      { 'aria-labelledby': heading.id, class: 'merge new-file' },
      heading,
      element(
        'p',
        {},
        'Give the file of your repository, and get it back with the task in it. It is read in this browser, and nothing is uploaded.',
      ),
      giver,
      shown.element,
      again,
    ),
    take: (next) => {
      task = next;
      update();
    },
  };
}
