import { asSeen } from '../../registry/as-seen.ts';
import { createRegistry } from '../../registry/registry.ts';
import { byId, element } from '../browser/element.ts';
import { knownTypes } from './known-types.ts';
import { guessPages, pathAsked, wordOf, type GuessedPage, type OtherPage } from './page-guesses.ts';

function guessView({ title, link, about }: GuessedPage): HTMLElement {
  const told = about === undefined ? undefined : element('p', {}, about);
  return element('li', {}, element('a', { href: link }, title), told);
}

function guessesView(guesses: readonly GuessedPage[]): readonly HTMLElement[] {
  if (guesses.length === 0) return [];
  return [element('h2', {}, 'Perhaps you meant'), element('ul', { class: 'guesses' }, ...guesses.map(guessView))];
}

const place = byId('guesses');
const { base = '/', home = '/' } = place.dataset;
const path = pathAsked(location.pathname, base);
const word = wordOf(path);
const ask = element('a', { href: `${home}#what=${encodeURIComponent(word)}` }, `Ask what “${asSeen(word)}” is`);
const asked = element('p', {}, 'You asked for ', element('code', {}, asSeen(path)), '.');
place.replaceChildren(asked, ...(word === '' ? [] : [element('p', {}, ask)]));

const others = JSON.parse(byId('others').textContent) as readonly OtherPage[];
const data = await knownTypes().catch(() => ({ entries: [], pages: {}, identifiers: '', formerIdentifiers: [] }));
const registry = createRegistry(data.entries, data);
asked.after(...guessesView(guessPages(registry, { pages: data.pages, others, root: base }, path)));
