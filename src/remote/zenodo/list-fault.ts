import type { RecordFault } from '../../metadata/record-fault.ts';
import { visible } from '../../spec/words.ts';

const later = 'Try again later.';

function howToMove(address: string): string {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return later;
  return `If the records have moved there for good, set TASKTYPES_ZENODO=${new URL(address).origin}; else try again later.`;
}

/**
 * Says that a list of records leads to another host, which is never asked.
 *
 * @param address The address.
 * @param isRedirect Whether the server redirects there; else the list names it as its next page.
 * @returns The fault.
 */
export function listElsewhere(address: string, isRedirect: boolean): RecordFault {
  const host = `another host, ${visible(address.slice(0, 120))}, which is not asked`;
  return {
    because: 'elsewhere',
    fault: isRedirect
      ? `Zenodo redirects the list of records to ${host}.`
      : `The next page of the list of records is on ${host}.`,
    hint: howToMove(address),
  };
}

/**
 * Says that a list of records is redirected without end.
 *
 * @param redirects How many redirects were followed.
 * @returns The fault.
 */
export function listInCircles(redirects: number): RecordFault {
  const fault = `Zenodo redirects the list of records more than ${String(redirects)} times.`;
  return { because: 'refused', fault, hint: later };
}
