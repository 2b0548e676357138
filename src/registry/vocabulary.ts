import type { Entry } from '../spec/spec.ts';
import { asSeen } from './as-seen.ts';
import type { Registry, Type } from './registry.ts';

/** A type that was perhaps meant. */
export interface Suggestion<E extends Entry = Entry> {
  readonly type: Type<E>;
  /** Why it is suggested, one sentence. */
  readonly why: string;
}

/**
 * Writes a text as the names of types are written.
 *
 * @param text Any text.
 * @returns Lower-case words with hyphens between them; empty where the text has no letter and no digit.
 */
export function slug(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Lists every word a type goes by: its name, its title, and aliases that are words or placeholder URIs.
 *
 * @param type The type.
 * @returns The words, each once, as {@link slug} writes them.
 */
export function wordsOf(type: Type): string[] {
  const aliases = type.uris
    .map((uri) => uri.replace(/^uri:\/\//, ''))
    .filter((uri) => !uri.includes('/') && !uri.includes(':'));
  return [...new Set([type.name, slug(type.current.title), ...aliases.map(slug)])];
}

/**
 * Writes a word as it is compared: people write SciServer as sciserver, and jupyter-hub as jupyterhub.
 *
 * @param word The word.
 * @returns The word without hyphens.
 */
export const joined = (word: string): string => word.replaceAll('-', '');

/**
 * Gathers what each word suggests, and why: names before systems, systems before words that were seen somewhere.
 *
 * @param registry The registry.
 * @returns The suggestions by the word.
 */
export function vocabulary<E extends Entry>(registry: Registry<E>): ReadonlyMap<string, readonly Suggestion<E>[]> {
  const known = new Map<string, Suggestion<E>[]>();
  const add = (word: string, suggestion: Suggestion<E>): void => {
    const others = known.get(word);
    if (others === undefined) known.set(word, [suggestion]);
    else others.push(suggestion);
  };
  for (const type of registry.types) for (const word of wordsOf(type)) add(word, { type, why: nameReason(type) });
  for (const type of registry.types)
    for (const { name, note } of type.current.systems)
      add(slug(name), { type, why: `${asSeen(name)}: ${asSeen(note)}` });
  for (const type of registry.types)
    for (const { word, seen } of type.current.words)
      add(slug(word), {
        type,
        why: `As a word it suggests ${asSeen(type.current.title)} (where it was seen: ${asSeen(seen)}), which a message must name by its whole URI.`,
      });
  return known;
}

function nameReason({ current }: Type): string {
  return `It reads like a name of ${asSeen(current.title)}, which a message must name by its whole URI.`;
}
