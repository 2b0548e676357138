import { element } from '../browser/element.ts';

/** Asks what the software is called, for a new file. */
export interface NameField {
  readonly element: HTMLElement;
  /** What the author has typed; absent until then. */
  readonly typed: () => string | undefined;
  /** Shows what it is called as far as is known, or nothing where nobody has to say. */
  readonly show: (name: string | undefined) => void;
}

/**
 * Asks what the software is called.
 *
 * @param changed Is called when the author has typed.
 * @returns The field.
 */
export function createNameField(changed: () => void): NameField {
  const input = element('input', { id: 'software-name', type: 'text', autocomplete: 'off' });
  let typed: string | undefined;
  input.addEventListener('input', () => {
    typed = input.value.trim();
    changed();
  });
  const label = element('label', { for: input.id }, 'What is the software called?');
  const field = element('div', { class: 'question' }, label, input);
  return {
    element: field,
    typed: () => typed,
    show: (name) => {
      field.hidden = name === undefined;
      if (typed === undefined) input.value = name ?? '';
    },
  };
}
