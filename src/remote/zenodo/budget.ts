import type { Clock } from './clock.ts';

/** How many requests may be sent in any span of time. */
export interface Allowance {
  readonly most: number;
  /** Milliseconds. */
  readonly within: number;
}

/** Counts requests. */
export interface Budget {
  /** How many milliseconds a request has to wait now. */
  readonly wait: () => number;
  /** Takes note of a request that is sent now. */
  readonly spend: () => void;
}

/** A request that was sent early may arrive late: spans are a second longer than they are allowed to be. */
const margin = 1000;

/**
 * Makes a budget of requests.
 *
 * @param allowances What may be sent; all of them hold.
 * @param clock Tells the time.
 * @returns The budget, unspent.
 */
export function createBudget(allowances: readonly Allowance[], { now }: Clock): Budget {
  const longest = Math.max(...allowances.map(({ within }) => within)) + margin;
  let sent: readonly number[] = [];
  return {
    wait: () => {
      const present = now();
      sent = sent.filter((time) => time > present - longest);
      const waits = allowances.map(({ most, within }) => {
        const oldest = sent.at(-most);
        return sent.length < most || oldest === undefined ? 0 : oldest + within + margin - present;
      });
      return Math.max(0, ...waits);
    },
    spend: () => {
      sent = [...sent, now()];
    },
  };
}
