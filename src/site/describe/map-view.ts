import { joinPointer } from '../../spec/place.ts';
import { element } from '../browser/element.ts';
import { exampleWords, firstOf } from './field-facts.ts';
import type { Field } from './form-fields.ts';
import type { AroundInner } from './list-view.ts';
import { rowsFrame } from './rows-frame.ts';
import { createRows } from './rows.ts';
import type { Typed, TypedRow } from './typed.ts';
import { at, createComplaint, faultSentence, type Changed, type Faults, type View } from './view.ts';

/** A row on the page: its name and its value. */
function createRowView(
  field: Field,
  row: TypedRow,
  around: AroundInner,
  changed: (row: TypedRow) => void,
  title: string,
): View & { readonly name: () => string } {
  let current = row;
  const first = firstOf(field.example);
  const value = field.control.kind === 'map' ? field.control.value : field;
  const id = around.newId();
  const name = element('input', {
    id,
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-label': `${title}: name`,
    placeholder: first?.name === undefined ? 'Name' : exampleWords(first.name),
  });
  name.value = row.name;
  const say = (change: Partial<TypedRow>): void => changed((current = { ...current, ...change }));
  name.addEventListener('input', () => say({ name: name.value }));
  name.addEventListener('change', around.left);
  const example = value.example ?? first?.value;
  const shown = example === undefined ? value : { ...value, example };
  const view = around.createView(shown, row.value, around, (next) => say({ value: next }), `${title}: value`);
  return {
    ...view,
    element: element('div', { class: 'pair' }, name, view.element),
    focus: () => name.focus(),
    name: () => current.name,
  };
}

function repeated(all: readonly string[]): readonly string[] {
  const names = all.filter((name) => name !== '');
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => `The name "${name}" stands here twice; only the last value is written.`);
}

/** What is wrong with the map itself and with its names. */
function ownFaults(pointer: string, names: readonly string[], { wrong }: Faults): ReturnType<typeof at> {
  return [pointer, ...names.map((name) => joinPointer(pointer, name))]
    .flatMap((one) => at(wrong, one, false))
    .filter(({ keyword, pointer: one }) => one === pointer || keyword === 'propertyNames');
}

/**
 * Shows names with their values, to which one can add.
 *
 * @param field The map.
 * @param typed What stands in it.
 * @param around What it needs from around it.
 * @param changed Is called when something else stands in it.
 * @returns The map on the page.
 */
export function createMapView(field: Field, typed: Typed, around: AroundInner, changed: Changed): View {
  const begun = typeof typed === 'object' && 'rows' in typed ? typed.rows : [];
  const data: { row: TypedRow; readonly name: () => string }[] = [];
  const title = around.name ?? field.name;
  let isTouched = false;
  const say = (): void => changed(data.length === 0 ? undefined : { rows: data.map(({ row }) => row) });
  const create = (index: number): View => {
    const entry = { row: begun[index] ?? { name: '', value: undefined }, name: () => '' };
    const set = (row: TypedRow): void => {
      entry.row = row;
      say();
    };
    const view = createRowView(field, entry.row, around, set, `${title} ${String(index + 1)}`);
    data.push(Object.assign(entry, { name: view.name }));
    return view;
  };
  const removed = (index: number): void => {
    data.splice(index, 1);
    isTouched = true;
    say();
    around.left();
  };
  const rows = createRows({ noun: title, create, added: () => undefined, removed }, begun.length);
  const complaint = createComplaint(around.newId());
  const place = rowsFrame(field, title, { rows: rows.element, complaint: complaint.element });
  place.addEventListener('change', () => (isTouched = true));
  return {
    element: place,
    show: (pointer, faults) => {
      rows.add.setAttribute('data-pointer', pointer);
      const names = data.map(({ name }) => name());
      rows.all.forEach(({ view }, index) => view.show(joinPointer(pointer, names[index] ?? ''), faults));
      const own = isTouched || faults.isDemanded ? ownFaults(pointer, names, faults) : [];
      complaint.say([...repeated(names), ...own.map((fault) => faultSentence(fault, field.description))]);
    },
    focus: () => (rows.all[0]?.view ?? { focus: () => rows.add.focus() }).focus(),
  };
}
