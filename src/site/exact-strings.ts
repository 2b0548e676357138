import type { OpenRegistry } from '../registry/open.ts';
import type { Type } from '../registry/registry.ts';
import type { Related, Spec } from '../spec/spec.ts';
import { typeLink } from './type-page.ts';

/** What a string has to do with a type. */
export interface StringMeaning {
  readonly title: string;
  readonly link: string;
  /** How the string names the type, in words that stand before its title. */
  readonly how: string;
}

/** A string that somebody may have met, and the types that it leads to. */
export interface KnownString {
  readonly text: string;
  /** Id of its place on the page. */
  readonly id: string;
  readonly meanings: readonly StringMeaning[];
}

/** Strings that begin alike. */
export interface StringGroup {
  readonly id: string;
  readonly title: string;
  readonly strings: readonly KnownString[];
}

const kinship: Readonly<Record<Related['how'], string>> = {
  closeMatch: 'another vocabulary, close to',
  broadMatch: 'another vocabulary, broader than',
  narrowMatch: 'another vocabulary, narrower than',
  relatedMatch: 'another vocabulary, related to',
};

/** What a string may be, with the type it leads to: an exact name, a type elsewhere, or a word. */
function stringsOf(type: Type<Spec>): readonly (readonly [text: string, meaning: StringMeaning])[] {
  const { title, link } = typeLink(type);
  const aliases = new Set(type.versions.flatMap((version) => version.aliases.map(({ uri }) => uri)));
  const exact = (uri: string): string => {
    if (uri === type.uri) return `the URI of the ${type.kind}`;
    return aliases.has(uri) ? `an alias of the ${type.kind}` : `also the ${type.kind}`;
  };
  return [
    ...type.uris.map((uri) => [uri, { title, link, how: exact(uri) }] as const),
    ...type.current.related.map(
      ({ uri, how }) => [uri, { title, link, how: `${kinship[how]} the ${type.kind}` }] as const,
    ),
    ...type.current.words.map(
      ({ word }) => [word, { title, link, how: `a word that suggests the ${type.kind}` }] as const,
    ),
  ];
}

/** Scheme and host of a URI, which all that begin alike share; nothing for a word. */
function beginningOf(text: string): string {
  return /^[a-z][a-z0-9+.-]*:(?:\/\/(?:[^/?#]*\.[^/?#]*)?)?/i.exec(text)?.[0] ?? '';
}

function idOf(text: string): string {
  return `is/${text.replace(/\s/g, '_')}`;
}

/**
 * Lists every string that is known: those that mean a type exactly, types of other vocabularies, and words.
 *
 * @param registry The registry.
 * @returns The strings by how they begin, each once, in alphabetical order; words come last.
 */
export function knownStrings(registry: OpenRegistry): readonly StringGroup[] {
  const known = new Map<string, readonly StringMeaning[]>();
  for (const type of registry.types)
    for (const [text, meaning] of stringsOf(type)) known.set(text, [...(known.get(text) ?? []), meaning]);
  const groups = new Map<string, KnownString[]>();
  const ordered = [...known].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [text, meanings] of ordered) {
    const beginning = beginningOf(text);
    const strings = groups.get(beginning) ?? [];
    if (strings.length === 0) groups.set(beginning, strings);
    strings.push({ text, id: idOf(text), meanings });
  }
  const titled = [...groups].map(([beginning, strings]) => ({
    id: `begins/${beginning}`,
    title: beginning === '' ? 'Words' : beginning,
    strings,
  }));
  return [...titled.filter(({ title }) => title !== 'Words'), ...titled.filter(({ title }) => title === 'Words')];
}
