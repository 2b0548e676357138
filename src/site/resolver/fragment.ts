const key = 'what=';
/** A longer text would make an address that programs cut off. */
const longest = 4_000;

/**
 * Reads the text that an address asks about.
 *
 * @param hash The fragment of the address, with its `#`.
 * @returns The text; `undefined` where the fragment asks nothing.
 */
export function textAsked(hash: string): string | undefined {
  if (!hash.startsWith(`#${key}`)) return undefined;
  const written = hash.slice(key.length + 1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/**
 * Writes the fragment that asks about a text.
 *
 * @param text The text.
 * @returns The fragment with its `#`; empty for a blank text, and for one too long for an address.
 */
export function fragmentFor(text: string): string {
  const blank = text.trim() === '' || text.length > longest;
  // A lone surrogate has no encoding.
  return blank ? '' : `#${key}${encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))}`;
}
