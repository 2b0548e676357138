import type { RuleId } from '../spec/rules.ts';
import { listed, shown } from '../spec/words.ts';
import type { FoundValue } from './fields.ts';

/** How a word of a policy is judged; sentences go on from the name of the service, or from `the task`. */
export interface WordRule {
  readonly rule: RuleId;
  /** What the service offers. */
  readonly offer: string;
  /** What the task says. */
  readonly asks: (value: string) => string;
  /** What is compared and shown. */
  readonly read: (found: FoundValue, taskinfo: unknown) => string;
  readonly suits: (value: string) => boolean;
  /** Whether one value that suits is enough. */
  readonly oneIsEnough?: boolean;
}

/**
 * Writes a value as it is compared and shown.
 *
 * @param found The value.
 * @returns The text itself, or the JSON of what is none.
 */
export const asText = ({ value }: FoundValue): string => (typeof value === 'string' ? value : shown(value));

/** Longest list that a sentence repeats. */
const maxListed = 8;

/**
 * Lists values in a sentence.
 *
 * @param values The values.
 * @returns The first of them, and how many more there are.
 */
export function some(values: readonly (string | number)[]): string {
  const texts = values.map(String);
  const rest = texts.length - maxListed;
  return rest > 0 ? `${texts.slice(0, maxListed).join(', ')} and ${rest} more` : listed(texts, 'and');
}

/**
 * Writes a word for one thing or for several.
 *
 * @param values The things.
 * @param word The word for one.
 * @returns The word, with an s where there are several.
 */
export const plural = (values: readonly unknown[], word: string): string => (values.length === 1 ? word : `${word}s`);
