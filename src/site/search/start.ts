import { element } from '../browser/element.ts';
import { searchDialog, type SearchDialog } from './dialog.ts';
import { createFind, type Find } from './found.ts';
import { option } from './option.ts';
import type { SearchIndex } from './search-entry.ts';

/** Where the search finds what it needs. */
export interface SearchFrom {
  /** Address of the index, a module. */
  readonly index: string;
  /** Root of the site, with a slash at its end. */
  readonly root: string;
}

function choose({ input, list }: SearchDialog, number: number): void {
  const options = [...list.children];
  const chosen = options.at(options.length === 0 ? 0 : number % options.length);
  for (const one of options) one.setAttribute('aria-selected', String(one === chosen));
  if (chosen === undefined) input.removeAttribute('aria-activedescendant');
  else input.setAttribute('aria-activedescendant', chosen.id);
  chosen?.scrollIntoView({ block: 'nearest' });
}

const chosenIn = ({ list }: SearchDialog): number =>
  [...list.children].findIndex((one) => one.getAttribute('aria-selected') === 'true');

function show(parts: SearchDialog, find: Find, root: string): void {
  const { input, list, told } = parts;
  const query = input.value.trim();
  const found = query === '' ? [] : find(query);
  list.replaceChildren(...found.map((one, number) => option(one, number, root)));
  list.hidden = found.length === 0;
  input.setAttribute('aria-expanded', String(found.length > 0));
  list.scrollTop = 0;
  choose(parts, 0);
  if (query === '') told.replaceChildren();
  else if (found.length > 0) told.replaceChildren(`${String(found.length)} found`);
  else {
    const box = element('a', { href: root }, 'the box on the home page');
    told.replaceChildren(
      `Nothing is found for “${query.slice(0, 80)}”. For a log line or a whole message, try `,
      box,
      '.',
    );
  }
}

function followKeys(parts: SearchDialog): void {
  const { input, list } = parts;
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      choose(parts, chosenIn(parts) + step);
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      list.querySelector<HTMLAnchorElement>('[aria-selected="true"]')?.click();
    }
  });
}

async function start(parts: SearchDialog, { index, root }: SearchFrom): Promise<void> {
  const { input, told } = parts;
  told.textContent = 'Loading …';
  try {
    const { default: data } = (await import(index)) as { readonly default: SearchIndex };
    const find = createFind(data);
    const showFound = (): void => show(parts, find, root);
    input.addEventListener('input', showFound);
    showFound();
  } catch {
    told.textContent = 'The search could not be loaded. Load the page again, or look through the lists of types.';
  }
}

let parts: SearchDialog | undefined;

/**
 * Opens the search; what was written before is selected. Closed, it gives the focus back to where it was.
 *
 * @param from Where it finds its index.
 */
export function openSearch(from: SearchFrom): void {
  if (parts === undefined) {
    parts = searchDialog();
    followKeys(parts);
    void start(parts, from);
  }
  if (!parts.dialog.open) parts.dialog.showModal();
  parts.input.focus();
  parts.input.select();
}
