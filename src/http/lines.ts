/** A line without its end; `undefined` stands for one that is longer than the limit. */
export type Line = Uint8Array<ArrayBuffer> | undefined;

/** What a piece of a stream brings. */
export interface Cut {
  /** The line that was begun before and ends in this piece, where there is one. */
  readonly begun: readonly Line[];
  /** The whole lines after it, each with its end. */
  readonly whole: Uint8Array<ArrayBuffer>;
}

/** Cuts pieces into lines. */
export interface Lines {
  readonly take: (piece: Uint8Array<ArrayBuffer>) => Cut;
  /** The last line, where no line end came after it. */
  readonly rest: () => readonly Line[];
}

/** The byte that ends a line. */
export const lineEnd = 0x0a;

const nothing = new Uint8Array();

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
  const finish = (): Line => {
    const line = size > limit ? undefined : joined(begun, size);
    begun = [];
    size = 0;
    return line;
  };
  return {
    take(piece) {
      const first = size === 0 ? -1 : piece.indexOf(lineEnd);
      const last = piece.lastIndexOf(lineEnd);
      const ended: Line[] = [];
      if (first !== -1) {
        keep(piece.subarray(0, first));
        ended.push(finish());
      }
      // A copy, for the sender may use its memory again.
      if (last < piece.length - 1) keep(piece.slice(last + 1));
      return { begun: ended, whole: last === -1 ? nothing : piece.subarray(first + 1, last + 1) };
    },
    rest: () => (size === 0 ? [] : [finish()]),
  };
}
