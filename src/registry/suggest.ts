import { near } from '../spec/near.ts';
import { versionOf, type Entry } from '../spec/spec.ts';
import type { Registry, Type } from './registry.ts';
import { listed } from '../spec/words.ts';
import { asSeen } from './as-seen.ts';
import { addressIn, isOurs, wordIn } from './named-in.ts';
import { fold, foldedDifferences, readings, type Reading, type Readings } from './spelling.ts';
import { joined, slug, vocabulary, wordsOf, type Suggestion } from './vocabulary.ts';

const maxSuggestions = 5;

/** A URI that is a type's but for its spelling. */
function respelled<E extends Entry>(registry: Registry<E>, candidates: Readings): Suggestion<E>[] {
  const folded = new Map<string, string>();
  for (const type of registry.types)
    for (const uri of type.uris) if (!folded.has(fold(uri))) folded.set(fold(uri), uri);
  for (const { text, whys } of candidates.all) {
    const uri = registry.find(text) === undefined ? folded.get(fold(text)) : text;
    const type = uri === undefined ? undefined : registry.find(uri);
    if (uri === undefined || type === undefined) continue;
    const differences = [...whys, ...foldedDifferences(text, uri)];
    const alias = type.versions.flatMap(({ aliases }) => aliases).find((known) => known.uri === uri);
    const known = alias === undefined ? uri : `${uri} (an alias; where it was seen: ${asSeen(alias.seen)})`;
    return [{ type, why: `It differs from ${known} by ${listed([...new Set(differences)])}.` }];
  }
  return [];
}

/** What is asked for of some types: the major, and perhaps the minor. */
interface Wanted {
  readonly major: number;
  readonly minor: number | undefined;
}

function missingVersion<E extends Entry>(type: Type<E>, types: readonly Type<E>[], { major, minor }: Wanted): string {
  const namesakes = types.filter(({ kind, name }) => kind === type.kind && name === type.name);
  const versions = namesakes.flatMap((one) => [...one.versions].reverse().map(versionOf));
  const asked = minor === undefined ? `${major}` : versionOf({ major, minor });
  return `There is no version ${asked} of ${type.name}; there ${versions.length === 1 ? 'is' : 'are'} ${listed(versions)}.`;
}

/** The types that have the version, for the reason given; else all of them, with the versions there are. */
function ofVersion<E extends Entry>(types: readonly Type<E>[], wanted: Wanted, why: (type: Type<E>) => string) {
  const { major, minor } = wanted;
  const hasIt = ({ versions }: Type): boolean => minor === undefined || versions.some((one) => one.minor === minor);
  const exists = types.filter((type) => type.major === major && hasIt(type));
  if (exists.length > 0) return exists.map((type) => ({ type, why: why(type) }));
  return types.map((type) => ({ type, why: missingVersion(type, types, wanted) }));
}

/** A path of a type with another base or version. */
function sameName<E extends Entry>(registry: Registry<E>, candidates: Readings): Suggestion<E>[] {
  const text = candidates.plainest.text;
  const address = addressIn(text);
  if (address === undefined) return [];
  const { kind, name, major, minor } = address;
  const types = registry.types.filter((type) => type.kind === kind && type.name === name);
  const why = isOurs(text, registry)
    ? `It begins with the address of ${name}, and what follows does not exist.`
    : `It has the path of ${name}, but does not begin with ${registry.identifiers} as its URI does.`;
  return ofVersion(types, { major, minor }, () => why);
}

const versionAtEnd = /\/([1-9][0-9]{0,8})(?:\.(0|[1-9][0-9]{0,8}))?\/?$/;

/** A name or an alias with a version behind it. */
function nameWithVersion<E extends Entry>(registry: Registry<E>, candidates: Readings): Suggestion<E>[] {
  const { text } = candidates.plainest;
  const version = versionAtEnd.exec(text);
  if (version === null) return [];
  const name = text.slice(0, version.index);
  const meant = registry.find(name);
  const word = wordIn(name, registry) ?? '';
  const types = registry.types.filter((type) =>
    meant === undefined
      ? word !== '' && wordsOf(type).includes(word)
      : type.kind === meant.kind && type.name === meant.name,
  );
  const [, major, minor] = version;
  const wanted = { major: Number(major), minor: minor === undefined ? undefined : Number(minor) };
  return ofVersion(types, wanted, ({ current }) => {
    const asked = version[0].replaceAll('/', '');
    return `It reads like version ${asked} of ${asSeen(current.title)}, which a message must name by its whole URI.`;
  });
}

