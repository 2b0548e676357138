import { joinPointer } from '../../spec/place.ts';
import type { CreateView } from './field-view.ts';
import { firstOf } from './field-facts.ts';
import type { Field } from './form-fields.ts';
import { rowsFrame } from './rows-frame.ts';
import { createRows } from './rows.ts';
import { valueOf, type Typed } from './typed.ts';
import { at, createComplaint, faultSentence, type Around, type Changed, type View } from './view.ts';

/** What a field with fields below it needs from around it. */
export interface AroundInner extends Around {
  readonly createView: CreateView;
  /** What it is called, where it has no name of its own. */
  readonly name: string | undefined;
}

/** An item has the example of its list, where it has none of its own. */
function itemOf(field: Field): Field {
  const item = field.control.kind === 'list' ? field.control.item : field;
  const example = item.example ?? firstOf(field.example)?.value;
  return example === undefined ? item : { ...item, example };
}

/** The values of a list, each known by its place, because its index changes. */
function createItems(begun: readonly Typed[], changed: (items: readonly Typed[]) => void) {
  const items = [...begun];
  const places: { at: number }[] = [];
  const say = (): void => changed([...items]);
  return {
    all: items,
    /** Makes the place of an item, and gives what writes into it. */
    place: (index: number): ((next: Typed) => void) => {
      const place = (places[index] = { at: index });
      return (next) => {
        items[place.at] = next;
        say();
      };
    },
    add: (index: number): void => {
      items[index] = undefined;
      say();
    },
    remove: (index: number): void => {
      items.splice(index, 1);
      places.splice(index, 1);
      places.forEach((place, at) => (place.at = at));
      say();
    },
  };
}

/**
 * Shows a list of values, to which one can add.
 *
 * @param field The list.
 * @param typed What stands in it.
 * @param around What it needs from around it.
 * @param changed Is called when something else stands in it.
 * @returns The list on the page.
 */
export function createListView(field: Field, typed: Typed, around: AroundInner, changed: Changed): View {
  const item = itemOf(field);
  const name = around.name ?? field.name;
  const begun = typeof typed === 'object' && 'items' in typed ? typed.items : [];
  const items = createItems(begun, (all) => changed(all.length === 0 ? undefined : { items: all }));
  let isTouched = false;
  const create = (index: number): View =>
    around.createView(item, items.all[index], around, items.place(index), `${name} ${String(index + 1)}`);
  const removed = (index: number): void => {
    isTouched = true;
    items.remove(index);
    around.left();
  };
  const rows = createRows({ noun: name, create, added: items.add, removed }, begun.length);
  const complaint = createComplaint(around.newId());
  const each = item.description === '' || item.control.kind === 'group' ? '' : ` Each: ${item.description}`;
  return {
    element: rowsFrame(field, name, { rows: rows.element, complaint: complaint.element, each }),
    show: (pointer, faults) => {
      let written = 0;
      rows.all.forEach(({ view }, index) => {
        view.show(joinPointer(pointer, written), faults);
        if (valueOf(item.control, items.all[index]) !== undefined) written += 1;
      });
      rows.add.setAttribute('data-pointer', pointer);
      const own = [
        ...at(faults.wrong, pointer, false),
        ...(faults.isDemanded ? at(faults.needed, pointer, false) : []),
      ];
      complaint.say(isTouched || faults.isDemanded ? own.map((fault) => faultSentence(fault, field.description)) : []);
    },
    focus: () => (rows.all[0]?.view ?? { focus: () => rows.add.focus() }).focus(),
  };
}
