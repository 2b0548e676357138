import { visible } from '../spec/words.ts';
import type { ZipFault } from './zip-directory.ts';

/** What stands in the way of a record, in one word for programs. */
export type Because =
  | 'not-there'
  | 'removed'
  | 'restricted'
  | 'too-often'
  | 'out-of-order'
  | 'refused'
  | 'no-answer'
  | 'elsewhere'
  | 'too-large'
  | 'no-record'
  | 'no-files'
  | 'no-metadata'
  | 'no-metadata-in-zip'
  | 'damaged';

/** Why something of a record cannot be had. */
export interface RecordFault extends ZipFault {
  readonly because: Because;
}

/** The first ten digits of seconds since 1970; smaller numbers are seconds from now. */
const leastEpoch = 1e9;

function millisecondsIn(header: string, now: number): number | undefined {
  if (!/^[0-9]{1,12}(?:\.[0-9]{1,9})?$/.test(header)) {
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : date - now;
  }
  const seconds = Number(header);
  return seconds < leastEpoch ? seconds * 1000 : seconds * 1000 - now;
}

/**
 * Reads how long a server asks to wait: `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` in seconds since 1970
 * or from now.
 *
 * @param headers The headers of its answer.
 * @param now Milliseconds since 1970.
 * @returns Milliseconds, 0 at least; `undefined` where it says nothing that can be read.
 */
export function waitAsked(headers: Headers, now: number): number | undefined {
  const header = headers.get('Retry-After') ?? headers.get('X-RateLimit-Reset');
  const wait = header === null ? undefined : millisecondsIn(header.trim(), now);
  return wait === undefined ? undefined : Math.max(0, wait);
}

/**
 * Says a time in words.
 *
 * @param milliseconds The time.
 * @returns Whole seconds, from two minutes on whole minutes: `42 seconds`.
 */
export function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds === 1) return '1 second';
  return seconds < 120 ? `${String(seconds)} seconds` : `${String(Math.ceil(seconds / 60))} minutes`;
}

function whenAgain(headers: Headers, now: number): string {
  const wait = waitAsked(headers, now) ?? 0;
  return wait > 0 && wait < 86_400_000 ? `Try again in ${inWords(wait)}.` : 'Wait a minute and try again.';
}

/**
 * Says why a server did not give what it was asked for.
 *
 * @param status The status of its answer.
 * @param headers The headers of its answer.
 * @param now Milliseconds since 1970.
 * @returns The fault.
 */
export function refusalOf(status: number, headers: Headers, now: number): RecordFault {
  if (status === 404)
    return {
      because: 'not-there',
      fault: 'Zenodo has no such record, or no such file in it.',
      hint: 'Check the number.',
    };
  if (status === 410)
    return { because: 'removed', fault: 'Zenodo has removed this record.', hint: 'Its page may say why.' };
  if (status === 401 || status === 403)
    return { because: 'restricted', fault: 'Zenodo does not show this record to everybody.' };
  const hint = whenAgain(headers, now);
  if (status === 429) return { because: 'too-often', fault: 'Zenodo has been asked too often from here.', hint };
  return status >= 500
    ? { because: 'out-of-order', fault: `Zenodo is out of order at the moment (${String(status)}).`, hint }
    : { because: 'refused', fault: `Zenodo answered with the status ${String(status)}.` };
}

/**
 * Says that a record leads to another host, which is never asked.
 *
 * @param address The address.
 * @returns The fault.
 */
export function leadsElsewhere(address: string): RecordFault {
  return {
    because: 'elsewhere',
    fault: `The record has a file on another host, ${visible(address.slice(0, 120))}, which is not asked.`,
  };
}
