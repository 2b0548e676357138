/** Most characters of a text that a link may hold, unpacked: what is packed can be a thousand times smaller. */
const mostUnpacked = 1024 * 1024;

async function through(
  bytes: Blob,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array> {
  const reader = bytes.stream().pipeThrough(stream).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('The packed text is too long.');
    }
    parts.push(next.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/**
 * Packs a text for an address.
 *
 * @param text The text.
 * @returns Its UTF-8 bytes, compressed (raw deflate) and written in base64url.
 */
export async function pack(text: string): Promise<string> {
  const packed = await through(new Blob([text]), new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * Unpacks a text.
 *
 * @param packed What {@link pack} has made, or what somebody made of it.
 * @returns The text; `undefined` where it is damaged, no text, or longer than a mebibyte.
 */
export async function unpack(packed: string): Promise<string | undefined> {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const text = await through(new Blob([bytes]), new DecompressionStream('deflate-raw'), mostUnpacked);
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}
