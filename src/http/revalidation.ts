/**
 * Says whether a client has a representation already.
 *
 * @param ifNoneMatch The header field `If-None-Match`.
 * @param etag The strong tag of the representation, with its quotes.
 * @returns True where the field names it, weakly or strongly, or anything.
 */
export function isKnownTo(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/**
 * Chooses how a file is packed for a client.
 *
 * @param acceptEncoding The header field `Accept-Encoding`.
 * @returns The packings that the client takes, the better one first.
 */
export function packingsFor(acceptEncoding: string | undefined): readonly ('br' | 'gzip')[] {
  if (acceptEncoding === undefined) return [];
  const taken = (name: string): boolean =>
    acceptEncoding.split(',').some((part) => {
      const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      return (
        (coding === name || (name === 'gzip' && coding === 'x-gzip')) &&
        !parameters.some((one) => /^q=0(?:\.0*)?$/.test(one))
      );
    });
  return (['br', 'gzip'] as const).filter(taken);
}
