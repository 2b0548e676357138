import type { LeftOut } from '../../infer/suggestion.ts';
import type { Problem } from '../../spec/problem.ts';
import { visible } from '../../spec/words.ts';
import { element } from '../browser/element.ts';
import { placeView } from './evidence-view.ts';

/** Lists up to this length lie open. */
const mostOpen = 12;

function leftOutItem(one: LeftOut): HTMLElement {
  return element(
    'li',
    {},
    placeView(one),
    ' ',
    visible(one.what),
    ', because ',
    visible(one.because).replace(/\.?$/, '.'),
  );
}

/**
 * Shows what looks like a task and is none.
 *
 * @param leftOut What was left out, and why.
 * @returns A part of the page; nothing where nothing was left out.
 */
export function leftOutView(leftOut: readonly LeftOut[]): HTMLElement | undefined {
  if (leftOut.length === 0) return undefined;
  const number = leftOut.length === 1 ? 'One thing' : `${leftOut.length} things`;
  return element(
    'section',
    { 'aria-labelledby': 'left-out' },
    element('h3', { id: 'left-out' }, 'Seen and left out'),
    element(
      'details',
      { open: leftOut.length <= mostOpen },
      element('summary', {}, `${number} that may look like a task and cannot be declared as one`),
      element('ul', { class: 'left-out' }, leftOut.map(leftOutItem)),
    ),
  );
}

/**
 * Shows what codemeta.json says otherwise than the repository does.
 *
 * @param disagreements The warnings.
 * @param rules Link to the page of all rules.
 * @returns A part of the page; nothing where the two agree.
 */
export function disagreementsView(disagreements: readonly Problem[], rules: string): HTMLElement | undefined {
  if (disagreements.length === 0) return undefined;
  const items = disagreements.map(({ rule, message, hint, line }) =>
    element(
      'li',
      {},
      placeView({ file: 'codemeta.json', ...(line === undefined ? {} : { line }) }),
      ' ',
      ...[message, hint].filter((part) => part !== undefined).map((part) => `${visible(part)} `),
      element('a', { href: `${rules}${rule}/` }, 'Why this matters'),
    ),
  );
  return element(
    'section',
    { 'aria-labelledby': 'disagreements' },
    element('h3', { id: 'disagreements' }, 'Where codemeta.json says otherwise'),
    element('ul', { class: 'left-out' }, items),
  );
}
