import type { Control } from './answer-value.ts';
import { element, type Attributes } from '../browser/element.ts';

/** A field of a form. */
export interface Field {
  readonly element: HTMLElement;
  /** What was typed or chosen. */
  readonly text: () => string;
  readonly fill: (text: string) => void;
  /** Says whether what it holds is wrong. */
  readonly mark: (isWrong: boolean) => void;
}

type Choices = Extract<Control, { readonly kind: 'choice' }>['choices'];
type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** More choices than these are folded into a list that opens. */
const mostRadios = 6;

function radios(question: string, choices: Choices, { id, ...attributes }: Attributes): Field {
  const inputs = choices.map(({ answer }) => element('input', { type: 'radio', name: id, value: answer }));
  const labels = inputs.map((input, at) => element('label', { class: 'choice' }, input, ' ', choices[at]?.label));
  return {
    element: element('fieldset', attributes, element('legend', {}, question), labels),
    text: () => inputs.find(({ checked }) => checked)?.value ?? '',
    fill: (text) => {
      for (const input of inputs) input.checked = input.value === text;
    },
    mark: () => undefined,
  };
}

function labelled(question: string, input: Input): Field {
  return {
    element: element('div', {}, element('label', { for: input.id }, question), input),
    text: () => input.value,
    fill: (text) => {
      input.value = text;
    },
    mark: (isWrong) => input.setAttribute('aria-invalid', String(isWrong)),
  };
}

const modes = { line: 'text', address: 'url', number: 'decimal' } as const;

/**
 * Makes the field in which a question is answered.
 *
 * @param question The question.
 * @param control How it is asked.
 * @param attributes The id of the field, and by what it is described.
 * @returns The field with its label.
 */
export function createField(question: string, control: Control, attributes: Attributes): Field {
  if (control.kind === 'choice') {
    const { choices } = control;
    if (choices.length <= mostRadios) return radios(question, choices, attributes);
    const options = choices.map(({ label, answer }) => element('option', { value: answer }, label));
    return labelled(question, element('select', attributes, element('option', { value: '' }, 'Choose one'), options));
  }
  if (control.kind === 'lines' || control.kind === 'json')
    return labelled(question, element('textarea', { ...attributes, rows: '3', spellcheck: 'false' }));
  const plain = { type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' };
  return labelled(question, element('input', { ...attributes, ...plain, inputmode: modes[control.kind] }));
}
