import type { Entry } from '../spec/spec.ts';
import { listed } from '../spec/words.ts';
import { asSeen } from './as-seen.ts';
import type { Registry, Type } from './registry.ts';
import { slug } from './vocabulary.ts';

/** A type whose document holds a word. */
export interface Mention<E extends Entry = Entry> {
  readonly type: Type<E>;
  /** The most telling place of it. */
  readonly place: 'name' | 'alias' | 'summary';
}

const most = 5;
/** A text of more telling words asks for no type. */
const mostWords = 4;
/** Words that stand in summaries whatever these are about, beside those of two letters. */
const tellingNothing = new Set([
  ...[
    'and',
    'any',
    'are',
    'but',
    'can',
    'for',
    'from',
    'has',
    'have',
    'how',
    'into',
    'its',
    'not',
    'null',
    'one',
    'that',
  ],
  ...['the', 'this', 'what', 'when', 'where', 'which', 'who', 'with', 'you', 'your', 'true', 'false', 'none', 'error'],
]);
const placesInOrder = ['name', 'alias', 'summary'] as const;

/** How a sentence names a place. */
export const placeWords: Readonly<Record<Mention['place'], string>> = {
  name: 'the name',
  alias: 'an alias',
  summary: 'the summary',
};

function wordsIn(text: string): readonly string[] {
  return slug(text)
    .split('-')
    .filter((word) => word !== '');
}

/** A word is held as it is, in the plural, or as the beginning of a longer one. */
function holds(text: string, word: string): boolean {
  const alone = word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
  return wordsIn(text).some((other) => other === alone || (alone.length > 3 && other.startsWith(alone)));
}

function textIn({ name, uris, current }: Type, place: Mention['place']): string {
  if (place === 'name') return `${name} ${current.title}`;
  if (place === 'summary') return current.summary;
  const aliases = new Set(uris.filter((uri) => !uri.includes('/') || uri.startsWith('uri://')));
  return [...aliases].map((uri) => uri.replace(/^uri:\/\//, '')).join(' ');
}

function searched(text: string): readonly string[] {
  const words = /[:/<>{}()]/.test(text) ? [] : wordsIn(text);
  const telling = words.filter((word) => word.length > 2 && !tellingNothing.has(word) && /[a-z]/.test(word));
  return telling.length <= mostWords ? telling : [];
}

/**
 * Finds the types whose name, title, aliases or summary hold every telling word of a text.
 *
 * @param registry The registry.
 * @param text The text without what surrounds it.
 * @returns At most five types, those whose name holds it first; none for many words, a URI, or words that tell nothing.
 */
export function mentions<E extends Entry>(registry: Registry<E>, text: string): readonly Mention<E>[] {
  const words = searched(text);
  if (words.length === 0) return [];
  const placeIn = (type: Type): Mention['place'] | undefined =>
    placesInOrder.find((place) => words.every((word) => holds(textIn(type, place), word)));
  const found = registry.types.flatMap((type) => {
    const place = type.current.status === 'withdrawn' ? undefined : placeIn(type);
    return place === undefined ? [] : [{ type, place }];
  });
  const rank = ({ place }: Mention): number => placesInOrder.indexOf(place);
  return [...found].sort((one, other) => rank(one) - rank(other)).slice(0, most);
}

/**
 * Says where the words stand.
 *
 * @param found The types that hold them.
 * @returns A sentence for each place.
 */
export function mentionSentences(found: readonly Mention[]): readonly string[] {
  return placesInOrder.flatMap((place) => {
    const titles = found.filter((one) => one.place === place).map(({ type }) => asSeen(type.current.title));
    return titles.length === 0 ? [] : [`It stands in ${placeWords[place]} of ${listed([...new Set(titles)])}.`];
  });
}
