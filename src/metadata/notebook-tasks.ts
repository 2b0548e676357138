import type { Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { described } from '../spec/words.ts';
import type { Declarations } from './declarations.ts';
import { child, isNode, type Located, type Node } from './json-ld.ts';
import { itemsOf, readTasks } from './listed-tasks.ts';
import { keySpelledLike } from './message.ts';
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

const form = `"metadata": {"${notebookMember}": {"tasks": [${taskForm}]}}`;

function withoutTask(metadata: Located | undefined): Fault {
  const name = notebookMember.replaceAll(/[-_ ]/g, '').toLowerCase();
  const like = metadata !== undefined && isNode(metadata.value) ? keySpelledLike(metadata.value, name) : undefined;
  const isMisspelled = like !== undefined && like !== notebookMember;
  return problem('carrier-declares-a-task', {
    severity: 'warning',
    message: 'This is a Jupyter notebook, whose metadata declares no task.',
    hint: isMisspelled
      ? `Rename \`${like}\` to \`${notebookMember}\`.`
      : `Add ${form}; or declare the notebook in the codemeta.json of its repository, which \`tasktypes suggest\` writes.`,
    pointer: (isMisspelled && metadata !== undefined ? child(metadata, like) : metadata)?.pointer ?? '',
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
  const fault = tasks === undefined || items !== undefined ? withoutTask(metadata) : notListed(tasks);
  return { carrier: 'notebook', declared: [], problems: [fault] };
}