/** A name, a system or another word, or nearly one. */
function sameWord<E extends Entry>(registry: Registry<E>, candidates: Readings): readonly Suggestion<E>[] {
  const word = wordIn(candidates.plainest.text, registry);
  if (word === undefined || word === '') return [];
  const known = vocabulary(registry);
  const meant = [...known].flatMap(([other, suggestions]) => (joined(other) === joined(word) ? suggestions : []));
  if (meant.length > 0) return meant;
  return near(word, [...known.keys()], maxSuggestions).flatMap((like) =>
    (known.get(like) ?? []).map(({ type }) => ({ type, why: `It looks like a misspelling of ${like}.` })),
  );
}

/** What is nearly an exact string; where that is a plain word, whatever else goes by the word as well. */
function nearlyExact<E extends Entry>(registry: Registry<E>, candidates: Readings): readonly Suggestion<E>[] {
  const found = respelled(registry, candidates);
  return found.length > 0 && isWord(candidates.plainest.text) ? [...found, ...sameWord(registry, candidates)] : found;
}

/** What is no URI but a word, which may be the name of a system too. */
const isWord = (text: string): boolean => !/[:/]/.test(text);

/** Types in use come before those that should not be used any more; otherwise the order stays. */
function usableFirst<E extends Entry>(suggestions: readonly Suggestion<E>[]): Suggestion<E>[] {
  const worth = ({ type }: Suggestion<E>): number => Number(type.current.status === 'withdrawn');
  return [...suggestions].sort((one, other) => worth(one) - worth(other));
}

/** The first suggestions, each type once. */
function onceEach<E extends Entry>(found: readonly Suggestion<E>[]): readonly Suggestion<E>[] {
  const once = found.filter(({ type }, index) => found.findIndex((other) => other.type === type) === index);
  return once.slice(0, maxSuggestions);
}

/**
 * Finds the types that a text was perhaps meant to name.
 *
 * @param registry The registry.
 * @param subject The text without what surrounds it.
 * @returns At most five suggestions, best first, each type once.
 */
export function suggest<E extends Entry>(registry: Registry<E>, subject: Reading): readonly Suggestion<E>[] {
  const candidates = readings(subject);
  for (const search of [nearlyExact, sameName, nameWithVersion, sameWord]) {
    const found = usableFirst(search(registry, candidates));
    if (found.length > 0) return onceEach(found);
  }
  return [];
}

/**
 * Finds what else goes by a word that names a type exactly: `binder` is a service, and a system for which one writes a task.
 *
 * @param registry The registry.
 * @param text The exact string.
 * @param type The type that it names.
 * @returns At most five other types, each once; none where the string is a URI.
 */
export function alsoCalled<E extends Entry>(
  registry: Registry<E>,
  text: string,
  type: Type<E>,
): readonly Suggestion<E>[] {
  if (!isWord(text)) return [];
  const others = usableFirst(sameWord(registry, readings({ text, whys: [] }))).filter(
    (other) => other.type.uri !== type.uri,
  );
  return onceEach(others);
}

/**
 * Finds the types whose name ends a foreign URI: they may have more in common with it than the name, or nothing.
 *
 * @param registry The registry.
 * @param text The URI.
 * @returns The types, in the registry's order.
 */
export function namesakes<E extends Entry>(registry: Registry<E>, text: string): readonly Type<E>[] {
  const { plainest } = readings({ text, whys: [] });
  const segments = plainest.text.split(/[/:]/).filter((segment) => segment !== '');
  const word = slug((segments.at(-1) ?? '').replace(/-[0-9.]+$/, ''));
  return registry.types.filter((type) => wordsOf(type).includes(word));
}
