import { readJson } from '../../metadata/json.ts';
import { element } from '../browser/element.ts';
import { createEntry, type Entry } from './entry.ts';
import type { Field } from './form-fields.ts';
import type { Typed } from './typed.ts';
import {
  at,
  createComplaint,
  faultSentence,
  inline,
  type Around,
  type Changed,
  type Faults,
  type View,
} from './view.ts';

/** What stands around a value on the page. */
interface Frame {
  /** Name of the value where it has no label of its own: `command 2`. */
  readonly name?: string;
}

/**
 * Heads a field: its name, whether it is required, and what is told of it.
 *
 * @param field The field.
 * @returns The name with the word, and the description with the limits.
 */
export function headOf({ name, required, description, limits, control }: Field): {
  readonly name: readonly (string | HTMLElement)[];
  readonly about: string;
} {
  const way = control.kind === 'free' ? ['Written as JSON.'] : [];
  return {
    name: [
      element('span', { class: 'name' }, name),
      ...(required ? [' ', element('span', { class: 'need' }, 'required')] : []),
    ],
    about: [description, ...limits, ...way].filter((part) => part !== '').join(' '),
  };
}

/** Why what was typed as JSON cannot be read. */
function unreadable({ control }: Field, typed: Typed): readonly string[] {
  if (control.kind !== 'free' || typeof typed !== 'string' || typed.trim() === '') return [];
  const read = readJson(typed);
  const [first] = 'value' in read ? [] : read.problems;
  if (first === undefined) return [];
  const place = first.line === undefined ? '' : `Line ${String(first.line)}, column ${String(first.column)}: `;
  return [`${place}${first.message} ${first.hint ?? ''}`.trim()];
}

/** What is to be said of a value. */
function sentences(
  field: Field,
  typed: Typed,
  pointer: string,
  { wrong, needed, isDemanded }: Faults,
): readonly string[] {
  const unread = unreadable(field, typed);
  if (unread.length > 0) return unread;
  const faults = [...at(wrong, pointer, true), ...(isDemanded ? at(needed, pointer, true) : [])];
  return faults.map((fault) => faultSentence(fault, field.description));
}

/** A value with its label and what is told of it, or the bare value. */
function framed(field: Field, id: string, isBare: boolean, entry: Entry, complaint: HTMLElement): HTMLElement {
  const head = headOf(field);
  return element(
    'div',
    { class: isBare ? 'bare' : 'field' },
    isBare ? undefined : element('label', { for: id }, head.name),
    isBare || head.about === '' ? undefined : element('p', { class: 'hint', id: `${id}-about` }, inline(head.about)),
    entry.elements,
    complaint,
  );
}

/**
 * Shows a field for one value.
 *
 * @param field The field, which has no fields below it.
 * @param typed What stands in it.
 * @param around What it needs from around it.
 * @param changed Is called when something else stands in it.
 * @param frame What stands around it.
 * @returns The field with its label, or the bare value where that is named otherwise.
 */
export function createScalarView(
  field: Field,
  typed: Typed,
  around: Around,
  changed: Changed,
  frame: Frame = {},
): View {
  const id = around.newId();
  let current = typed;
  let isTouched = false;
  const complaint = createComplaint(`${id}-wrong`);
  const isBare = frame.name !== undefined;
  const describedby = isBare ? complaint.element.id : `${id}-about ${complaint.element.id}`;
  const entry = createEntry(
    field,
    typed,
    {
      id,
      'aria-label': frame.name,
      'aria-describedby': describedby,
      'aria-required': field.required ? 'true' : undefined,
    },
    (next) => {
      current = next;
      changed(next);
    },
  );
  const place = framed(field, id, isBare, entry, complaint.element);
  place.addEventListener('change', () => {
    isTouched = true;
    around.left();
  });
  return {
    element: place,
    show: (pointer, faults) => {
      const said = isTouched || faults.isDemanded ? sentences(field, current, pointer, faults) : [];
      const input = place.querySelector(`#${id}`) ?? entry.input;
      input.setAttribute('data-pointer', pointer);
      if (said.length > 0) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
      complaint.say(said);
    },
    focus: () => (place.querySelector<HTMLElement>(`#${id}`) ?? entry.input).focus(),
  };
}

/**
 * Shows a field whose value is certain.
 *
 * @param field The field.
 * @returns Its name and its value, with nothing to type.
 */
export function createFixedView(field: Field): View {
  const value = field.control.kind === 'fixed' ? field.control.value : undefined;
  const { description } = headOf(field).about === '' ? { description: '' } : field;
  return {
    element: element(
      'p',
      { class: 'field fixed' },
      element('span', { class: 'name' }, field.name),
      ' is always ',
      element('code', {}, JSON.stringify(value)),
      description === '' ? undefined : element('span', { class: 'hint' }, inline(` ${description}`)),
    ),
    show: () => undefined,
    focus: () => undefined,
  };
}
