import { button, element } from '../browser/element.ts';
import type { View } from './view.ts';

/** A row that can be taken away. */
export interface Row {
  readonly element: HTMLElement;
  readonly view: View;
  readonly remove: HTMLButtonElement;
}

/** Rows to which one can be added. */
export interface Rows {
  readonly element: HTMLElement;
  readonly add: HTMLButtonElement;
  readonly all: readonly Row[];
}

/** What rows are made of. */
export interface RowMaker {
  /** What the rows are called: `ports`. */
  readonly noun: string;
  /** Shows a new row, at an index. */
  readonly create: (index: number) => View;
  /** Is called when a row was added or taken away, with its index. */
  readonly added: (index: number) => void;
  readonly removed: (index: number) => void;
}

/**
 * Shows rows with buttons to add and to take away; the keyboard stays where the change was.
 *
 * @param maker What they are made of.
 * @param begun How many there are at first.
 * @returns The rows.
 */
export function createRows({ noun, create, added, removed }: RowMaker, begun: number): Rows {
  const all: Row[] = [];
  const list = element('ul', { class: 'rows' });
  const name = (): void => {
    all.forEach(({ remove }, index) => remove.setAttribute('aria-label', `Remove ${noun} ${String(index + 1)}`));
    list.hidden = all.length === 0;
  };
  const takeAway = (row: Row): void => {
    const index = all.indexOf(row);
    all.splice(index, 1);
    row.element.remove();
    name();
    removed(index);
    (all[Math.min(index, all.length - 1)]?.remove ?? add).focus();
  };
  const append = (): Row => {
    const view = create(all.length);
    const remove = button('Remove', () => takeAway(row));
    remove.classList.add('quiet');
    const row: Row = { view, remove, element: element('li', {}, view.element, remove) };
    all.push(row);
    list.append(row.element);
    name();
    return row;
  };
  const add = button(`Add to ${noun}`, () => {
    const { view } = append();
    added(all.length - 1);
    view.focus();
  });
  add.classList.add('quiet');
  for (let count = 0; count < begun; count += 1) append();
  name();
  return { element: element('div', {}, list, add), add, all };
}
