import { element, type Attributes } from '../browser/element.ts';
import { exampleWords } from './field-facts.ts';
import type { Field } from './form-fields.ts';
import type { Changed } from './view.ts';
import type { Typed } from './typed.ts';

/** Where one value is typed or chosen. */
export interface Entry {
  /** What stands on the page, the input among it. */
  readonly elements: readonly HTMLElement[];
  readonly input: HTMLElement;
}

const plain = { autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' };
const textOf = (typed: Typed): string => (typeof typed === 'string' ? typed : '');
const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

function lineEntry(typed: string, attributes: Attributes, changed: (text: string | undefined) => void): Entry {
  const input = element('input', { type: 'text', ...plain, ...attributes });
  input.value = typed;
  input.addEventListener('input', () => changed(orNothing(input.value)));
  return { elements: [input], input };
}

function areaEntry(typed: string, rows: string, attributes: Attributes, changed: Changed): Entry {
  const input = element('textarea', { rows, ...plain, ...attributes });
  input.value = typed;
  input.addEventListener('input', () => changed(orNothing(input.value)));
  return { elements: [input], input };
}

function labelOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function selectEntry(
  options: readonly (readonly [value: string, label: string])[],
  typed: string,
  attributes: Attributes,
  changed: (text: string | undefined) => void,
): Entry & { readonly input: HTMLSelectElement } {
  const input = element(
    'select',
    attributes,
    options.map(([value, label]) => element('option', { value }, label)),
  );
  input.value = typed;
  input.addEventListener('change', () => changed(orNothing(input.value)));
  return { elements: [input], input };
}

const typeLabels: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'yes or no',
};

/** A value with its type before it. */
function mixedEntry(types: readonly string[], typed: Typed, attributes: Attributes, changed: Changed): Entry {
  const begun = typeof typed === 'object' && 'as' in typed ? typed : { as: types[0] ?? 'string', text: undefined };
  let current = begun;
  const say = (change: Partial<typeof begun>): void => {
    current = { ...current, ...change };
    changed(current.text === undefined ? undefined : current);
  };
  const kinds = types.map((type) => [type === 'integer' ? 'number' : type, typeLabels[type] ?? type] as const);
  const name = { 'aria-label': 'Type of the value' };
  const type = selectEntry(kinds, current.as, name, (as = '') => {
    const isOther = (as === 'boolean') !== (current.as === 'boolean');
    say({ as, ...(isOther ? { text: undefined } : {}) });
    if (isOther) {
      const made = valueEntry();
      value.input.replaceWith(made.input);
      value = made;
    }
  });
  const truths = [['', 'Choose one'], ['true', 'yes'], ['false', 'no']] as const; // prettier-ignore
  const valueEntry = (): Entry =>
    current.as === 'boolean'
      ? selectEntry(truths, current.text ?? '', attributes, (text) => say({ text }))
      : lineEntry(current.text ?? '', attributes, (text) => say({ text }));
  let value = valueEntry();
  return { elements: [element('div', { class: 'pair' }, type.input, value.input)], input: value.input };
}

/**
 * Makes the place where one value is typed or chosen.
 *
 * @param field The field, which has no fields below it.
 * @param typed What stands there.
 * @param attributes The id of the input, and by what it is named and described.
 * @param changed Is called when something else stands there.
 * @returns The place.
 */
export function createEntry(
  { control, required, example }: Field,
  typed: Typed,
  attributes: Attributes,
  changed: Changed,
): Entry {
  const hinted = { placeholder: exampleWords(example), ...attributes };
  const text = textOf(typed);
  switch (control.kind) {
    case 'choice': {
      const values = control.values.map((value) => [JSON.stringify(value), labelOf(value)] as const);
      return selectEntry([['', required ? 'Choose one' : 'Left out'], ...values], text, attributes, changed);
    }
    case 'mixed':
      return mixedEntry(control.types, typed, hinted, changed);
    case 'free':
      return areaEntry(text, '5', hinted, changed);
    case 'text':
      return control.isLong || text.includes('\n')
        ? areaEntry(text, '3', hinted, changed)
        : lineEntry(text, hinted, changed);
    default:
      return lineEntry(text, { ...hinted, inputmode: control.kind === 'number' ? 'decimal' : undefined }, changed);
  }
}
