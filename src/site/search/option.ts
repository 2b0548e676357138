import { element, type Content } from '../browser/element.ts';
import { excerpt, marked, type Marked } from './excerpt.ts';
import type { Found } from './found.ts';

const shown = (pieces: readonly Marked[]): Content =>
  pieces.map(({ text, isMarked }) => (isMarked ? element('mark', {}, text) : text));

/**
 * Shows a place that was found.
 *
 * @param found The place.
 * @param number Its place in the list.
 * @param root Root of the site, with a slash at its end.
 * @returns An option of a list, which is a link.
 */
export function option({ entry, words }: Found, number: number, root: string): HTMLAnchorElement {
  const { kind, path, title, section, text, isPast } = entry;
  const place =
    section === undefined ? [] : [element('span', { class: 'section' }, ' › ', shown(marked(section, words)))];
  return element(
    'a',
    { role: 'option', id: `found-${String(number)}`, href: root + path, tabindex: '-1', 'aria-selected': 'false' },
    element('span', { class: 'where' }, element('b', {}, shown(marked(title, words))), place),
    ' ',
    element('span', { class: 'kind' }, isPast === true ? `${kind}, deprecated` : kind),
    ' ',
    element('span', { class: 'excerpt' }, shown(excerpt(text, words))),
  );
}
