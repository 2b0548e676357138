import type { TaskReport } from '../../validate/report.ts';
import { visible } from '../../spec/words.ts';
import { element, type Content } from '../browser/element.ts';
import { lineButton, type AroundResult } from './around-result.ts';
import type { Checked, Runner } from './engine-messages.ts';
import { writeFragment } from './fragment.ts';
import { sentenceView } from './sentence-view.ts';

const words = { valid: 'valid', invalid: 'not valid yet', unknown: 'not known here' } as const;

function titleView({ title, type, uri }: TaskReport, { data }: AroundResult): Content {
  const page = uri !== undefined && Object.hasOwn(data.pages, uri) ? data.pages[uri] : undefined;
  if (title !== undefined && page !== undefined) return element('a', { href: page }, title);
  return title ?? (type === '' ? 'A task without a type' : visible(type));
}

function runnerView({ title, link, when }: Runner): HTMLElement {
  const condition = when === undefined ? undefined : element('p', { class: 'condition' }, sentenceView(when));
  return element('li', {}, element('a', { href: link }, title), condition);
}

/** Where a task would run; an interface of a reply runs something itself. */
function runnersView({ kind, uri, verdict }: TaskReport, runners: readonly Runner[]): Content {
  if (kind === 'servicetype' || uri === undefined) return undefined;
  if (runners.length === 0) return element('p', {}, 'No service that this registry knows takes such a task.');
  const list = element('ul', { class: 'runners' }, runners.map(runnerView));
  if (verdict === 'valid') return [element('p', { class: 'said' }, 'It would run on:'), list];
  const number = runners.length === 1 ? 'one service' : `${runners.length} services`;
  return element('details', {}, element('summary', {}, `Once it is valid, it would run on ${number}`), list);
}

function taskView(task: TaskReport, runners: readonly Runner[], around: AroundResult): HTMLElement {
  const { verdict, line, column, type, version } = task;
  return element(
    'article',
    { class: 'task', 'data-verdict': verdict },
    element(
      'h3',
      {},
      titleView(task, around),
      version === undefined ? undefined : ` ${version}`,
      ' ',
      element('span', { class: 'word' }, words[verdict]),
    ),
    element('p', { class: 'type' }, lineButton(line, column, around), ' ', element('code', {}, visible(type))),
    runnersView(task, runners),
  );
}

/** The page that shows every place; a text that is too long for a link has none. */
function placesLink({ text, data }: AroundResult): HTMLElement {
  const place = element('p', { class: 'places' });
  void writeFragment({ text, path: undefined }).then((fragment) => {
    if (fragment !== undefined)
      place.append(element('a', { href: `${data.root}run/${fragment}` }, 'Every place where it can run'));
  });
  return place;
}

/**
 * Lists the tasks of a file (or the interfaces of a reply), each with its verdict and with where it would run.
 *
 * @param checked What was found.
 * @param around What the list needs from around it.
 * @returns A part of the page; nothing where there is none.
 */
export function taskList({ report, runners }: Checked, around: AroundResult): HTMLElement | undefined {
  const { tasks } = report;
  if (tasks.length === 0) return undefined;
  const isReply = tasks.some(({ kind }) => kind === 'servicetype');
  const title = isReply ? 'What the reply offers' : 'What is declared, and where it runs';
  return element(
    'section',
    { 'aria-labelledby': 'tasks-title' },
    element('h2', { id: 'tasks-title' }, title),
    tasks.map((task, index) => taskView(task, runners[index] ?? [], around)),
    report.verdict === 'valid' && !isReply ? placesLink(around) : undefined,
  );
}
