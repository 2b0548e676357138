/** A limit of time, with its timer. */
export interface Patience {
  /** Aborted when the time is over, or when the outer signal is. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left. */
  readonly left: () => number;
  /** Gives the timer back. */
  readonly end: () => void;
}

/**
 * Begins to wait.
 *
 * @param limit Milliseconds.
 * @param outer Ends the waiting earlier.
 * @returns The limit, which has to be ended.
 */
export function createPatience(limit: number, outer?: AbortSignal): Patience {
  const controller = new AbortController();
  const over = performance.now() + limit;
  const abort = (): void => controller.abort(outer?.aborted === true ? outer.reason : undefined);
  const timer = setTimeout(abort, limit);
  outer?.addEventListener('abort', abort);
  if (outer?.aborted === true) abort();
  return {
    signal: controller.signal,
    left: () => over - performance.now(),
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}

/**
 * Waits.
 *
 * @param milliseconds How long.
 * @param signal Ends the waiting.
 * @returns When the time is over.
 * @throws The reason of the signal, when it is aborted.
 */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', abort, { once: true });
  });
}
