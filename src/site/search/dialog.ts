import { element } from '../browser/element.ts';

/** The parts of the dialog. */
export interface SearchDialog {
  readonly dialog: HTMLDialogElement;
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  /** Tells how many places were found, or that there are none. */
  readonly told: HTMLElement;
}

const key = (name: string): HTMLElement => element('kbd', {}, name);

function keys(): HTMLElement {
  return element(
    'p',
    { class: 'keys', 'aria-hidden': 'true' },
    element('span', {}, key('↑'), ' ', key('↓'), ' to choose'),
    element('span', {}, key('Enter'), ' to open'),
    element('span', {}, key('Esc'), ' to close'),
  );
}

/**
 * Makes the dialog of the search: a text field that rules a list of options.
 *
 * @returns Its parts, on the page and not yet open.
 */
export function searchDialog(): SearchDialog {
  const input = element('input', {
    type: 'text',
    role: 'combobox',
    'aria-label': 'Search',
    'aria-autocomplete': 'list',
    'aria-controls': 'found',
    'aria-expanded': 'false',
    'aria-describedby': 'found-told',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    maxlength: '2000',
    placeholder: 'A URI, a name, a field, a word of a message',
  });
  const list = element('div', { id: 'found', role: 'listbox', 'aria-label': 'Found', hidden: true });
  const told = element('p', { id: 'found-told', class: 'told', role: 'status' });
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, 'Close');
  const field = element('div', { class: 'asked' }, input, close);
  const dialog = element('dialog', { class: 'searching', 'aria-label': 'Search' }, field, list, told, keys());
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => {
    // Beside the dialog is the dialog itself, for an event.
    if (target === dialog || (target instanceof Element && target.closest('a') !== null)) dialog.close();
  });
  document.body.append(dialog);
  return { dialog, input, list, told };
}
