import { versionOf, type Entry } from '../spec/spec.ts';
import { adviseKnown, adviseMoved, adviseWithdrawn, type Advice, type Found, type Via } from './advice.ts';
import { relations, successorOf, type Relation } from './links.ts';
import type { Registry, Type } from './registry.ts';
import { adviseAlso, adviseRelated, adviseSuggestion } from './resemblance.ts';
import { asSeen } from './as-seen.ts';
import { fold, maxLength, readings, unwrap } from './spelling.ts';
import { mentions, type Mention } from './mentions.ts';
import { alsoCalled, namesakes, suggest } from './suggest.ts';
import { adviseNoName, adviseUnknown } from './unknown.ts';
import { parseUri, typeUri } from './uri.ts';
import type { Suggestion } from './vocabulary.ts';

interface Told {
  /** The text that was looked up, fit to be shown. */
  readonly text: string;
  readonly advice: Advice;
}

interface Exact<E extends Entry> extends Told, Found<E> {
  readonly exact: true;
}

/** What a string turned out to be. Only the answers with `exact` say that it *is* a type. */
export type Answer<E extends Entry = Entry> =
  | (Exact<E> & { readonly status: 'known' })
  /** The type is named by another canonical URI now. */
  | (Exact<E> & { readonly status: 'moved' })
  /** The type must not be used any more. */
  | (Exact<E> & { readonly status: 'withdrawn'; readonly successor?: Type<E> })
  /** A type of another vocabulary, whose message has another shape. */
  | (Told & { readonly status: 'related'; readonly relations: readonly [Relation<E>, ...Relation<E>[]] })
  /** No type, but perhaps one of these was meant. */
  | (Told & { readonly status: 'suggestion'; readonly suggestions: readonly [Suggestion<E>, ...Suggestion<E>[]] })
  /** No type; `similar` share the last word of its path, or hold the word. */
  | (Told & { readonly status: 'unknown'; readonly similar: readonly Type<E>[] });

function isNotEmpty<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}

/** How a string under one of the registry's bases names the type, or `undefined` where it lies elsewhere. */
function addressed<E extends Entry>(registry: Registry<E>, type: Type<E>, text: string): Found<E> | undefined {
  for (const base of [registry.identifiers, ...registry.formerIdentifiers]) {
    const address = parseUri(text, base);
    const names = address?.kind === type.kind && address.name === type.name && address.major === type.major;
    if (!names || address.rest !== '') continue;
    const entry = type.versions.find(({ minor }) => minor === address.minor);
    const whole: Via = text === typeUri(type, base) ? 'mirror' : 'major';
    const ours: Via = entry === undefined ? whole : 'version';
    const version = entry && { version: versionOf(entry) };
    return { type, entry: entry ?? type.current, via: base === registry.identifiers ? ours : 'former', ...version };
  }
  return undefined;
}

function foundBy<E extends Entry>(registry: Registry<E>, type: Type<E>, text: string): Found<E> {
  if (text === type.uri) return { type, entry: type.current, via: 'canonical' };
  const alias = type.versions.flatMap(({ aliases }) => aliases).find(({ uri }) => uri === text);
  const byAlias: Found<E> = { type, entry: type.current, via: 'alias', ...(alias && { seen: alias.seen }) };
  return addressed(registry, type, text) ?? byAlias;
}

function exactAnswer<E extends Entry>(registry: Registry<E>, type: Type<E>, asked: string): Answer<E> {
  const found = foundBy(registry, type, asked);
  const told = { text: asSeen(asked), ...found, exact: true } as const;
  if (type.current.status === 'withdrawn') {
    const successor = successorOf(registry, type);
    const advice = adviseWithdrawn(registry, asked, found);
    return { status: 'withdrawn', ...told, ...(successor && { successor }), advice };
  }
  const livesElsewhere = type.uri !== typeUri(type, registry.identifiers) && found.via !== 'canonical';
  if (found.via === 'former' || livesElsewhere) return { status: 'moved', ...told, advice: adviseMoved(asked, found) };
  const advice = adviseAlso(adviseKnown(registry, asked, found), asked, alsoCalled(registry, asked, type));
  return { status: 'known', ...told, advice };
}

function relatedAnswer<E extends Entry>(asked: string, related: readonly Relation<E>[]): Answer<E> | undefined {
  if (!isNotEmpty(related)) return undefined;
  return { status: 'related', text: asSeen(asked), relations: related, advice: adviseRelated(asked, related) };
}

/** A type that goes by a word as well, though the word suggests others. */
function isNamed({ type, place }: Mention, suggestions: readonly Suggestion[]): boolean {
  return place !== 'summary' && suggestions.every((suggestion) => suggestion.type.uri !== type.uri);
}

function inexactAnswer<E extends Entry>(registry: Registry<E>, asked: string): Answer<E> {
  const text = asSeen(asked);
  const subject = unwrap(asked);
  const noName = adviseNoName(registry, subject.text);
  if (noName !== undefined) return { status: 'unknown', text, similar: [], advice: noName };
  const suggestions = suggest(registry, subject);
  if (isNotEmpty(suggestions)) {
    const readAs = registry.find(subject.text) === undefined ? undefined : subject.text;
    const others = mentions(registry, subject.text).filter((one) => isNamed(one, suggestions));
    return {
      status: 'suggestion',
      text,
      suggestions,
      advice: adviseSuggestion(asked, { readAs, others }, suggestions),
    };
  }
  const folds = new Set(readings(subject).all.map((reading) => fold(reading.text)));
  const related = relatedAnswer(
    asked,
    relations(registry, (uri) => folds.has(fold(uri))),
  );
  if (related !== undefined) return related;
  const held = mentions(registry, subject.text);
  const similar = held.length > 0 ? held.map(({ type }) => type) : namesakes(registry, subject.text);
  return { status: 'unknown', text, similar, advice: adviseUnknown(registry, asked, subject.text, { held, similar }) };
}

/**
 * Says what any string found in a log, a file or a message is. Only an exact string is a type; all that merely
 * resembles one is a suggestion. It never throws and takes linear time.
 *
 * @param registry The registry.
 * @param text Any text; what exceeds 2,048 UTF-16 code units is not looked at, and the answer says so.
 * @returns The answer, with advice that ends with something to do.
 */
export function lookup<E extends Entry>(registry: Registry<E>, text: string): Answer<E> {
  if (text.length <= maxLength) {
    const type = registry.find(text);
    if (type !== undefined) return exactAnswer(registry, type, text);
    const related = relatedAnswer(
      text,
      relations(registry, (uri) => uri === text),
    );
    if (related !== undefined) return related;
  }
  return inexactAnswer(registry, text);
}
