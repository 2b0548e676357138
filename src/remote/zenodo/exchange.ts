import { bytesOf } from '../../metadata/record-answer.ts';
import { leadsElsewhere, type RecordFault } from '../../metadata/record-fault.ts';
import { listElsewhere, listInCircles } from './list-fault.ts';
import { patienceOf } from '../visit.ts';

/** What one request may cost. */
export interface ExchangeLimits {
  /** Milliseconds until it must be answered completely, or lead on. */
  readonly patience: number;
  readonly redirects: number;
}

/** What a server answered, read to its end. */
export interface Exchanged {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** What a request says of itself. */
export interface Request {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes that are read at most. */
  readonly limit: number;
  /** Whether it asks for a list of records, and not for a record or a file. */
  readonly isSearch: boolean;
}

function noAnswer(error: unknown, { patience }: ExchangeLimits): RecordFault {
  const { name, cause } = error as { readonly name?: string; readonly cause?: { readonly code?: unknown } };
  if (name === 'TimeoutError')
    return { because: 'no-answer', fault: `Zenodo did not answer in ${String(patience / 1000)} seconds.` };
  const code = typeof cause?.code === 'string' ? ` (${cause.code})` : '';
  return { because: 'no-answer', fault: `Zenodo gives no answer, or one that breaks off${code}.` };
}

/** Where a redirect leads; `undefined` for an answer that is none. */
function nextOf({ status, headers }: Response, address: string): string | undefined {
  const location = headers.get('location');
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return undefined;
  return URL.canParse(location, address) ? new URL(location, address).href : location;
}

const inCircles = (redirects: number): RecordFault => ({
  because: 'refused',
  fault: `There are more than ${String(redirects)} redirects.`,
});

/** No error is worth more bytes than its status. */
const largestError = 64 * 1024;

async function read(response: Response, limit: number): Promise<Exchanged | RecordFault> {
  const { status, headers, ok } = response;
  const bytes = await bytesOf(response, ok ? limit : largestError);
  if (!('fault' in bytes)) return { status, headers, bytes };
  return ok ? bytes : { status, headers, bytes: new Uint8Array() };
}

/**
 * Asks a server once. Redirects are followed within it, and nowhere else.
 *
 * @param server Its origin.
 * @param request What is asked.
 * @param limits What it may cost.
 * @param turn Waits until a request may be sent, those that redirects lead to included.
 * @returns The answer of any status, or why there is none.
 */
export async function exchange(
  server: string,
  { address, headers, limit, isSearch }: Request,
  limits: ExchangeLimits,
  turn: () => Promise<void>,
): Promise<Exchanged | RecordFault> {
  let at = address;
  let end: (() => void) | undefined;
  try {
    for (let hops = 0; hops <= limits.redirects; hops++) {
      if (!at.startsWith(`${server}/`)) return isSearch ? listElsewhere(at, hops > 0) : leadsElsewhere(at);
      end?.();
      await turn();
      const patience = patienceOf(limits.patience);
      ({ end } = patience);
      const response = await fetch(at, { headers, redirect: 'manual', signal: patience.signal });
      const next = nextOf(response, at);
      if (next === undefined) return await read(response, limit);
      await response.body?.cancel();
      at = next;
    }
    return isSearch ? listInCircles(limits.redirects) : inCircles(limits.redirects);
  } catch (error) {
    return noAnswer(error, limits);
  } finally {
    end?.();
  }
}
