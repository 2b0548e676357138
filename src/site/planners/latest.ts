/** Asks for something that changes while one types. */
export interface Latest {
  /** Asks when nobody has written for a moment. */
  readonly soon: () => void;
  /** Asks at once. */
  readonly now: () => void;
}

/** How long nobody writes before something is asked, in milliseconds. */
const pause = 300;

/**
 * Makes what asks again and again, and shows the latest answer only.
 *
 * @param get Asks.
 * @param show Shows an answer.
 * @param failed Is told when there is none.
 * @returns What asks.
 */
export function latest<Answer>(
  get: () => Promise<Answer>,
  show: (answer: Answer) => void,
  failed: (error: unknown) => void,
): Latest {
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    const mine = (turn += 1);
    clearTimeout(timer);
    get().then(
      (answer) => {
        if (mine === turn) show(answer);
      },
      (error: unknown) => {
        if (mine === turn) failed(error);
      },
    );
  };
  return {
    now,
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(now, pause);
    },
  };
}
