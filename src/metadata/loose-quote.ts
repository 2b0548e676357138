/** Each quote that may open a string, with those that may close it; JSON knows the first only. */
const closersOf: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”“"',
  '”': '”"',
  '„': '“”"',
  '‘': "’‘'",
  '’': "’'",
};

/**
 * Says whether a character may open a string.
 *
 * @param char The character.
 * @returns True for double quotes, and for the quotes that people write in their place.
 */
export function opensString(char: string): boolean {
  return Object.hasOwn(closersOf, char);
}

/**
 * Lists the characters that may close a string.
 *
 * @param opener The quote that opened it.
 * @returns The quotes, one behind the other.
 */
export function closingQuotes(opener: string): string {
  return closersOf[opener] ?? '"';
}

/**
 * Says whether what follows a quote belongs to the structure around a string.
 *
 * @param text The faulty text.
 * @param at Offset of the quote.
 * @param isInside Whether an odd number of quotes inside the string makes this one likely to belong to it.
 * @returns True before punctuation, a comment, another string, the end of the line or of the text.
 */
export function isAtSeam(text: string, at: number, isInside: boolean): boolean {
  let next = at + 1;
  while (text.charAt(next) === ' ' || text.charAt(next) === '\t') next++;
  const char = text.charAt(next);
  if (char === '' || ',:}]=;\r\n#'.includes(char)) return true;
  if (char === '/') return '/*'.includes(text.charAt(next + 1));
  return opensString(char) && (next > at + 1 || !isInside);
}

/**
 * Says whether a quote is the last of its kind on its line.
 *
 * @param text The faulty text.
 * @param at Offset of the quote.
 * @param quotes The quotes to look for.
 * @returns True when none of them follows before the end of the line.
 */
export function isLastOfLine(text: string, at: number, quotes: string): boolean {
  for (let next = at + 1; next < text.length; next++) {
    const char = text.charAt(next);
    if (char === '\r' || char === '\n') return true;
    if (quotes.includes(char)) return false;
  }
  return true;
}

/**
 * Says whether a quote belongs to nothing: after it comes the end of the line or of the value.
 *
 * @param text The faulty text.
 * @param at Offset after a value.
 * @returns True for such a quote.
 */
export function isStrayQuote(text: string, at: number): boolean {
  return opensString(text.charAt(at)) && /^["'”’]\s*(?:[,:}\]]|$)/.test(text.slice(at, at + 16));
}
