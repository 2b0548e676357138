import { cut, visible } from '../spec/words.ts';

/** Longest piece of somebody's text that an answer repeats, in UTF-16 code units. */
const maxShown = 300;

/**
 * Makes somebody's text fit to stand in an answer: what cannot be seen is written out, a password in a URI is left out,
 * and a long text is cut.
 *
 * @param text The text.
 * @returns The text to show, without quotes.
 */
export function asSeen(text: string): string {
  return visible(cut(text, maxShown).replace(/\/\/[^/?#@\s]{1,256}@/g, '//…@'));
}
