import type { AskEngine, Checked, CheckInput } from './engine-messages.ts';

/** What becomes of a check. */
export interface CheckOutcome {
  /** Shows what was found of a text. */
  readonly show: (checked: Checked, input: CheckInput) => void;
  /** Is told when there is no text. */
  readonly empty: () => void;
  /** Is told when the check itself did not work. */
  readonly failed: (error: unknown) => void;
}

/** A text, and what was found of it. */
export interface CheckedText {
  readonly checked: Checked;
  readonly input: CheckInput;
}

/** Checks texts, the latest of which wins. */
export interface PageChecker {
  /** Checks what there is when nobody has written for a moment. */
  readonly soon: () => void;
  /** Checks it at once; nothing comes of it where there is no text, or a later one by then. */
  readonly now: () => Promise<CheckedText | undefined>;
}

/** How long nobody writes before a text is checked, in milliseconds. */
const pause = 250;

/**
 * Makes what checks the text of the page.
 *
 * @param input Gives the text as it is.
 * @param ask Asks the engine of the page.
 * @param outcome What becomes of a check; it hears of the latest text only.
 * @returns The checker.
 */
export function createChecker(input: () => CheckInput, ask: AskEngine, outcome: CheckOutcome): PageChecker {
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = async (): Promise<CheckedText | undefined> => {
    const mine = ++turn;
    clearTimeout(timer);
    const given = input();
    if (given.text.trim() === '') {
      outcome.empty();
      return undefined;
    }
    try {
      const checked = await ask('check', { input: given });
      if (mine !== turn) return undefined;
      outcome.show(checked, given);
      return { checked, input: given };
    } catch (error) {
      if (mine === turn) outcome.failed(error);
      return undefined;
    }
  };
  return {
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void check(), pause);
    },
    now: check,
  };
}
