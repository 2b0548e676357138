import type { Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { described } from '../spec/words.ts';
import type { Declarations } from './declarations.ts';
import { child, isNode, type Located, type Node } from './json-ld.ts';
import { itemsOf, readTasks } from './listed-tasks.ts';
import { notebookMember, taskForm } from './own-names.ts';

/**
 * Says whether a value is a Jupyter notebook.
 *
 * @param value The file's value.
 * @returns True for one of nbformat 4 (with cells) or 3 (with worksheets).
 */
export function isNotebook(value: Node): boolean {
  return Object.hasOwn(value, 'nbformat') && Array.isArray(value['cells'] ?? value['worksheets']);
}

const tasksForm = `"tasks": [${taskForm}]`;
const ownForm = `"${notebookMember}": {${tasksForm}}`;
const form = `"metadata": {${ownForm}}`;

/** What is to be added, to what is there already. */
function howToAdd(metadata: Located | undefined, own: Located | undefined): string {
  if (own !== undefined) return isNode(own.value) ? `Write ${tasksForm} in it` : `Write ${ownForm} instead`;
  return metadata !== undefined && isNode(metadata.value) ? `Add to it ${ownForm}` : `Add ${form}`;
}

/** The key that was meant to lead to the tasks, with what it should be called. */
function misspelled(metadata: Located | undefined, own: Located | undefined) {
  const [parent, name] = own === undefined ? [metadata, notebookMember] : [own, 'tasks'];
  if (parent === undefined || !isNode(parent.value)) return undefined;
  const plain = (key: string): string => key.replaceAll(/[-_ ]/g, '').toLowerCase();
  const like = Object.keys(parent.value).find((key) =>
    [plain(name), plain(name).replace(/s$/, '')].includes(plain(key)),
  );
  return like === undefined || like === name ? undefined : { like, name, pointer: child(parent, like)?.pointer };
}

function withoutTask(metadata: Located | undefined, own: Located | undefined): Fault {
  const key = misspelled(metadata, own);
  return problem('carrier-declares-a-task', {
    severity: 'warning',
    message: 'This is a Jupyter notebook, whose metadata declares no task.',
    hint:
      key === undefined
        ? `${howToAdd(metadata, own)}; or declare the notebook in the codemeta.json of its repository, which \`tasktypes suggest\` writes.`
        : `Rename \`${key.like}\` to \`${key.name}\`.`,
    pointer: key?.pointer ?? own?.pointer ?? metadata?.pointer ?? '',
  });
}

function notListed({ value, pointer }: Located): Fault {
  return problem('tasks-are-listed', {
    message: `The tasks of the notebook are ${described(value)} where a list is expected.`,
    hint: `Write ${form}.`,
    pointer,
  });
}

/**
 * Reads the tasks in the metadata of a notebook; its cells are not looked at.
 *
 * @param value The notebook.
 * @returns The tasks.
 */
export function declareNotebook(value: Node): Declarations {
  const metadata = child({ value, pointer: '' }, 'metadata');
  const own = metadata && child(metadata, notebookMember);
  const tasks = own && child(own, 'tasks');
  const items = itemsOf(tasks);
  const reading = items === undefined ? undefined : readTasks(items, 'What is listed here');
  if (reading !== undefined && items !== undefined && items.length > 0) return { carrier: 'notebook', ...reading };
  const fault = tasks === undefined || items !== undefined ? withoutTask(metadata, own) : notListed(tasks);
  return { carrier: 'notebook', declared: [], problems: [fault] };
}
