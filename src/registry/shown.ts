/** Longest piece of somebody's text that a sentence repeats, in UTF-16 code units. */
const maxShown = 300;

/**
 * Makes somebody's text fit to stand in a sentence, a log or a terminal: what cannot be seen is written out
 * (`\u{200b}`), a password in a URI is left out, and a long text is cut.
 *
 * @param text The text.
 * @returns The text to show.
 */
export function shown(text: string): string {
  const cut = text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
  return cut
    .replace(/\/\/[^/?#@\s]{1,256}@/g, '//…@')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * Joins parts of a sentence: `a, b and c`.
 *
 * @param parts The parts.
 * @param word The word before the last one.
 * @returns The parts as one piece of text.
 */
export function listed(parts: readonly string[], word = 'and'): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}
