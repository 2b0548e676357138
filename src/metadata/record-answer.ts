import type { RecordFault } from './record-fault.ts';

/** A part of a file: its first byte and how many. */
export interface Part {
  readonly offset: number;
  readonly length: number;
}

/** What a server of records answered. */
export interface RecordAnswer {
  /** Whether it is the part that was asked for, and not the whole. */
  readonly isPart: boolean;
  readonly bytes: Uint8Array;
}

/** Asks a server of records for an address, or for a part of what is there: no more than `limit` bytes. It never rejects. */
export type AskRecords = (address: string, limit: number, part?: Part) => Promise<RecordAnswer | RecordFault>;

/**
 * Writes the header that asks for a part.
 *
 * @param part The part; the whole unless given.
 * @returns The headers.
 */
export function rangeOf(part: Part | undefined): Readonly<Record<string, string>> {
  return part === undefined ? {} : { Range: `bytes=${String(part.offset)}-${String(part.offset + part.length - 1)}` };
}

/**
 * Reads the bytes of an answer, no more than a limit.
 *
 * @param response The answer.
 * @param limit Bytes.
 * @returns The bytes, or that there are more. It rejects as the body does.
 */
export async function bytesOf(response: Response, limit: number): Promise<Uint8Array | RecordFault> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    length += next.value.length;
    if (length > limit) {
      await reader?.cancel();
      const fault = `Zenodo sends more than the ${String(Math.floor(limit / 2 ** 20))} MiB that are read here.`;
      return { because: 'too-large', fault };
    }
    pieces.push(next.value);
  }
  const bytes = new Uint8Array(length);
  pieces.reduce((at, piece) => (bytes.set(piece, at), at + piece.length), 0);
  return bytes;
}
