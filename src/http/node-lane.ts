import { Worker as Thread, type MessagePort } from 'node:worker_threads';
import { problem } from '../spec/problem.ts';
import type { Answer, Call } from './call.ts';
import type { Context, Work, Worker } from './context.ts';
import { unreadableAnswer } from './validate-call.ts';
import { refusal } from './wrong-call.ts';

/** A piece of work on its way to a thread. */
interface Order {
  readonly id: number;
  readonly work: Work;
  readonly method: string;
  readonly target: string;
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What a thread sends back. */
type Done = { readonly id: number } & ({ readonly answer: Answer } | { readonly fault: string });

/** What the threads may cost. */
export interface LaneOptions {
  /** The program of a thread; it calls {@link serveLane}. */
  readonly program: URL;
  /** What the program is started with. */
  readonly given: unknown;
  readonly threads: number;
  /** Calls that wait at most. */
  readonly waiting: number;
  /** Longest time of one piece of work, in milliseconds. */
  readonly deadline: number;
  /** Memory of one thread, in MiB. */
  readonly memory: number;
}

/** The lane unless told otherwise: two threads, so that one large document does not keep the next one waiting. */
export const usualLane: Omit<LaneOptions, 'program' | 'given'> = {
  threads: 2,
  waiting: 64,
  deadline: 5_000,
  memory: 128,
};

/** Threads that work out what others should not wait for. */
export interface Lane {
  readonly work: Worker;
  /** Ends the threads; what they work on, and what waits for them, is answered as not checked. */
  readonly close: () => Promise<void>;
}

/** Fields of the header on which an answer depends. */
const fieldsOf = ({ header }: Call): Order['fields'] => ({
  'content-type': header('content-type'),
  accept: header('accept'),
});

interface Waiting {
  readonly order: Order;
  readonly call: Call;
  readonly settle: (done: Answer | Error) => void;
}

function ended(waiting: Waiting, why: string, context: Context): Answer {
  const { order, call } = waiting;
  if (order.work === 'suggest') return refusal({ problem: 'busy', detail: why, headers: { 'retry-after': '30' } });
  const fault = problem('file-is-within-limits', {
    message: why,
    hint: 'Check the document with the command line, which has time and memory of its own: tasktypes validate.',
  });
  return unreadableAnswer(order.work, call, [fault], context);
}

/** What is said of work that the end of the server left no time for. */
function leftOut(waiting: Waiting, context: Context): Answer {
  const why = 'The server is being ended. This was not checked.';
  if (waiting.order.work === 'line') return ended(waiting, why, context);
  return refusal({ problem: 'busy', detail: why, headers: { 'retry-after': '5' } });
}

/**
 * Makes a lane of threads.
 *
 * @param options What it may cost.
 * @param context What is said of work that was stopped.
 * @returns The lane; its threads begin with the first piece of work and end with the lane.
 */
export function createLane(options: LaneOptions, context: Context): Lane {
  const { program, given, threads, waiting: mostWaiting, deadline, memory } = options;
  const queue: Waiting[] = [];
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const stops = new Set<(answer: (waiting: Waiting) => Answer) => void>();
  let isClosed = false;
  let count = 0;

  const begin = (): Thread => {
    const thread = new Thread(program, {
      workerData: given,
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    });
    thread.unref();
    all.add(thread);
    thread.once('exit', () => {
      all.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    });
    // What a thread that is being ended still says concerns nobody.
    thread.on('error', () => undefined);
    return thread;
  };
  const freeThread = (): Thread | undefined => idle.pop() ?? (all.size < threads ? begin() : undefined);

  const next = (): void => {
    const [first] = queue;
    const thread = first === undefined ? undefined : freeThread();
    if (first === undefined || thread === undefined) return;
    queue.shift();
    hand(thread, first);
  };

  const hand = (thread: Thread, waiting: Waiting): void => {
    const finish = (result: Answer | Error): void => {
      clearTimeout(timer);
      stops.delete(stop);
      // Not all listeners at once: a thread has some of its own, without which it says nothing more.
      thread.off('message', done).off('error', full).off('exit', full);
      waiting.settle(result);
      next();
    };
    const stop = (answer: (waiting: Waiting) => Answer): void => {
      all.delete(thread);
      void thread.terminate();
      finish(answer(waiting));
    };
    const stopSaying = (why: string): void => stop((one) => ended(one, why, context));
    const done = (told: Done): void => {
      idle.push(thread);
      finish('answer' in told ? told.answer : new Error(told.fault));
    };
    const full = (): void => stopSaying(`Checking it took more than ${memory} MiB of memory, the limit.`);
    const late = `Checking it took longer than ${String(deadline / 1_000)} seconds, the limit.`;
    const timer = setTimeout(() => stopSaying(late), deadline);
    stops.add(stop);
    thread.on('message', done).on('error', full).on('exit', full);
    thread.postMessage(waiting.order);
  };

  const work: Worker = (kind, call, body) => {
    if (!isClosed && queue.length >= mostWaiting && kind !== 'line') {
      const detail = `${mostWaiting} large documents wait already. This one was not checked.`;
      return Promise.resolve(refusal({ problem: 'busy', detail, headers: { 'retry-after': '5' } }));
    }
    count += 1;
    const { method, target } = call;
    const order = { id: count, work: kind, method, target, fields: fieldsOf(call), body };
    return new Promise((resolve, reject) => {
      const settle = (done: Answer | Error): void => (done instanceof Error ? reject(done) : resolve(done));
      const waiting = { order, call, settle };
      if (isClosed) {
        settle(leftOut(waiting, context));
        return;
      }
      queue.push(waiting);
      next();
    });
  };
  const close = async (): Promise<void> => {
    isClosed = true;
    for (const waiting of queue.splice(0)) waiting.settle(leftOut(waiting, context));
    for (const stop of [...stops]) stop((waiting) => leftOut(waiting, context));
    await Promise.all([...all].map((thread) => thread.terminate()));
  };
  return { work, close };
}

/**
 * Works out what a lane sends.
 *
 * @param port Where it comes from.
 * @param work Works it out.
 */
export function serveLane(port: MessagePort, work: Worker): void {
  port.on('message', ({ id, work: kind, method, target, fields, body }: Order) => {
    const call = { method, target, header: (name: string) => fields[name] };
    const send = (done: Done): void => port.postMessage(done);
    work(kind, call, body).then(
      (answer) => send({ id, answer }),
      (error: unknown) => send({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
