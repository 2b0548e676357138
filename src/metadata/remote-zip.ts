import type { AskRecords } from './record-answer.ts';
import type { RecordFault } from './record-fault.ts';
import type { ZipSource } from './zip-directory.ts';

/** Bytes that are asked for at once: a few files of a zip lie close together. */
const least = 64 * 1024;

/** Bytes of one zip that are asked for in all: 24 MiB. */
const most = 24 * 1024 * 1024;

interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** What stands in the way of a zip that lies elsewhere; whoever reads it is told. */
export class UnreachableZip extends Error {
  override readonly name = 'UnreachableZip';
  /** The same as a value. */
  readonly fault: RecordFault;

  /**
   * Makes the error.
   *
   * @param fault What stands in the way.
   */
  constructor(fault: RecordFault) {
    super(fault.fault);
    this.fault = fault;
  }
}

function within({ offset, bytes }: Piece, start: number, end: number): boolean {
  return offset <= start && end <= offset + bytes.length;
}

/**
 * Opens a zip of a record, of which only the parts are fetched that are read; all of it where the host gives no parts.
 *
 * @param address Where it lies.
 * @param size Its size in bytes, as the record says.
 * @param ask Asks the host.
 * @returns The zip; its `read` rejects with an {@link UnreachableZip} that says why in a sentence.
 */
export function remoteZip(address: string, size: number, ask: AskRecords): ZipSource {
  const pieces: Piece[] = [];
  let left = most;
  const fetchPiece = async (offset: number, length: number): Promise<Piece> => {
    const answer = await ask(address, left, { offset, length });
    if ('fault' in answer) throw new UnreachableZip(answer);
    left -= answer.bytes.length;
    return { offset: answer.isPart ? offset : 0, bytes: answer.bytes };
  };
  const read: ZipSource['read'] = async (offset, length) => {
    const end = Math.min(offset + length, size);
    if (offset < 0 || end <= offset) return new Uint8Array();
    let piece = pieces.find((one) => within(one, offset, end));
    if (piece === undefined) {
      piece = await fetchPiece(offset, Math.min(Math.max(length, least), size - offset));
      pieces.push(piece);
    }
    return piece.bytes.subarray(offset - piece.offset, end - piece.offset);
  };
  return { size, read };
}
