import { joinPointer } from '../../spec/place.ts';
import { element } from '../browser/element.ts';
import { createFormChoice } from './form-choice.ts';
import type { Field, Form, Group } from './form-fields.ts';
import type { AroundInner } from './list-view.ts';
import { headOf } from './scalar-view.ts';
import { chosenForm, isTypedGroup, valueOf, type Typed, type TypedGroup } from './typed.ts';
import { at, createComplaint, faultSentence, inline, type Changed, type View } from './view.ts';

/** So many optional fields are shown without being folded. */
const mostOpen = 3;

interface FormView {
  readonly elements: readonly HTMLElement[];
  readonly views: readonly { readonly name: string; readonly view: View }[];
}

function rulesOf({ rules }: Form): HTMLElement | undefined {
  if (rules.length === 0) return undefined;
  return element(
    'ul',
    { class: 'rules-across' },
    rules.map((rule) => element('li', {}, inline(rule))),
  );
}

/** Folds the fields that may be left out; open where one of them is filled. */
function folded({ fields }: Form, typedOf: (name: string) => Typed, content: readonly HTMLElement[]): HTMLElement {
  const optional = fields.filter(({ required }) => !required);
  const isFilled = optional.some(({ name, control }) => valueOf(control, typedOf(name)) !== undefined);
  const summary = `More fields (${String(optional.length)}), none of them required`;
  return element('details', { class: 'more', open: isFilled }, element('summary', {}, summary), content);
}

/** The fields that are needed, then those that may be left out; these are folded where they are many. */
function showForm(
  form: Form,
  typed: TypedGroup,
  around: AroundInner,
  changed: (name: string, typed: Typed) => void,
): FormView {
  const typedOf = (name: string): Typed => (Object.hasOwn(typed.fields, name) ? typed.fields[name] : undefined);
  const shown = form.fields.map((field) => ({
    field,
    view: around.createView(field, typedOf(field.name), around, (next) => changed(field.name, next)),
  }));
  const elementsOf = (isRequired: boolean): readonly HTMLElement[] =>
    shown.filter(({ field }) => field.required === isRequired).map(({ view }) => view.element);
  const [required, optional] = [elementsOf(true), elementsOf(false)];
  const rules = rulesOf(form);
  const more = [...(rules === undefined ? [] : [rules]), ...optional];
  const isFolded = required.length > 0 && optional.length > mostOpen;
  return {
    elements: [...required, ...(isFolded ? [folded(form, typedOf, more)] : more)],
    views: shown.map(({ field, view }) => ({ name: field.name, view })),
  };
}

/**
 * Shows the fields of an object, with the choice of its form where there are several. What was typed in one form is kept
 * while another one is chosen.
 *
 * @param group The object.
 * @param typed What stands in it.
 * @param around What it needs from around it.
 * @param changed Is called when something else stands in it.
 * @returns The fields on the page.
 */
export function createGroupView(group: Group, typed: Typed, around: AroundInner, changed: Changed): View {
  let current: TypedGroup = isTypedGroup(typed) ? typed : { form: 0, fields: {} };
  const complaint = createComplaint(around.newId());
  const say = (change: Partial<TypedGroup>): void => changed((current = { ...current, ...change }));
  const typedIn = (name: string, next: Typed): void => say({ fields: { ...current.fields, [name]: next } });
  const place = element('div', { class: 'form' });
  let shown: FormView;
  const draw = (): void => {
    shown = showForm(chosenForm(group, current), current, around, typedIn);
    place.replaceChildren(...shown.elements);
  };
  draw();
  const choice =
    group.forms.length < 2
      ? undefined
      : createFormChoice(group, current.form, around, (form) => {
          say({ form });
          draw();
          around.left();
        });
  return {
    element: element('div', {}, choice, place, complaint.element),
    show: (pointer, faults) => {
      for (const { name, view } of shown.views) view.show(joinPointer(pointer, name), faults);
      complaint.say(at(faults.wrong, pointer, false).map((fault) => faultSentence(fault, '')));
    },
    focus: () =>
      (
        choice?.querySelector<HTMLElement>('input:checked') ??
        place.querySelector<HTMLElement>('input, select, textarea, button')
      )?.focus(),
  };
}

/**
 * Shows a field that is an object: folded where it may be left out.
 *
 * @param field The field.
 * @param typed What stands in it.
 * @param around What it needs from around it.
 * @param changed Is called when something else stands in it.
 * @returns The field on the page.
 */
export function createGroupField(field: Field, typed: Typed, around: AroundInner, changed: Changed): View {
  const group: Group = field.control.kind === 'group' ? field.control : { kind: 'group', forms: [] };
  const begun = field.required && !isTypedGroup(typed) ? { form: 0, fields: {}, isGiven: true } : typed;
  const view = createGroupView(group, begun, around, changed);
  const head = headOf(field);
  const about = head.about === '' ? undefined : element('p', { class: 'hint' }, inline(head.about));
  const name = around.name ?? head.name;
  const isFolded = !field.required && around.name === undefined;
  const frame = isFolded
    ? element(
        'details',
        { class: 'field nested', open: valueOf(group, typed) !== undefined },
        element('summary', {}, name),
        about,
        view.element,
      )
    : element('fieldset', { class: 'field nested' }, element('legend', {}, name), about, view.element);
  return {
    element: frame,
    show: (pointer, faults) => {
      frame.setAttribute('data-pointer', pointer);
      view.show(pointer, faults);
    },
    focus: view.focus,
  };
}
