import { joinPointer } from '../../spec/place.ts';
import { element } from '../browser/element.ts';
import type { CreateView } from './field-view.ts';
import { firstOf } from './field-facts.ts';
import type { Field } from './form-fields.ts';
import { createRows } from './rows.ts';
import { headOf } from './scalar-view.ts';
import { valueOf, type Typed } from './typed.ts';
import { at, createComplaint, faultSentence, inline, type Around, type Changed, type View } from './view.ts';

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
  const items: Typed[] = typeof typed === 'object' && 'items' in typed ? [...typed.items] : [];
  let isTouched = false;
  // By identity of the place, because the index of an item changes.
  const places: { at: number }[] = [];
  const say = (): void => changed(items.length === 0 ? undefined : { items: [...items] });
  const create = (index: number): View => {
    const place = { at: index };
    places[index] = place;
    return around.createView(
      item,
      items[index],
      around,
      (next) => {
        items[place.at] = next;
        say();
      },
      `${name} ${String(index + 1)}`,
    );
  };
  const added = (index: number): void => {
    items[index] = undefined;
    say();
  };
  const removed = (index: number): void => {
    items.splice(index, 1);
    places.splice(index, 1);
    places.forEach((place, at) => (place.at = at));
    isTouched = true;
    say();
    around.left();
  };
  const rows = createRows({ noun: name, create, added, removed }, items.length);
  const head = headOf(field);
  const complaint = createComplaint(around.newId());
  const each = item.description === '' || item.control.kind === 'group' ? '' : ` Each: ${item.description}`;
  const about = inline(head.about + each);
  return {
    element: element(
      'fieldset',
      { class: 'field', 'aria-describedby': complaint.element.id },
      element('legend', {}, field.name === '' ? name : head.name),
      head.about + each === '' ? undefined : element('p', { class: 'hint' }, about),
      rows.element,
      complaint.element,
    ),
    show: (pointer, faults) => {
      let written = 0;
      rows.all.forEach(({ view }, index) => {
        view.show(joinPointer(pointer, written), faults);
        if (valueOf(item.control, items[index]) !== undefined) written += 1;
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
