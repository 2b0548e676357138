import type { Problem } from '../../spec/problem.ts';
import { visible } from '../../spec/words.ts';
import { button, element } from '../browser/element.ts';
import { spanAt } from '../validate/places.ts';
import { sentenceView } from '../validate/sentence-view.ts';
import type { TextPane } from '../validate/text-pane.ts';

/**
 * Lists what is wrong with a text, each with a button that leads to its place.
 *
 * @param problems What is wrong.
 * @param pane Where the text stands.
 * @returns A list; empty where nothing is wrong.
 */
export function problemLines(problems: readonly Problem[], pane: TextPane): readonly HTMLElement[] {
  if (problems.length === 0) return [];
  const items = problems.map(({ severity, message, hint = '', line, column = 1 }) => {
    const place =
      line === undefined
        ? undefined
        : button(`Line ${line}, column ${column}`, () => pane.goTo(spanAt(pane.text(), { line, column })));
    return element(
      'li',
      { class: severity },
      place && [place, ' '],
      sentenceView(visible(`${message} ${hint}`.trim())),
    );
  });
  return [element('ul', { class: 'problem-lines' }, items)];
}
