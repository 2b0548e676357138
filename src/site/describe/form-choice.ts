import { element } from '../browser/element.ts';
import type { Group } from './form-fields.ts';
import { inline, type Around } from './view.ts';

/**
 * Makes the choice between the forms of an object.
 *
 * @param group The object.
 * @param chosen Index of the form that is chosen.
 * @param around What it needs from around it.
 * @param changed Is called with the index of another form.
 * @returns The choice, each form with a sentence that says what it is for.
 */
export function createFormChoice(
  { forms }: Group,
  chosen: number,
  around: Around,
  changed: (form: number) => void,
): HTMLElement {
  const name = around.newId();
  const choices = forms.map(({ title, description }, index) => {
    const id = `${name}-${String(index)}`;
    const about = element('span', { class: 'hint', id: `${id}-about` }, inline(description));
    const input = element('input', {
      type: 'radio',
      name,
      id,
      checked: index === chosen,
      'aria-describedby': description === '' ? undefined : about.id,
    });
    input.addEventListener('change', () => changed(index));
    return element('div', { class: 'choice' }, input, element('label', { for: id }, title), about);
  });
  return element('fieldset', { class: 'forms' }, element('legend', {}, 'One of these forms'), choices);
}
