import { asSeen } from '../../registry/as-seen.ts';
import { createRegistry } from '../../registry/registry.ts';
import { byId, element } from '../browser/element.ts';
import type { PageRegistry } from '../page-types.ts';
import { guessPages, pathAsked, wordOf, type GuessedPage, type OtherPage } from './page-guesses.ts';

function guessView({ title, link, about }: GuessedPage): HTMLElement {
  const told = about === undefined ? undefined : element('p', {}, about);
  return element('li', {}, element('a', { href: link }, title), told);
}

const place = byId('guesses');
const data = JSON.parse(byId('types').textContent) as PageRegistry & { readonly others: readonly OtherPage[] };
const { base = '/', home = '/' } = place.dataset;
const path = pathAsked(location.pathname, base);
const guesses = guessPages(createRegistry(data.entries, data), data, path);
const word = wordOf(path);
const ask = element('a', { href: `${home}#what=${encodeURIComponent(word)}` }, `Ask what “${asSeen(word)}” is`);

place.replaceChildren(
  element('p', {}, 'You asked for ', element('code', {}, asSeen(path)), '.'),
  ...(guesses.length === 0
    ? []
    : [element('h2', {}, 'Perhaps you meant'), element('ul', { class: 'guesses' }, ...guesses.map(guessView))]),
  ...(word === '' ? [] : [element('p', {}, ask)]),
);
