import { bytesOf, rangeOf, type AskRecords } from '../../metadata/record-answer.ts';
import { leadsElsewhere, refusalOf, type RecordFault } from '../../metadata/record-fault.ts';
import type { Fetch } from './schemas.ts';

/** Time that one request may take, in milliseconds. */
const patience = 30_000;

function failureOf(error: unknown): RecordFault {
  const name = error instanceof Error ? error.name : '';
  const fault =
    name === 'TimeoutError' || name === 'AbortError'
      ? `Zenodo did not answer in ${String(patience / 1000)} seconds.`
      : 'Zenodo could not be reached from this page: see that you are online, and that nothing in the browser blocks it.';
  return { because: 'no-answer', fault };
}

/**
 * Makes what asks Zenodo, and nobody else.
 *
 * @param host Its origin.
 * @param fetch Asks it.
 * @returns The function; it never rejects.
 */
export function zenodoAt(host: string, fetch: Fetch): AskRecords {
  return async (address, limit, part) => {
    if (!address.startsWith(`${host}/`)) return leadsElsewhere(address);
    try {
      const response = await fetch(address, {
        headers: rangeOf(part),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(patience),
      });
      if (!response.ok) return refusalOf(response.status, response.headers, Date.now());
      const bytes = await bytesOf(response, limit);
      return 'fault' in bytes ? bytes : { isPart: response.status === 206, bytes };
    } catch (error) {
      return failureOf(error);
    }
  };
}
