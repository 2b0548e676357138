import { element } from '../browser/element.ts';
import type { Field } from './form-fields.ts';
import { headOf } from './scalar-view.ts';
import { inline } from './view.ts';

/** The parts of a field that has rows. */
export interface RowParts {
  readonly rows: HTMLElement;
  /** Where is said what is wrong with it. */
  readonly complaint: HTMLElement;
  /** What is told of each row besides; empty where that is nothing. */
  readonly each?: string;
}

/**
 * Puts a list or a map under its name, with what is told of it.
 *
 * @param field The field.
 * @param title What it is called, where it has no name of its own.
 * @param parts Its parts.
 * @returns The field on the page.
 */
export function rowsFrame(field: Field, title: string, { rows, complaint, each = '' }: RowParts): HTMLElement {
  const head = headOf(field);
  const about = head.about + each;
  return element(
    'fieldset',
    { class: 'field', 'aria-describedby': complaint.id },
    element('legend', {}, field.name === '' ? title : head.name),
    about === '' ? undefined : element('p', { class: 'hint' }, inline(about)),
    rows,
    complaint,
  );
}
