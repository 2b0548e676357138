import type { SuggestedTask } from '../../infer/suggestion.ts';
import { element } from '../browser/element.ts';
import type { Found, WantedTask, Written } from './engine.ts';
import { fieldSchema } from './field-schema.ts';
import { schemaKey, type PageTypes } from '../page-types.ts';
import type { Change } from './question.ts';
import type { TaskSurroundings, TaskView } from './task-view.ts';
import { createTaskView } from './task-view.ts';

const explanation =
  'Each value stands with the file and the line that say so. “Certain”: a file says it of this very thing. “Likely”: it follows from a file by a convention that is nearly always kept.';

/** The suggested tasks on the page. */
export interface TaskList {
  /** Those that the author wants to declare. */
  readonly chosen: HTMLElement;
  /** Those that may be declared besides; hidden while there are none. */
  readonly also: HTMLElement;
  /** The tasks that the author wants to declare, with the answers given so far. */
  readonly wanted: () => readonly WantedTask[];
  /** Shows what becomes of the tasks that were wanted. */
  readonly show: (written: Written) => void;
}

interface Draft {
  readonly view: TaskView;
  isWanted: boolean;
}

function surroundings(
  { uri, tasktype }: SuggestedTask,
  { entries, schemas, pages }: PageTypes,
): Pick<TaskSurroundings, 'type' | 'schema'> {
  const entry = entries.find(({ kind, name }) => kind === 'tasktype' && name === tasktype);
  const schema = entry === undefined ? {} : (schemas[schemaKey(entry)] ?? {});
  return {
    type: { title: entry?.title ?? tasktype, page: pages[uri] },
    schema: (pointer) => fieldSchema(schema, pointer),
  };
}

function section(id: string, title: string, sentence: string, tasks: HTMLElement): HTMLElement {
  return element(
    'section',
    { 'aria-labelledby': id },
    element('h3', { id }, title),
    element('p', { class: 'hint' }, sentence),
    tasks,
  );
}

/**
 * Shows the tasks that were found.
 *
 * @param found What was found.
 * @param types The types of the registry.
 * @param changed Is called when the author wants something else than before.
 * @returns The tasks on the page.
 */
export function createTaskList(found: Found, types: PageTypes, changed: () => void): TaskList {
  const [chosen, others] = [element('div', {}), element('div', {})];
  const also = section('also', 'Also possible', 'The same things can be declared in these ways besides.', others);
  const drafts: Draft[] = [];
  const place = (draft: Draft): void => {
    draft.view.turn(draft.isWanted);
    (draft.isWanted ? chosen : others).append(draft.view.element);
    also.hidden = drafts.every(({ isWanted }) => isWanted);
  };
  const answered = (change: Change): void => {
    for (const { view } of drafts) view.follow(change);
    changed();
  };
  const add = (task: SuggestedTask, isWanted: boolean): void => {
    const turned = (): void => {
      draft.isWanted = !draft.isWanted;
      place(draft);
      draft.view.focus();
      changed();
    };
    const id = `task-${String(drafts.length)}`;
    const draft: Draft = {
      view: createTaskView(task, { id, ...surroundings(task, types), answered, turned }),
      isWanted,
    };
    drafts.push(draft);
    place(draft);
  };
  for (const task of found.tasks) add(task, true);
  for (const task of found.also) add(task, false);
  const wanted = (): readonly Draft[] => drafts.filter(({ isWanted }) => isWanted);
  also.hidden = found.also.length === 0;
  return {
    chosen: section('chosen', 'To declare', explanation, chosen),
    also,
    wanted: () => wanted().map(({ view }) => ({ task: view.task, answers: view.answers() })),
    show: ({ tasks }) => {
      for (const [at, { view }] of wanted().entries()) {
        const judged = tasks[at];
        if (judged !== undefined) view.show(judged);
      }
    },
  };
}
