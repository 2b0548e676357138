import { element } from '../browser/element.ts';
import type { Taker } from './page-data.ts';
import { inline } from './view.ts';

/**
 * Shows which services take tasks of a type.
 *
 * @param takers The servicetypes with their conditions.
 * @param pages Links to the pages of all types, by URI.
 * @returns A part of the page.
 */
export function takersView(takers: readonly Taker[], pages: Readonly<Record<string, string>>): HTMLElement {
  const heading = element('h2', { id: 'runs-on' }, 'Where it would run');
  if (takers.length === 0)
    return element(
      'section',
      { 'aria-labelledby': heading.id },
      heading,
      element('p', {}, 'No servicetype of this registry takes tasks of this type yet.'),
    );
  return element(
    'section',
    { 'aria-labelledby': heading.id },
    heading,
    element(
      'p',
      { class: 'hint' },
      'Kinds of services that take tasks of this type. Whether one of them takes this task, its planner says.',
    ),
    element(
      'dl',
      { class: 'takers' },
      takers.map(({ title, uri, when }) =>
        element(
          'div',
          {},
          element('dt', {}, pages[uri] === undefined ? title : element('a', { href: pages[uri] }, title)),
          element('dd', {}, when === undefined ? 'Without a condition.' : inline(when)),
        ),
      ),
    ),
  );
}
