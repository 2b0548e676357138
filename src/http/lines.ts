/** A line without its end; `undefined` stands for one that is longer than the limit. */
export type Line = Uint8Array<ArrayBuffer> | undefined;

/** Cuts pieces into lines. */
export interface Lines {
  /** The lines that a piece ends. */
  readonly take: (piece: Uint8Array<ArrayBuffer>) => Generator<Line>;
  /** The last line, where no line end came after it. */
  readonly rest: () => readonly Line[];
}

const lineEnd = 0x0a;

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
 * Makes what cuts a stream into lines; of a line that is too long nothing is kept.
 *
 * @param limit Most bytes of a line.
 * @returns What cuts one stream.
 */
export function createLines(limit: number): Lines {
  let begun: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const keep = (piece: Uint8Array<ArrayBuffer>): void => {
    size += piece.length;
    if (size > limit) begun = [];
    else if (piece.length > 0) begun.push(piece);
  };
  const finish = (end: Uint8Array<ArrayBuffer>): Line => {
    if (size === 0) return end.length > limit ? undefined : end;
    keep(end);
    const line = size > limit ? undefined : joined(begun, size);
    begun = [];
    size = 0;
    return line;
  };
  return {
    *take(piece) {
      let start = 0;
      for (let end = piece.indexOf(lineEnd); end !== -1; end = piece.indexOf(lineEnd, start)) {
        yield finish(piece.subarray(start, end));
        start = end + 1;
      }
      // A copy, for the sender may use its memory again.
      if (start < piece.length) keep(piece.slice(start));
    },
    rest: () => (size === 0 ? [] : [finish(new Uint8Array())]),
  };
}
