import type { Registry } from '../../registry/registry.ts';
import type { Spec } from '../../spec/spec.ts';
import type { TaskChecks } from '../offer.ts';
import type { Call } from './call.ts';
import type { Asked, Asking } from './check.ts';
import { exchange, type Exchange, type Fetch } from './exchange.ts';
import type { Limits } from './limits.ts';
import type { TestedType } from './tested-type.ts';

/** What tests of planners need to know of types. */
export interface TypesToTest {
  /** The types, with their examples. */
  readonly registry: Registry<Spec>;
  /** What checks a taskinfo or a serviceinfo against the current version of its type. */
  readonly checks: TaskChecks;
}

/** Where calls are made, and remembered. */
export interface Line {
  /**
   * Makes calls, several at once; one that was made before is not made again.
   *
   * @param askings What to ask.
   * @returns Each with its exchange, in their order; what could not be asked any more is left out.
   */
  readonly ask: <Item extends Asking>(askings: readonly Item[]) => Promise<readonly Asked<Item>[]>;
  /** Every exchange so far. */
  readonly exchanges: () => readonly Exchange[];
  /** Whether something was left out, since too little was answered or the time was over. */
  readonly hasGivenUp: () => boolean;
}

/** What a check has to work with. */
export interface Bench extends Line, TypesToTest {
  /** Address of the planner. */
  readonly url: string;
  /** What the planner takes, by its own words. */
  readonly taken: readonly TestedType[];
  /** Every tasktype it was asked about by its tag alone. */
  readonly wanted: readonly TestedType[];
  /** Whether the tasktypes were named by whoever tests. */
  readonly areNamed: boolean;
  readonly limits: Limits;
}

const keyOf = ({ method, url, headers, body = '' }: Call): string =>
  [method, url, ...Object.entries(headers).flat(), body].join('\n');

/**
 * Opens a line to a planner.
 *
 * @param send What sends requests.
 * @param limits What the calls may cost.
 * @param watch Is told how many calls have been made.
 * @returns The line.
 */
export function openLine(send: Fetch, limits: Limits, watch: (made: number) => void = () => undefined): Line {
  const made = new Map<string, Exchange>();
  const end = performance.now() + limits.deadline;
  let unanswered = 0;
  let hasGivenUp = false;
  const callOnce = async (call: Call): Promise<Exchange | undefined> => {
    const key = keyOf(call);
    const known = made.get(key);
    if (known !== undefined) return known;
    if (unanswered >= limits.unanswered || performance.now() > end) {
      hasGivenUp = true;
      return undefined;
    }
    const done = await exchange(call, send, limits);
    if (done.received === undefined) unanswered += 1;
    made.set(key, done);
    watch(made.size);
    return done;
  };
  const ask: Line['ask'] = async (askings) => {
    const exchanges: (Exchange | undefined)[] = [];
    const rest = askings.entries();
    const lane = async (): Promise<void> => {
      for (const [index, { call }] of rest) exchanges[index] = await callOnce(call);
    };
    await Promise.all(Array.from({ length: limits.lanes }, lane));
    return askings.flatMap((asking, index) => {
      const done = exchanges[index];
      return done === undefined ? [] : [{ ...asking, exchange: done }];
    });
  };
  return { ask, exchanges: () => [...made.values()], hasGivenUp: () => hasGivenUp };
}
