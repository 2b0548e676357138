import { lookup } from '../../registry/lookup.ts';
import type { Registry } from '../../registry/registry.ts';
import { near } from '../../spec/near.ts';
import { typesOf } from './answer-words.ts';

/** A page that may have been meant. */
export interface GuessedPage {
  readonly title: string;
  readonly link: string;
  readonly about?: string;
}

/** A page that is no page of a type. */
export interface OtherPage {
  readonly title: string;
  readonly link: string;
  /** Last word of its path: `object-is-closed`. */
  readonly word: string;
}

/** What pages there are. */
export interface KnownPages {
  /** Links to the pages of types, by canonical URI. */
  readonly pages: Readonly<Record<string, string>>;
  readonly others: readonly OtherPage[];
}

const most = 5;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Tells what of an address was asked for.
 *
 * @param pathname The path of the address.
 * @param base The path under which the site is served, with slashes at both ends.
 * @returns The path below the base, decoded, with a slash before it.
 */
export function pathAsked(pathname: string, base: string): string {
  return decoded(pathname.startsWith(base) ? pathname.slice(base.length - 1) : pathname);
}

/**
 * Picks what of a path tells most.
 *
 * @param path The path.
 * @returns The URI that it holds, else its last word that is no version and no file.
 */
export function wordOf(path: string): string {
  const whole = path.replace(/^\/+/, '');
  if (/^[a-z][a-z0-9+.-]*:/i.test(whole)) return whole;
  const words = whole.split('/').filter((word) => word !== '');
  return words.findLast((word) => !/^[0-9.]+$/.test(word) && !/\.(?:html|json|jsonld|js|md|ts|txt)$/.test(word)) ?? '';
}

function typePages(registry: Registry, path: string, { pages }: KnownPages): readonly GuessedPage[] {
  const word = wordOf(path);
  // A host that serves the pages elsewhere still has the paths of the URIs.
  for (const text of [`${registry.identifiers}${path}`, word]) {
    const types = text === '' ? [] : typesOf(lookup(registry, text));
    const found = types.flatMap(({ kind, uri, current }) => {
      const link = Object.hasOwn(pages, uri) ? pages[uri] : undefined;
      return link === undefined ? [] : [{ title: `${current.title} (${kind})`, link, about: current.summary }];
    });
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Guesses which page was meant by an address that leads nowhere.
 *
 * @param registry The registry of the pages.
 * @param known What pages there are.
 * @param path The path below the base, as {@link pathAsked} gives it.
 * @returns At most ten pages, best first; none where nothing is like the path.
 */
export function guessPages(registry: Registry, known: KnownPages, path: string): readonly GuessedPage[] {
  const asked = wordOf(path).toLowerCase();
  const words = known.others.map(({ word }) => word);
  const alike = new Set(words.includes(asked) ? [asked] : near(asked, words, most));
  const others = known.others.filter(({ word }) => alike.has(word));
  const types = typePages(registry, path, known).slice(0, most);
  const isOfTypes = /^\/?(?:task|service)types?(?:\/|$)/i.test(path);
  return isOfTypes || others.length === 0 ? [...types, ...others] : [...others, ...types];
}
