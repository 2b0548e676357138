import type { Question } from './message.ts';
import type { ListedPlanner } from './planner-list.ts';
import type { Environment } from './poll-credentials.ts';
import { inSeconds, NoAnswer } from './poll-failure.ts';
import type { InterfaceCheck } from './poll-interfaces.ts';
import { createRound, type Answer } from './poll-round.ts';

/** How a poll is held; everything but the check may be left out. */
export interface PollOptions {
  /** Checks each interface that is offered. */
  readonly check: InterfaceCheck;
  /** Where the tokens are that planners name by a variable; empty unless given. */
  readonly environment?: Environment;
  /** Milliseconds for one complete answer; 10,000 unless given. */
  readonly timeout?: number;
  /** Milliseconds for the whole poll, from the first answer that is asked for; 60,000 unless given. */
  readonly deadline?: number;
  /** Questions under way at once; 16 unless given. */
  readonly concurrency?: number;
  /** Bytes of a reply, unpacked; 1 MiB unless given. */
  readonly maxReplySize?: number;
  /** Cancels the poll: what is under way is aborted, and the iterator throws the reason. */
  readonly signal?: AbortSignal;
  /** What sends the questions; the platform's own unless given. */
  readonly fetch?: typeof globalThis.fetch;
}

interface Limits {
  readonly timeout: number;
  readonly deadline: number;
  readonly concurrency: number;
}

/** Timers of the platform hold no more than this, and fire at once for more. */
const longestTimer = 2 ** 31 - 1;

function limitsOf({ timeout = 10_000, deadline = 60_000, concurrency = 16 }: PollOptions): Limits {
  for (const [name, value] of Object.entries({ timeout, deadline, concurrency }))
    if (!(value >= 1)) throw new RangeError(`The ${name} of a poll is ${value}; give a number of at least 1.`);
  return { timeout: Math.min(timeout, longestTimer), deadline: Math.min(deadline, longestTimer), concurrency };
}

/**
 * Asks many planners about many tasks at once. Nothing is asked before the first answer is taken, and no more is asked
 * ahead of what is taken than `concurrency`. A planner that is slow, broken or hostile costs its own answers only, which
 * say what is wrong and are never NO; one that did not answer at all is asked nothing more.
 *
 * @param planners The planners; their addresses are read as those of a list are.
 * @param tasks The tasks.
 * @param options What checks the offers, and what the poll may cost.
 * @returns An answer for each planner and task, as they come. To leave early aborts what is under way.
 * @throws {RangeError} When a limit is below 1.
 * @throws {unknown} From the iterator: the reason of `signal` once it fires.
 */
export function poll<Task extends Question, Planner extends ListedPlanner>(
  planners: readonly Planner[],
  tasks: readonly Task[],
  options: PollOptions,
): AsyncIterableIterator<Answer<Task, Planner>> {
  const { timeout, deadline, concurrency } = limitsOf(options);
  const { check, environment = {}, maxReplySize = 2 ** 20, fetch = globalThis.fetch, signal } = options;
  const asking = { check, environment, maxReplySize, fetch };
  const round = createRound(planners, tasks, { asking, timeout, concurrency });
  const left = new NoAnswer('deadline', 'The poll was left.');
  const late = new NoAnswer(
    'deadline',
    `The ${inSeconds(deadline)} for all planners were over. Allow more time, or ask fewer planners.`,
  );
  const cancel = (): void => round.leave(left);
  async function* answers(): AsyncGenerator<Answer<Task, Planner>, undefined> {
    const timer = setTimeout(() => round.end(late), deadline);
    signal?.addEventListener('abort', cancel);
    try {
      signal?.throwIfAborted();
      for (let answer = await round.next(); answer !== undefined; answer = await round.next()) yield answer;
      signal?.throwIfAborted();
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      cancel();
    }
  }
  const given = answers();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => given.next(),
    // A generator would hear of it only when its next answer has come.
    return: () => {
      cancel();
      return given.return(undefined);
    },
  };
}
