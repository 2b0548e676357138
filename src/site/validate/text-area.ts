import type { TextPane } from './text-pane.ts';

/** Brings a line near the middle of the field; browsers do not do it for a selection. */
function scrollTo(area: HTMLTextAreaElement, offset: number): void {
  const lines = area.value.slice(0, offset).split('\n').length - 1;
  const height = Number.parseFloat(getComputedStyle(area).lineHeight) || 20;
  area.scrollTop = Math.max(0, lines * height - area.clientHeight / 2);
}

/**
 * Makes a plain field the place of the text.
 *
 * @param area The field.
 * @param changed Is called when the text has changed, whoever changed it.
 * @returns The place of the text; it cannot underline anything.
 */
export function createTextArea(area: HTMLTextAreaElement, changed: () => void): TextPane {
  area.addEventListener('input', changed);
  return {
    text: () => area.value,
    open: (text) => {
      area.value = text;
      area.setSelectionRange(0, 0);
      area.scrollTop = 0;
      changed();
    },
    change: (edits) => {
      // From the end, so that the offsets before an edit stay what they are.
      for (const { from, to, insert } of [...edits].reverse()) area.setRangeText(insert, from, to, 'preserve');
      changed();
    },
    goTo: ({ from, to }) => {
      area.focus();
      area.setSelectionRange(from, to);
      scrollTo(area, from);
    },
    mark: () => undefined,
  };
}
