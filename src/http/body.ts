/** A body that was read to its end, or why it was not. */
export type ReadBody = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly tooLarge: number };

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/**
 * Reads the body of a request, up to a limit; what comes after that is not waited for.
 *
 * @param request The request.
 * @param limit Most bytes.
 * @returns The bytes, or the limit that they pass.
 */
export async function readBody(request: Request, limit: number): Promise<ReadBody> {
  const length = request.headers.get('content-length');
  if (Number(length) > limit) {
    await request.body?.cancel();
    return { tooLarge: limit };
  }
  // HTTP holds the sender to the length, so that nothing has to be counted.
  if (length !== null) return { bytes: new Uint8Array(await request.arrayBuffer()) };
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.length;
    if (size > limit) {
      await reader?.cancel();
      return { tooLarge: limit };
    }
    pieces.push(next.value);
  }
  return { bytes: joined(pieces, size) };
}
