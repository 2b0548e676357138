import { visible } from '../../spec/words.ts';
import type { ZipFault } from '../../metadata/zip-directory.ts';
import type { Fetch } from './schemas.ts';

/** Time that one request may take, in milliseconds. */
const patience = 30_000;

/** A part of a file: its first byte and how many. */
export interface Part {
  readonly offset: number;
  readonly length: number;
}

/** An answer of Zenodo, or in a sentence what was in the way. */
export type Asked = Response | ZipFault;

/** Asks Zenodo for an address, or for a part of what is there. */
export type AskZenodo = (address: string, part?: Part) => Promise<Asked>;

const byHand = 'Download the file from the page of the record and drop it here.';

function whenAgain(response: Response): string {
  const seconds = Number(
    response.headers.get('Retry-After') ?? response.headers.get('X-RateLimit-Reset') ?? Number.NaN,
  );
  if (!(seconds > 0 && seconds < 86_400)) return 'Wait a minute and try again.';
  return seconds < 120
    ? `Try again in ${String(Math.ceil(seconds))} seconds.`
    : `Try again in ${String(Math.ceil(seconds / 60))} minutes.`;
}

function refusalOf(response: Response): string {
  const { status } = response;
  if (status === 404) return 'Zenodo has no such record, or no such file in it. Check the number.';
  if (status === 410) return 'Zenodo has removed this record.';
  if (status === 401 || status === 403) return `Zenodo does not show this record to everybody. ${byHand}`;
  if (status === 429) return `Zenodo has been asked too often from here. ${whenAgain(response)}`;
  if (status >= 500) return `Zenodo is out of order at the moment (${String(status)}). ${whenAgain(response)}`;
  return `Zenodo answered with the status ${String(status)}. ${byHand}`;
}

function failureOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return name === 'TimeoutError' || name === 'AbortError'
    ? `Zenodo did not answer in ${String(patience / 1000)} seconds. Try again later, or download the file and drop it here.`
    : `Zenodo could not be reached from this page: see that you are online, and that nothing in the browser blocks it. ${byHand}`;
}

/**
 * Makes what asks Zenodo, and nobody else.
 *
 * @param host Its origin.
 * @param fetch Asks it.
 * @returns The function; it never rejects.
 */
export function zenodoAt(host: string, fetch: Fetch): AskZenodo {
  return async (address, part) => {
    if (!address.startsWith(`${host}/`))
      return {
        fault: `The record has a file on another host, ${visible(address.slice(0, 120))}, which this page does not ask. ${byHand}`,
      };
    const range = part && {
      headers: { Range: `bytes=${String(part.offset)}-${String(part.offset + part.length - 1)}` },
    };
    try {
      const response = await fetch(address, {
        ...range,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(patience),
      });
      return response.ok ? response : { fault: refusalOf(response) };
    } catch (error) {
      return { fault: failureOf(error) };
    }
  };
}

/**
 * Reads the bytes of an answer, no more than a limit.
 *
 * @param response The answer.
 * @param limit Bytes.
 * @returns The bytes, or in a sentence why they are not there.
 */
export async function bytesOf(response: Response, limit: number): Promise<Uint8Array | ZipFault> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = response.body?.getReader();
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      length += next.value.length;
      if (length > limit) {
        await reader?.cancel();
        return {
          fault: `Zenodo sends more than the ${String(Math.floor(limit / 2 ** 20))} MiB that are read here. ${byHand}`,
        };
      }
      pieces.push(next.value);
    }
  } catch (error) {
    return { fault: failureOf(error) };
  }
  const bytes = new Uint8Array(length);
  pieces.reduce((at, piece) => (bytes.set(piece, at), at + piece.length), 0);
  return bytes;
}
