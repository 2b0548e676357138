import { isUriLike } from '../../registry/askable.ts';
import type { Answer } from '../../registry/lookup.ts';
import type { Type } from '../../registry/registry.ts';
import { unwrap } from '../../registry/spelling.ts';

/** How an answer is marked: fine, to be settled, or not to be used. */
export type Tone = 'good' | 'open' | 'bad';

/** An answer in a word. */
export interface Verdict {
  readonly tone: Tone;
  readonly word: string;
}

const verdicts: Readonly<Record<Answer['status'], Verdict>> = {
  known: { tone: 'good', word: 'Known' },
  moved: { tone: 'good', word: 'Known, moved' },
  withdrawn: { tone: 'bad', word: 'Withdrawn' },
  related: { tone: 'open', word: 'Of another vocabulary' },
  suggestion: { tone: 'open', word: 'Not exactly a type' },
  unknown: { tone: 'open', word: 'Not known here' },
};
const noType: Verdict = { tone: 'open', word: 'No type' };

/** Whether a text is a word that types hold, and not a URI whose last word is the name of one. */
function isHeldWord(answer: Answer): boolean {
  return answer.status === 'unknown' && answer.similar.length > 0 && !isUriLike(unwrap(answer.text).text);
}

/**
 * Says in a word what a text is.
 *
 * @param answer The answer.
 * @returns The word, and how it is marked.
 */
export function verdictOf(answer: Answer): Verdict {
  if (answer.status === 'unknown' && answer.advice.message === undefined) return noType;
  if (isHeldWord(answer)) return verdicts.suggestion;
  const isDeprecated = answer.status === 'known' && answer.type.current.status === 'deprecated';
  return isDeprecated ? { tone: 'bad', word: 'Deprecated' } : verdicts[answer.status];
}

/**
 * Lists the types that an answer is about.
 *
 * @param answer The answer.
 * @returns The type that the text means, or those that were perhaps meant, best first.
 */
export function typesOf(answer: Answer): readonly Type[] {
  switch (answer.status) {
    case 'suggestion':
      return answer.suggestions.map(({ type }) => type);
    case 'related':
      return answer.relations.map(({ type }) => type);
    case 'unknown':
      return answer.similar;
    default:
      return [answer.type];
  }
}

/**
 * Says what stands before the types of an answer.
 *
 * @param answer The answer.
 * @returns The words; empty where the text means the type itself.
 */
export function leadOf(answer: Answer): string {
  if (answer.status === 'suggestion') return 'Perhaps meant';
  if (answer.status === 'related') return 'Nearest here';
  if (isHeldWord(answer)) return 'Types that speak of it';
  return answer.status === 'unknown' && answer.similar.length > 0 ? 'Of the same name' : '';
}
