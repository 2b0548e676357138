import { faceNames, messageFile } from '../../registry/catalogue.ts';
import { lookup } from '../../registry/lookup.ts';
import type { Registry } from '../../registry/registry.ts';
import { parsePath, pathOf } from '../../registry/uri.ts';
import { near } from '../../spec/near.ts';
import { typesOf } from './answer-words.ts';

/** A page that may have been meant. */
export interface GuessedPage {
  readonly title: string;
  readonly link: string;
  readonly about?: string;
}

/** A page that is no page of a type, or a file of the registry as a whole. */
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
  /** Link to the home page, under which all files lie. */
  readonly root: string;
}

const most = 5;
/** Last words of the pages that list others. */
const listWords = ['tasktypes', 'servicetypes', 'rules', 'guides', 'problems'];

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

const stem = (word: string): string => word.slice(0, `${word}.`.indexOf('.'));
const tokens = (word: string): readonly string[] => word.split(/[^a-z0-9]/).filter((token) => token.length > 2);

/** The words that are the asked one, have its stem, are misspelled like it, or hold all its parts. */
function alike(asked: string, words: readonly string[]): readonly string[] {
  if (asked === '') return [];
  const parts = tokens(asked);
  const searches = [
    () => words.filter((word) => word === asked),
    () => words.filter((word) => stem(word) === stem(asked)),
    () => near(asked, words, most),
    () => words.filter((word) => parts.length > 1 && parts.every((part) => tokens(word).includes(part))),
  ];
  for (const search of searches) {
    const found = search();
    if (found.length > 0) return found.slice(0, most);
  }
  return [];
}

/** Files of a version whose name is nearly what stands behind the version, or behind the type. */
function facePages(registry: Registry, path: string, { root }: KnownPages): readonly GuessedPage[] {
  const address = parsePath(path.replace(/\/$/, ''));
  const type = address && registry.named(address.kind, address.name, address.major);
  if (address === undefined || type === undefined || address.rest === '') return [];
  const version =
    address.minor === undefined ? type.current : type.versions.find(({ minor }) => minor === address.minor);
  if (version === undefined) return [];
  const rest = address.rest.toLowerCase();
  const other = messageFile(type.kind === 'tasktype' ? 'servicetype' : 'tasktype');
  const asked = stem(rest) === stem(other) ? messageFile(type.kind) : rest;
  const place = pathOf(version).slice(1);
  return alike(asked, faceNames(type.kind)).map((face) => ({
    title: face,
    link: `${root}${place}/${face}`,
    about: `A file of ${version.title} ${place.slice(place.lastIndexOf('/') + 1)}.`,
  }));
}

/** The list to which what stands first in a path leads, where more stands behind it. */
function listOf(path: string, { others }: KnownPages): readonly OtherPage[] {
  const [, first = '', second = ''] = path.toLowerCase().split('/', 3);
  const [word] = second === '' ? [] : alike(first, listWords);
  return others.filter((other) => other.word === word);
}

/**
 * Guesses which page was meant by an address that leads nowhere.
 *
 * @param registry The registry of the pages.
 * @param known What pages there are.
 * @param path The path below the base, as {@link pathAsked} gives it.
 * @returns Some pages, best first, and last the list of all that was asked for one of; none where nothing is like the path.
 */
export function guessPages(registry: Registry, known: KnownPages, path: string): readonly GuessedPage[] {
  const asked = wordOf(path).toLowerCase();
  const words = known.others.map(({ word }) => word);
  const like = new Set(alike(asked, words));
  const others = known.others.filter(({ word }) => like.has(word));
  const types = typePages(registry, path, known).slice(0, most);
  const isOfTypes = /^\/?(?:task|service)types?(?:\/|$)/i.test(path);
  const ofBoth = isOfTypes || others.length === 0 ? [...types, ...others] : [...others, ...types];
  const all = [...facePages(registry, path, known), ...ofBoth, ...listOf(path, known)];
  return all.filter(({ link }, index) => all.findIndex((one) => one.link === link) === index);
}
