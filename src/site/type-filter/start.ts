import { button, byId, element } from '../browser/element.ts';
import { filterOf, fragmentOf, wantedIn, type Listed, type Wanted } from './wanted.ts';

interface Row {
  readonly item: HTMLElement;
  readonly listed: Listed;
}

const rest = 400;

const form = byId('filter');
const [list, shown, nothing] = [byId('listed'), byId('shown'), byId('nothing')];
const text = byId('filter-text') as HTMLInputElement;
const status = document.querySelector<HTMLSelectElement>('#filter-status');
const system = document.querySelector<HTMLSelectElement>('#filter-system');
const groups = [...list.querySelectorAll<HTMLElement>('.type-group')];
const rows: readonly Row[] = [...list.querySelectorAll<HTMLElement>('li')].map((item) => ({
  item,
  listed: {
    words: `${item.textContent} ${item.dataset['words'] ?? ''}`.toLowerCase(),
    status: item.dataset['status'] ?? '',
    systems: JSON.parse(item.dataset['systems'] ?? '[]') as string[],
  },
}));

const wanted = (): Wanted => ({ text: text.value, status: status?.value ?? '', system: system?.value ?? '' });

/** An address may name what the list does not have; the list then shows that nothing is like it. */
function choose(field: HTMLSelectElement | null, value: string): void {
  if (field === null) return;
  const known = [...field.options].find((option) => option.value.toLowerCase() === value.toLowerCase());
  if (known === undefined) field.add(element('option', {}, value));
  field.value = known?.value ?? value;
}

function clear(): void {
  text.value = '';
  choose(status, '');
  choose(system, '');
  filter();
  text.focus();
}

function adviseOnNothing({ text: typed }: Wanted): void {
  const { kind = '', home = '' } = form.dataset;
  const asked = typed.trim();
  const ask = element('a', { href: `${home}#what=${encodeURIComponent(asked)}` }, `Ask what “${asked}” is`);
  nothing.replaceChildren(
    element('p', {}, `No ${kind} here is like that.`),
    element('p', {}, button('Clear the filter', clear), ...(asked === '' ? [] : [' ', ask])),
  );
}

let timer: ReturnType<typeof setTimeout> | undefined;

function keepInAddress(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const fragment = fragmentOf(wanted());
    history.replaceState(null, '', fragment === '' ? location.pathname + location.search : fragment);
  }, rest);
}

function show(): void {
  const asked = wanted();
  const isWanted = filterOf(asked);
  let count = 0;
  for (const { item, listed } of rows) {
    item.hidden = !isWanted(listed);
    if (!item.hidden) count += 1;
  }
  for (const group of groups) group.hidden = group.querySelector('li:not([hidden])') === null;
  shown.textContent = `${String(count)} of ${String(rows.length)}`;
  nothing.hidden = count > 0;
  if (count === 0) adviseOnNothing(asked);
}

function filter(): void {
  show();
  keepInAddress();
}

function takeFromAddress(): void {
  const asked = wantedIn(location.hash);
  if (fragmentOf(asked) === '') return;
  text.value = asked.text;
  choose(status, asked.status);
  choose(system, asked.system);
  show();
}

form.addEventListener('input', filter);
form.addEventListener('submit', (event) => event.preventDefault());
text.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') clear();
});
addEventListener('hashchange', takeFromAddress);
takeFromAddress();
// What a browser has kept in the fields when somebody comes back.
if (fragmentOf(wanted()) !== '') show();
