import type { Call } from './call.ts';
import type { Exchange } from './exchange.ts';
import type { Bench } from './bench.ts';

/** What is wrong with an answer, or only worth knowing. */
export interface Fault {
  readonly severity: 'fault' | 'warning';
  /** What is expected, to end a sentence. */
  readonly expected: string;
  /** What came instead, where the exchange does not say it. */
  readonly said?: string;
  /** What to do; that of the check unless given. */
  readonly advice?: string;
}

/** A fault, and the call that shows it. */
export interface Finding {
  readonly severity: Fault['severity'];
  readonly call: Call;
  readonly expected: string;
  readonly said: string;
  readonly advice: string;
}

/** What a check found. */
export interface Outcome {
  /** How many answers were looked at. */
  readonly asked: number;
  readonly findings: readonly Finding[];
  /** What else is worth telling. */
  readonly note?: string;
}

/** One thing that a planner has to do. */
export interface Check {
  /** Names the check; never reused. */
  readonly id: string;
  /** What a planner does that passes, as a sentence without its full stop. */
  readonly sentence: string;
  /** What to do about it, unless a fault says more. */
  readonly advice: string;
  readonly run: (bench: Bench, advice: string) => Promise<Outcome>;
}

/** Something to ask, with what belongs to it. */
export interface Asking {
  readonly call: Call;
}

/** An asking and its exchange. */
export type Asked<Item extends Asking> = Item & { readonly exchange: Exchange };

function findingOf({ call, said }: Exchange, fault: Fault, advice: string): Finding {
  const { severity, expected } = fault;
  return { severity, call, expected, said: fault.said ?? said, advice: fault.advice ?? advice };
}

/**
 * Judges answers one by one.
 *
 * @param asked The answers.
 * @param advice What to do, where a fault does not say it.
 * @param judge Finds the faults of one answer.
 * @returns What was found.
 */
export function judged<Item extends { readonly exchange: Exchange }>(
  asked: readonly Item[],
  advice: string,
  judge: (item: Item) => Fault | readonly Fault[] | undefined,
): Outcome {
  const findings = asked.flatMap((item) =>
    [judge(item) ?? []].flat().map((fault) => findingOf(item.exchange, fault, advice)),
  );
  return { asked: asked.length, findings };
}

/**
 * Says that something is wrong.
 *
 * @param expected What is expected.
 * @param more What came instead, and what to do.
 * @returns The fault.
 */
export function fault(expected: string, more: Pick<Fault, 'said' | 'advice'> = {}): Fault {
  return { severity: 'fault', expected, ...more };
}

/**
 * Says that something is worth knowing.
 *
 * @param expected What is expected.
 * @param more What came instead, and what to do.
 * @returns The fault, which lets nobody fail.
 */
export function warning(expected: string, more: Pick<Fault, 'said' | 'advice'> = {}): Fault {
  return { severity: 'warning', expected, ...more };
}
