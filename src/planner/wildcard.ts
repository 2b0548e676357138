/**
 * Says whether a text is what a pattern stands for. It takes no more than the product of both lengths.
 *
 * @param pattern A text in which `*` stands for any characters, also for none.
 * @param text The text.
 * @returns Whether the pattern stands for the whole text.
 */
export function isLike(pattern: string, text: string): boolean {
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return pattern === text;
  const last = pieces.at(-1) ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
