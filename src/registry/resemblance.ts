import { meanwhile, nameOf, pleaseWrite, toRead, type Advice } from './advice.ts';
import type { Relation } from './links.ts';
import { asSeen } from './as-seen.ts';
import { placeWords, type Mention } from './mentions.ts';
import type { Suggestion } from './vocabulary.ts';

const kinship: Readonly<Record<Relation['related']['how'], string>> = {
  closeMatch: 'is close to',
  broadMatch: 'is broader than',
  narrowMatch: 'is narrower than',
  relatedMatch: 'is related to',
};

/**
 * Advises on a type of another vocabulary that types here are related to.
 *
 * @param text The string.
 * @param related The types, one at least.
 * @returns The advice.
 */
export function adviseRelated(text: string, related: readonly [Relation, ...Relation[]]): Advice {
  const [{ type }] = related;
  return {
    summary: `"${asSeen(text)}" is a type of another vocabulary, whose message has another shape than any type here.`,
    next: [
      ...related.flatMap(({ type: kin, related: { how, note } }) => [
        `It ${kinship[how]} ${nameOf(kin)}.`,
        ...(note === undefined ? [] : [asSeen(note)]),
      ]),
      meanwhile,
      toRead(type),
      `Write the task anew for that type.`,
    ],
    address: type.uri,
    message: `You sent "${asSeen(text)}", a type whose message has another shape than ours; please write the task for ${type.uri} instead.`,
  };
}

/**
 * Adds to the advice on a word what else it may mean.
 *
 * @param advice The advice on the type that it names exactly.
 * @param text The word.
 * @param others What else goes by it.
 * @returns The advice, with a sentence for each of the others and what to write for them.
 */
export function adviseAlso(advice: Advice, text: string, others: readonly Suggestion[]): Advice {
  if (others.length === 0) return advice;
  const uris = others.map(({ type }) => type.uri).join(' or ');
  const next = [
    ...advice.next,
    ...new Set(others.map(({ why }) => why)),
    `If "${asSeen(text)}" is meant in that way, write exactly ${uris} instead.`,
  ];
  return { ...advice, next };
}

/** What else there is to say of a string beside its suggestions. */
export interface Beside {
  /** What of the string names a type exactly, where something does. */
  readonly readAs: string | undefined;
  /** Other types whose names hold the word. */
  readonly others: readonly Mention[];
}

/**
 * Advises on a string that names no type but nearly does.
 *
 * @param text The string.
 * @param beside What else there is to say of it.
 * @param suggestions The types that were perhaps meant, one at least.
 * @returns The advice.
 */
export function adviseSuggestion(
  text: string,
  { readAs, others }: Beside,
  suggestions: readonly [Suggestion, ...Suggestion[]],
): Advice {
  const [{ type }] = suggestions;
  const reading = readAs === undefined ? 'which names no type exactly' : `which we read as "${asSeen(readAs)}"`;
  const uris = suggestions.map((suggestion) => suggestion.type.uri).join(' or ');
  const alsoNamed = others.map(
    ({ type: other, place }) => `It stands in ${placeWords[place]} of ${nameOf(other)} too: ${other.uri}.`,
  );
  return {
    summary: `"${asSeen(text)}" names no type exactly; perhaps ${nameOf(type)} is meant.`,
    next: [
      ...new Set(suggestions.map((suggestion) => suggestion.why)),
      ...alsoNamed,
      meanwhile,
      `If that is what was meant, write exactly ${uris} instead.`,
    ],
    address: type.uri,
    message: pleaseWrite(text, type, reading),
  };
}
