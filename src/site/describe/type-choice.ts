import type { Registry, Type } from '../../registry/registry.ts';
import { element } from '../browser/element.ts';
import { typePath } from './page-data.ts';

/** Each link to the page of a tasktype leads to its form instead. */
function leadToForms(list: HTMLElement, { types }: Registry, pages: Readonly<Record<string, string>>): void {
  const forms = new Map(types.map((type: Type) => [pages[type.uri], `#type=${typePath(type)}`]));
  for (const link of list.querySelectorAll('a')) {
    const form = forms.get(link.getAttribute('href') ?? '');
    if (form !== undefined) link.href = form;
  }
}

/**
 * Makes the list of tasktypes a choice, which can be filtered.
 *
 * @param list The list as the page has it, with links to the pages of the types.
 * @param registry The types.
 * @param pages Links to their pages, by URI.
 */
export function makeTypeChoice(list: HTMLElement, registry: Registry, pages: Readonly<Record<string, string>>): void {
  leadToForms(list, registry, pages);
  const items = [...list.querySelectorAll<HTMLElement>('.type-group li')];
  const input = element('input', { id: 'type-filter', type: 'search', autocomplete: 'off', spellcheck: 'false' });
  const told = element('p', { class: 'hint', role: 'status' });
  const filter = (): void => {
    const words = input.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    for (const item of items) {
      const text = item.textContent.toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of list.querySelectorAll<HTMLElement>('.type-group'))
      group.hidden = [...group.querySelectorAll<HTMLElement>('li')].every((item) => item.hidden);
    const found = items.filter((item) => !item.hidden).length;
    told.textContent = words.length === 0 ? '' : found === 1 ? 'One tasktype.' : `${String(found)} tasktypes.`;
  };
  input.addEventListener('input', filter);
  input.addEventListener('keydown', (event) => {
    const first = items.find((item) => !item.hidden)?.querySelector('a');
    if (event.key === 'Enter') first?.click();
  });
  // Whoever comes back wants to see all of them.
  addEventListener('hashchange', () => {
    input.value = '';
    filter();
  });
  list
    .querySelector('h2')
    ?.after(
      element('div', { class: 'field filter' }, element('label', { for: input.id }, 'Filter by any word'), input, told),
    );
}
