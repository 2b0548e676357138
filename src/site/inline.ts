/** A piece of a sentence: plain, or between backticks. */
export interface InlinePart {
  readonly code: boolean;
  readonly text: string;
}

/** A name between two single backticks; three in a row stand for themselves. */
const name = /(?<!`)`([^`]+)`(?!`)/g;

/**
 * Splits a sentence at the names in it.
 *
 * @param sentence A sentence in which names stand between backticks.
 * @returns The parts in order, none empty; a backtick without a partner is plain text.
 */
export function inlineParts(sentence: string): readonly InlinePart[] {
  const parts: InlinePart[] = [];
  let end = 0;
  for (const match of sentence.matchAll(name)) {
    parts.push({ code: false, text: sentence.slice(end, match.index) }, { code: true, text: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  parts.push({ code: false, text: sentence.slice(end) });
  return parts.filter(({ text }) => text !== '');
}
