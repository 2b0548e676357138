import type { Problem } from '../../spec/problem.ts';
import { button, element } from '../browser/element.ts';
import { lineButton, type AroundResult } from './around-result.ts';
import type { Checked, Fix } from './engine-messages.ts';
import { sentenceView } from './sentence-view.ts';

function fixButton({ title, edits }: Fix, { change }: AroundResult): HTMLElement {
  const made = button(title, () => change(edits));
  made.className = 'fix';
  return made;
}

/** Rules that a file breaks which cannot be mended, because another one is meant or is still to be written. */
const unwritten: ReadonlySet<string> = new Set(['carrier-declares-a-task', 'carrier-is-known', 'tasktype-is-present']);

/** The pages that write what is missing. */
function elsewhereView({ data: { root } }: AroundResult): HTMLElement {
  return element(
    'p',
    { class: 'what-next' },
    element('a', { href: `${root}suggest/` }, 'Suggest'),
    ' reads a repository and writes its codemeta.json; ',
    element('a', { href: `${root}describe/` }, 'Describe'),
    ' makes a task with a form.',
  );
}

function problemView(problem: Problem, fix: Fix | undefined, around: AroundResult): HTMLElement {
  const { severity, message, hint, rule, line, column = 1 } = problem;
  const why = element('a', { class: 'why', href: `${around.data.root}rules/${rule}/` }, 'Why is that?');
  why.append(element('span', { class: 'unseen' }, ` The rule ${rule}`));
  return element(
    'li',
    { class: `problem ${severity}` },
    element(
      'p',
      { class: 'where' },
      line === undefined ? undefined : [lineButton(line, column, around), ' '],
      element('span', { class: 'severity' }, severity === 'error' ? 'to put right' : 'remark'),
    ),
    element('p', {}, sentenceView(message)),
    hint === undefined ? undefined : element('p', { class: 'what-next' }, sentenceView(hint)),
    unwritten.has(rule) && fix === undefined ? elsewhereView(around) : undefined,
    element('div', { class: 'actions' }, fix === undefined ? undefined : [fixButton(fix, around), ' '], why),
  );
}

function fixAllView(number: number, { fixAll }: AroundResult): HTMLElement | undefined {
  if (number < 2) return undefined;
  const made = button('Fix all that is certain', fixAll);
  made.className = 'fix all';
  return element('div', { class: 'actions' }, made);
}

/**
 * Lists what is wrong with a text, and what can be done about it with one press.
 *
 * @param checked What was found.
 * @param around What the list needs from around it.
 * @returns A part of the page; nothing where nothing is wrong.
 */
export function problemList({ report, fixes }: Checked, around: AroundResult): HTMLElement | undefined {
  const { problems } = report;
  if (problems.length === 0) return undefined;
  const certain = fixes.filter((fix) => fix !== undefined).length;
  const items = problems.map((problem, index) => problemView(problem, fixes[index], around));
  const title = problems.some(({ severity }) => severity === 'error') ? 'What to put right' : 'Remarks';
  return element(
    'section',
    { 'aria-labelledby': 'problems-title' },
    element('h2', { id: 'problems-title' }, title),
    fixAllView(certain, around),
    element('ol', { class: 'problems' }, items),
  );
}
