/** A piece of a text, and whether it is among what was looked for. */
export interface Marked {
  readonly text: string;
  readonly isMarked: boolean;
}

const excerptLength = 160;
const before = 50;

/** Words as the index takes a text apart. */
const words = /[^\n\r\p{Z}\p{P}]+/gu;

/**
 * Marks words in a text.
 *
 * @param text The text.
 * @param looked The words, in lower case.
 * @returns The whole text in pieces.
 */
export function marked(text: string, looked: ReadonlySet<string>): readonly Marked[] {
  const pieces: Marked[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(words)) {
    if (!looked.has(word.toLowerCase())) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), isMarked: false });
    pieces.push({ text: word, isMarked: true });
    end = index + word.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMarked: false });
  return pieces;
}

/**
 * Takes the part of a text around the first word that was looked for.
 *
 * @param text The text.
 * @param looked The words, in lower case.
 * @returns At most about 160 characters in pieces, cut between words; what is left out is marked by dots.
 */
export function excerpt(text: string, looked: ReadonlySet<string>): readonly Marked[] {
  const first = [...text.matchAll(words)].find(([word]) => looked.has(word.toLowerCase()))?.index ?? 0;
  const from = first <= before ? 0 : text.indexOf(' ', first - before) + 1;
  const cut = text.lastIndexOf(' ', from + excerptLength);
  const to = text.length <= from + excerptLength || cut <= from ? from + excerptLength : cut;
  const part = `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
  return marked(part, looked);
}
