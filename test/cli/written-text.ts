/**
 * Makes a text that takes a while to write.
 *
 * @param letter What it is made of.
 * @returns The text, of 100,000 letters.
 */
export const textOfLength = (letter: string): string => letter.repeat(100_000);
