import { visible } from '../../spec/words.ts';
import { createCodemetaView } from './codemeta-view.ts';
import { element } from '../browser/element.ts';
import type { AskEngine } from './engine-messages.ts';
import type { Found } from './engine.ts';
import { disagreementsView, leftOutView } from './left-out-view.ts';
import type { PageTypes } from '../page-types.ts';
import { createTaskList } from './task-list.ts';

/** What a result needs from around it. */
export interface ResultSurroundings {
  readonly types: PageTypes;
  /** Name of what was given. */
  readonly name: string;
  readonly ask: AskEngine;
  /** Is told when something did not work. */
  readonly failed: (error: unknown) => void;
}

function headline({ tasks }: Found, name: string): string {
  const number = tasks.length === 0 ? 'no task' : tasks.length === 1 ? 'one task' : `${tasks.length} tasks`;
  const sentence = `${number} found`;
  return name === '' ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : `${visible(name)}: ${sentence}`;
}

function counts({ files: { listed, read, isCut } }: Found): string {
  const number = new Intl.NumberFormat('en');
  const told = `${number.format(listed)} ${listed === 1 ? 'file' : 'files'} listed, ${number.format(read)} read.`;
  return isCut ? `${told} There are more; those deepest in the folders were not looked at.` : told;
}

const nothing =
  'There is nothing in it for which this registry has a tasktype. That is a normal result: a library in C++, for example, or a web page is no task.';

const noFile = 'There is no file in it. Give the folder of a repository, or a zip of it.';

/**
 * Shows what a repository suggests, and the codemeta.json that comes of it.
 *
 * @param found What was found.
 * @param around What the result needs from around it.
 * @returns The parts of the page; the first one is its heading.
 */
export function resultView(found: Found, around: ResultSurroundings): readonly HTMLElement[] {
  let asked = 0;
  const update = async (): Promise<void> => {
    const number = ++asked;
    const target = { name: codemeta.name(), origin: found.origin, codemeta: found.codemeta };
    const written = await around.ask('write', { target, tasks: tasks.wanted() });
    if (number !== asked) return;
    tasks.show(written);
    codemeta.show(written);
  };
  const changed = (): void => void update().catch(around.failed);
  const tasks = createTaskList(found, around.types, changed);
  const codemeta = createCodemetaView(found, changed);
  const isEmpty = found.tasks.length + found.also.length === 0;
  changed();
  return [
    element('h2', { id: 'result-title', tabindex: '-1' }, headline(found, around.name)),
    element('p', { class: 'hint' }, counts(found)),
    ...(isEmpty
      ? [element('p', {}, found.files.listed === 0 ? noFile : nothing)]
      : [tasks.chosen, codemeta.element, tasks.also]),
    ...[disagreementsView(found.disagreements, around.types.rules), leftOutView(found.leftOut)].flatMap(
      (part) => part ?? [],
    ),
  ];
}
