const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Decodes bytes that are UTF-8.
 *
 * @param bytes The bytes.
 * @returns The text, which has the same bytes again; `undefined` where there is none.
 */
export function exactText(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
