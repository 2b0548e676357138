import type { Registry, Type } from '../../registry/registry.ts';
import { listed, shown } from '../../spec/words.ts';
import { element } from '../browser/element.ts';
import { check, type Checked } from './check.ts';
import { createFieldView } from './field-view.ts';
import { fill, misfits } from './fill.ts';
import { groupOf } from './form-fields.ts';
import { createGroupView } from './group-view.ts';
import { narrowedSchema } from './narrowed.ts';
import type { TypeData } from './page-data.ts';
import type { Task } from '../../planner/planner-request.ts';
import { createResultsView } from './results-view.ts';
import { isTypedGroup, valueOf, type Typed } from './typed.ts';
import { createVerdictView } from './verdict-view.ts';
import { openAround, type Around } from './view.ts';

/** What the form of a tasktype needs from around it. */
export interface FormSurroundings {
  readonly type: Type;
  readonly data: TypeData;
  readonly registry: Registry;
  /** Link to the page that checks files. */
  readonly validate: string;
  /** Link to the page that shows where a task can run. */
  readonly run: string;
  /** Is told the task and whether it is valid, when something was typed. */
  readonly told: (task: Task, isValid: boolean) => void;
  /** Is told when something does not work. */
  readonly failed: (error: unknown) => void;
}

/** The form of a tasktype on the page, with what it writes. */
export interface FormPage {
  readonly form: HTMLElement;
  readonly results: HTMLElement;
}

function misfitNotice(pointers: readonly string[]): HTMLElement | undefined {
  if (pointers.length === 0) return undefined;
  const names = pointers.map((pointer) => (pointer === '' ? 'the whole task' : shown(pointer)));
  return element(
    'p',
    { class: 'notice warning' },
    `Not taken over, because the form has no place for it: ${listed(names.slice(0, 9))}${names.length > 9 ? ' and more' : ''}. The task as you gave it can be checked on the page Validate.`,
  );
}

/** Leads to the field at a pointer, or to the nearest one around it. */
function goTo(form: HTMLElement, pointer: string): void {
  const places = [...form.querySelectorAll<HTMLElement>('[data-pointer]')];
  for (let wanted = pointer; wanted !== ''; wanted = wanted.slice(0, wanted.lastIndexOf('/'))) {
    const place = places.find((one) => one.dataset['pointer'] === wanted);
    if (place === undefined) continue;
    if (place instanceof HTMLDetailsElement) place.open = true;
    openAround(place);
    const target = place.matches('input, select, textarea, button')
      ? place
      : place.querySelector<HTMLElement>('input, select, textarea, button, summary');
    target?.focus();
    return;
  }
}

/**
 * Shows the form of a tasktype and writes the task as it is typed.
 *
 * @param around What the form needs from around it.
 * @param begun A taskinfo to begin with.
 * @returns The form, and what it writes.
 */
export function createFormPage(around: FormSurroundings, begun: Readonly<Record<string, unknown>> = {}): FormPage {
  const { type, data, registry, told } = around;
  const group = groupOf(data.schema);
  const filled = fill(group, begun);
  let typed: Typed = isTypedGroup(filled) ? filled : undefined;
  let isDemanded = Object.keys(begun).length > 0;
  let [asked, ids] = [0, 0];
  const results = createResultsView(type.current.title, around);
  const form = element('form', { class: 'fields-form', novalidate: true, 'aria-label': type.current.title });
  form.addEventListener('submit', (event) => event.preventDefault());
  const show = (task: Task, checked: Checked): void => {
    view.show('', { ...checked, isDemanded });
    verdict.show(checked);
    told(task, checked.needed.length + checked.wrong.length === 0);
  };
  const refresh = async (): Promise<void> => {
    const number = ++asked;
    const taskinfo = valueOf(group, typed) as Task['taskinfo'];
    const task = { tasktype: type.uri, taskinfo };
    results.show(task);
    const schemas = { chosen: narrowedSchema(group, typed), whole: data.schema };
    const checked = await check(task, schemas, registry);
    if (number === asked) show(task, checked);
  };
  const update = (): void => void refresh().catch(around.failed);
  const surroundings: Around = { newId: () => `field-${String((ids += 1))}`, left: update };
  const inner = { ...surroundings, createView: createFieldView, name: undefined };
  const view = createGroupView(group, typed, inner, (next) => {
    typed = isTypedGroup(next) ? { ...next, isGiven: true } : next;
    update();
  });
  const verdict = createVerdictView(
    (pointer) => goTo(form, pointer),
    () => {
      isDemanded = true;
      update();
    },
  );
  typed = isTypedGroup(typed) ? typed : { form: 0, fields: {}, isGiven: true };
  const lost = misfitNotice(misfits(group, begun, typed));
  form.append(...(lost === undefined ? [] : [lost]), view.element, verdict.element);
  update();
  return { form, results: results.element };
}
