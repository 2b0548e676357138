/** A quoted key of YAML with its value on the line: JSON without its braces has a comma after that, or opens a bracket. */
const quotedKey =
  /^"(?:[^"\\\r\n]|\\[^\r\n])*"[ \t]*:(?:[ \t]+(?:"(?:[^"\\\r\n]|\\[^\r\n])*"|'[^'\r\n]*'|[^"'{[\s,#](?:[^"\r\n]*[^",\s])?)?)?[ \t]*(?:\r?\n|$)/;

/**
 * Tells JSON from YAML by how a text begins. What begins as neither is taken for YAML, but for the comments and the pages of
 * the web that are sent in the place of JSON.
 *
 * @param text The text.
 * @returns Whether it is JSON, or was meant to be.
 */
export function beginsAsJson(text: string): boolean {
  if (text.startsWith('{')) return true;
  const start = text.slice(0, 4_096).trimStart();
  return /^(?:["{[<]|\/[/*])/.test(start) && !quotedKey.test(start);
}
