const combining = /^[\p{Mn}\p{Me}]$/u;
/** Characters two cells wide: those that Unicode shows as emoji, and the wide blocks of East Asian scripts. */
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]$/u;

/**
 * Says how much room one character takes.
 *
 * @param char One code point that `visible` leaves as it is.
 * @returns The number of cells: 0 for a combining mark, 2 for a wide character, else 1.
 */
export function cellsOf(char: string): number {
  if (char < '\u0300') return 1;
  if (combining.test(char)) return 0;
  return wide.test(char) ? 2 : 1;
}

/**
 * Says how much room a text takes.
 *
 * @param text A text that `visible` has made safe.
 * @returns The number of cells.
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += cellsOf(char);
  return width;
}

/**
 * Fills a text up with blanks, so that columns align.
 *
 * @param text A text that `visible` has made safe.
 * @param width The width of the column in cells.
 * @returns The text, followed by blanks where it is narrower.
 */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
