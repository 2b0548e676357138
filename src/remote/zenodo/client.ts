import { rangeOf, type AskRecords, type RecordAnswer } from '../../metadata/record-answer.ts';
import { inWords, refusalOf, waitAsked, type RecordFault } from '../../metadata/record-fault.ts';
import { jsonIn } from '../../metadata/record-file.ts';
import { isObject } from '../../spec/object.ts';
import { cut, visible } from '../../spec/words.ts';
import { createBudget, type Allowance } from './budget.ts';
import { wallClock, type Clock } from './clock.ts';
import { exchange, type Exchanged, type ExchangeLimits, type Request } from './exchange.ts';

/** What asking a server may cost. */
export interface ClientLimits extends ExchangeLimits {
  /** How often one address is asked for, at most. */
  readonly tries: number;
  /** The longest time that a server may ask to wait, in milliseconds; then nothing is waited for. */
  readonly longestWait: number;
  /** All requests. */
  readonly requests: readonly Allowance[];
  /** Those that search. */
  readonly searches: readonly Allowance[];
}

const minute = 60_000;

/** A second, of which a millisecond or some have gone by since the server asked for it. */
const leastTold = 950;

/**
 * What asking Zenodo may cost: guests may search 30 times a minute; of all requests its documents allow them 60 a minute and
 * 2000 an hour.
 */
export const guestLimits: ClientLimits = {
  patience: 30_000,
  redirects: 5,
  tries: 4,
  longestWait: 10 * minute,
  requests: [
    { most: 60, within: minute },
    { most: 2000, within: 60 * minute },
  ],
  searches: [{ most: 30, within: minute }],
};

/** How a server is asked. */
export interface ClientOptions {
  /** What the requests say who asks: `tasktypes/1.0.0`. */
  readonly agent: string;
  readonly limits?: ClientLimits;
  readonly clock?: Clock;
  /** Is told of each wait of about a second or more before it begins. */
  readonly onWait?: (milliseconds: number) => void;
}

/** Asks one server of records, one request at a time. */
export interface RecordsClient {
  /** Its origin. */
  readonly server: string;
  readonly ask: AskRecords;
  /** Asks for an address that searches. */
  readonly search: AskRecords;
}

const passing = (status: number): boolean => status === 429 || status >= 500;

/** When the server may be asked next, by its own words. */
function opens(answer: Exchanged, now: number): number {
  const isSpent = answer.headers.get('X-RateLimit-Remaining')?.trim() === '0';
  return passing(answer.status) || isSpent ? now + (waitAsked(answer.headers, now) ?? 0) : 0;
}

function tooLong(wait: number): RecordFault {
  return { because: 'too-often', fault: `Zenodo asks to wait ${inWords(wait)}.`, hint: 'Try again after that.' };
}

/** What a refusal of wrong parameters says of them: `{message, errors: [{field, messages}]}`. */
function saidIn(bytes: Uint8Array): string {
  const said = jsonIn(bytes);
  if (!isObject(said)) return '';
  const { message, errors } = said;
  const messages = (Array.isArray(errors) ? errors : []).flatMap((error: unknown) =>
    isObject(error) && Array.isArray(error['messages']) ? (error['messages'] as readonly unknown[]) : [],
  );
  const text = [message, ...messages].filter((one) => typeof one === 'string').join(' ');
  return text === '' ? '' : ` It says: ${visible(cut(text, 300))}`;
}

/** What a record is refused with speaks of the record; a search has none. */
function refused({ status, headers, bytes }: Exchanged, now: number, isSearch: boolean): RecordFault {
  if (passing(status) || !isSearch) return refusalOf(status, headers, now);
  const fault = `Zenodo answered with the status ${String(status)}.${saidIn(bytes)}`;
  return { because: 'refused', fault, hint: 'Try again later.' };
}

/** What becomes of an answer: content, a refusal for good, or one that may pass. */
function judge(
  answer: Exchanged | RecordFault,
  now: number,
  isSearch: boolean,
): { readonly result: RecordAnswer | RecordFault; readonly isPassing: boolean } {
  if ('fault' in answer) return { result: answer, isPassing: answer.because === 'no-answer' };
  const { status, bytes } = answer;
  if (status === 200 || status === 206) return { result: { isPart: status === 206, bytes }, isPassing: false };
  return { result: refused(answer, now, isSearch), isPassing: passing(status) };
}

/**
 * Makes what asks a server of records: it keeps to the limits, waits as long as the server asks it to, and tries again what may
 * pass.
 *
 * @param server Origin of the server; no other is ever asked.
 * @param options Who asks, and what it may cost.
 * @returns The client.
 */
export function createClient(server: string, options: ClientOptions): RecordsClient {
  const { agent, limits = guestLimits, clock = wallClock, onWait } = options;
  const all = createBudget(limits.requests, clock);
  const searches = createBudget(limits.searches, clock);
  const headers = { 'User-Agent': agent, Accept: 'application/json, */*;q=0.5' };
  let opensAt = 0;

  const pause = async (wait: number): Promise<void> => {
    if (wait >= leastTold) onWait?.(wait);
    if (wait > 0) await clock.pause(wait);
  };
  const askFor = async (request: Request): Promise<RecordAnswer | RecordFault> => {
    const { isSearch } = request;
    const budgets = isSearch ? [all, searches] : [all];
    const turn = async (): Promise<void> => {
      await pause(Math.max(0, opensAt - clock.now(), ...budgets.map((budget) => budget.wait())));
      for (const budget of budgets) budget.spend();
    };
    for (let tries = 1; ; tries++) {
      const asked = opensAt - clock.now();
      if (asked > limits.longestWait) return tooLong(asked);
      const answer = await exchange(server, request, limits, turn);
      opensAt = 'fault' in answer ? 0 : opens(answer, clock.now());
      const { result, isPassing } = judge(answer, clock.now(), isSearch);
      if (!isPassing || tries >= limits.tries) return result;
      opensAt = Math.max(opensAt, clock.now() + 1000 * 2 ** (tries - 1));
    }
  };
  const asking =
    (isSearch: boolean): AskRecords =>
    (address, limit, part) =>
      askFor({ address, limit, isSearch, headers: { ...headers, ...rangeOf(part) } });
  return { server, ask: asking(false), search: asking(true) };
}
