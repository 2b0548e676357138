import { element } from '../browser/element.ts';
import type { AroundResult } from './around-result.ts';
import type { Checked } from './engine-messages.ts';
import { problemList } from './problem-list.ts';
import { proposalView } from './proposal-view.ts';
import { taskList } from './task-list.ts';
import { spokenVerdict } from './verdict.ts';

/** The parts of the page that tell of a result. */
export interface ResultParts {
  /** Tells the verdict politely. */
  readonly verdict: HTMLElement;
  readonly result: HTMLElement;
}

const signs = { valid: '✓', invalid: '✕', unknown: '?', unreadable: '!', 'nothing-declared': '○' } as const;

/** Says the verdict, and again only when it is another one: a screen reader reads out each change. */
function tellVerdict(place: HTMLElement, { report }: Checked): void {
  const { verdict, word, sentence } = spokenVerdict(report);
  place.dataset['verdict'] = verdict;
  if (place.textContent === `${signs[verdict]}${word}: ${sentence}`) return;
  place.replaceChildren(
    element('span', { class: 'sign', 'aria-hidden': 'true' }, signs[verdict]),
    element('p', {}, element('strong', {}, word), ': ', sentence),
  );
}

/** The keyboard stays in the list when the button it was on has done its work: on the next fix, else on the verdict. */
function keepFocus(parts: ResultParts, show: () => void): void {
  const hadFocus = parts.result.contains(document.activeElement);
  show();
  if (!hadFocus) return;
  const next = parts.result.querySelector<HTMLElement>('button.fix:not(.all)');
  (next ?? parts.verdict).focus();
}

/**
 * Shows what was found of a text.
 *
 * @param parts The parts of the page.
 * @param checked What was found.
 * @param around What the result needs from around it.
 */
export function showResult(parts: ResultParts, checked: Checked, around: AroundResult): void {
  tellVerdict(parts.verdict, checked);
  const views = [problemList(checked, around), taskList(checked, around), proposalView(checked, around)];
  keepFocus(parts, () => parts.result.replaceChildren(...views.filter((view) => view !== undefined)));
}

/**
 * Shows that there is no text to check.
 *
 * @param parts The parts of the page.
 */
export function showNothing({ verdict, result }: ResultParts): void {
  delete verdict.dataset['verdict'];
  verdict.replaceChildren(element('p', {}, 'What is right, and what is not, stands here as soon as there is a text.'));
  result.replaceChildren();
}
