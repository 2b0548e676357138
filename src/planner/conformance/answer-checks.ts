import { origin } from './call.ts';
import { fault, judged, warning, type Check } from './check.ts';
import type { Exchange } from './exchange.ts';

/**
 * Says whether a page of any other site may read an answer.
 *
 * @param exchange The call and its answer.
 * @returns Whether it may.
 */
export function mayBeRead({ received }: Exchange): boolean {
  return ['*', origin].includes(received?.fields.get('access-control-allow-origin') ?? '');
}

const cors: Check = {
  id: 'pages-may-read-answers',
  sentence: 'Pages of other sites may read every answer',
  advice: 'Set Access-Control-Allow-Origin: * on every answer, also where a call is refused.',
  run: ({ exchanges }, advice) => {
    const seen = exchanges()
      .filter(({ received, call }) => received !== undefined && call.method !== 'OPTIONS')
      .map((exchange) => ({ ...exchange, call: { ...exchange.call, headers: { origin, ...exchange.call.headers } } }));
    const outcome = judged(
      seen.map((exchange) => ({ exchange })),
      advice,
      ({ exchange }) => {
        if (mayBeRead(exchange)) return undefined;
        const found = exchange.received?.fields.get('access-control-allow-origin');
        return fault('Access-Control-Allow-Origin: *', { said: found ?? 'no such field' });
      },
    );
    return Promise.resolve(outcome);
  },
};

const time: Check = {
  id: 'answers-come-in-time',
  sentence: 'Answers come in time',
  advice: 'Decide from the question alone; what takes long belongs to the launch.',
  run: ({ exchanges, limits }, advice) => {
    const late = `an answer within ${limits.slow / 1000} seconds`;
    const outcome = judged(
      exchanges().map((exchange) => ({ exchange })),
      advice,
      ({ exchange: { time: taken, received } }) => {
        if (received === undefined) return fault(late);
        const said = `one after ${(taken / 1000).toFixed(1)} seconds`;
        return taken > limits.slow ? warning(late, { said }) : undefined;
      },
    );
    const times = exchanges()
      .map((exchange) => exchange.time)
      .sort((one, other) => one - other);
    const median = times[Math.floor(times.length / 2)] ?? 0;
    return Promise.resolve({ ...outcome, note: `median ${Math.round(median)} ms` });
  },
};

/** What every answer is like, also one that refuses a call. */
export const answerChecks: readonly Check[] = [cors, time];
