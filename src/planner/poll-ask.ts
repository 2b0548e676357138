import type { OfferedInterface, Question } from './message.ts';
import { readPlannerAddress } from './planner-address.ts';
import type { ListedPlanner } from './planner-list.ts';
import { tokenFor, type Environment } from './poll-credentials.ts';
import { exchange } from './poll-exchange.ts';
import { NoAnswer, unreachable, type Failure } from './poll-failure.ts';
import { sortInterfaces, type InterfaceCheck, type PassedBy } from './poll-interfaces.ts';
import { readReceived } from './poll-reply.ts';
import type { ReadReply } from './read-reply.ts';

/** What one planner says of one task. */
export type Outcome =
  | {
      readonly outcome: 'YES';
      readonly reply: ReadReply;
      /** What can be used of what is offered, the preferred one first; at least one. */
      readonly interfaces: readonly OfferedInterface[];
      /** What is offered beside that, and cannot be used. */
      readonly passedBy: readonly PassedBy[];
    }
  | { readonly outcome: 'NO'; readonly reply: ReadReply }
  | {
      readonly outcome: 'failed';
      readonly failure: Failure;
      /** What was offered, where nothing of it can be used. */
      readonly passedBy: readonly PassedBy[];
    };

/** How planners are asked. */
export interface Asking {
  readonly fetch: typeof globalThis.fetch;
  readonly check: InterfaceCheck;
  readonly environment: Environment;
  /** Bytes. */
  readonly maxReplySize: number;
}

/**
 * Makes the outcome of a planner that gave no answer.
 *
 * @param failure Why.
 * @param passedBy What it offered.
 * @returns The outcome.
 */
export function failed(failure: Failure, passedBy: readonly PassedBy[] = []): Outcome {
  return { outcome: 'failed', failure, passedBy };
}

async function outcomeOf(reply: ReadReply, check: InterfaceCheck): Promise<Outcome> {
  if (reply.word === 'NO') return { outcome: 'NO', reply };
  const { usable, passedBy } = await sortInterfaces(reply.interfaces, check);
  if (usable.length > 0) return { outcome: 'YES', reply, interfaces: usable, passedBy };
  const text = `The planner says YES and offers nothing that can be used. ${passedBy[0]?.text ?? ''}`;
  return failed({ kind: 'no-usable-interface', text }, passedBy);
}

async function converse(
  { url, token }: ListedPlanner,
  { tasktype, taskinfo, resources }: Question,
  asking: Asking,
  signal: AbortSignal,
): Promise<Outcome> {
  const address = readPlannerAddress(url);
  if ('message' in address) return failed({ kind: 'address', text: `${address.message} ${address.hint}` });
  const { environment, check, fetch, maxReplySize } = asking;
  const secret = tokenFor(token, environment, address);
  const body = JSON.stringify({ tasktype, taskinfo, resources });
  const received = await exchange({ address, body, token: secret, fetch, signal, maxReplySize }).catch(
    (error: unknown) => {
      if (error instanceof NoAnswer) throw error;
      const { kind, text } = unreachable(error, address.host);
      throw new NoAnswer(kind, text);
    },
  );
  return outcomeOf(await readReceived(received), check);
}

/** Waits for work no longer than until a signal fires, whether or not the work heeds it. */
function until<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    // The reason is always an error of this module's caller.
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    work.then(resolve, reject);
  });
}

/**
 * Asks one planner about one task.
 *
 * @param planner The planner.
 * @param task The task.
 * @param asking How planners are asked.
 * @param signal Ends the asking; its reason is a {@link NoAnswer}.
 * @returns What came of it.
 * @throws {unknown} What the check of an interface throws; a planner cannot cause that.
 */
export async function ask(
  planner: ListedPlanner,
  task: Question,
  asking: Asking,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    return await until(signal, converse(planner, task, asking, signal));
  } catch (error) {
    if (error instanceof NoAnswer) return failed(error.failure);
    throw error;
  }
}
