import { button, element } from '../browser/element.ts';
import type { Edit } from './engine-messages.ts';
import type { PageData } from './page-data.ts';
import { spanAt, type Span } from './places.ts';

/** What a result on the page needs from around it. */
export interface AroundResult {
  readonly data: PageData;
  /** The text that the result is about. */
  readonly text: string;
  /** Shows a part of the text. */
  readonly goTo: (span: Span) => void;
  /** Changes the text, as far as it still is the one that the result is about. */
  readonly change: (edits: readonly Edit[]) => void;
  /** Makes every fix there is, and those that only then turn up. */
  readonly fixAll: () => void;
}

/**
 * Makes a button that leads to a line of the text.
 *
 * @param line The line, from 1.
 * @param column The column, from 1.
 * @param around What the result needs from around it.
 * @returns The button.
 */
export function lineButton(line: number, column: number, { text, goTo }: AroundResult): HTMLElement {
  const made = button(`Line ${line}`, () => goTo(spanAt(text, { line, column })));
  made.className = 'line';
  made.append(element('span', { class: 'unseen' }, ': go there'));
  return made;
}
