/**
 * How the key of a reply's first word is spelled. The conversation and the note of 2021 spell it without the first s, in
 * all of their examples; clients look for exactly this key, so it is the one to write.
 */
export const reponseWord = 'reponseword';

/** The corrected spelling, which is read and never written. */
export const responseWord = 'responseword';

/** What is said beside the word, spelled like it. */
export const reponseInfo = 'reponseinfo';

/** The corrected spelling of that, which is read and never written. */
export const responseInfo = 'responseinfo';

/** What a planner says. */
export type Word = 'YES' | 'NO';

/**
 * Reads the word of a reply, in any case of letters.
 *
 * @param value What stands where the word should.
 * @returns The word; `undefined` for anything else.
 */
export function readWord(value: unknown): Word | undefined {
  if (typeof value !== 'string') return undefined;
  return /^yes$/i.test(value) ? 'YES' : /^no$/i.test(value) ? 'NO' : undefined;
}
