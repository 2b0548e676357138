import type { AskEngine } from './engine-messages.ts';
import type { Take } from '../browser/taking-files.ts';
import { lookInto } from './look-into.ts';
import type { PageTypes } from '../page-types.ts';
import { resultView } from './result-view.ts';

/** The parts of the page that change. */
export interface PageParts {
  /** What is going on, told politely. */
  readonly progress: HTMLElement;
  /** What went wrong, told at once. */
  readonly failure: HTMLElement;
  readonly result: HTMLElement;
}

function faultOf(error: unknown): string {
  const detail = error instanceof Error ? ` (${error.message})` : '';
  return `Something on this page went wrong${detail}; your files are not at fault. In a terminal, tasktypes suggest does the same.`;
}

/**
 * Makes what takes one repository after the other and shows what it suggests; what still goes on for an earlier one is
 * forgotten.
 *
 * @param parts The parts of the page that change.
 * @param types The types of the registry.
 * @param ask Asks the engine beside the page.
 * @returns What takes a repository.
 */
export function createTaker({ progress, failure, result }: PageParts, types: PageTypes, ask: AskEngine): Take {
  const number = new Intl.NumberFormat('en');
  let current: unknown;
  const show = async (give: Parameters<Take>[0], turn: object): Promise<void> => {
    const tell = (text: string): void => {
      if (turn === current) progress.textContent = text;
    };
    const fail = (sentence: string): void => {
      if (turn === current) failure.textContent = sentence;
    };
    const failed = (error: unknown): void => fail(faultOf(error));
    try {
      const given = await give((files) => tell(`${number.format(files)} files so far…`));
      const found = await lookInto(given, ask, tell);
      if (turn !== current) return;
      if ('fault' in found) {
        fail(found.fault);
        return;
      }
      const view = resultView(found, { types, name: given.name, ask, failed });
      result.replaceChildren(...view);
      result.hidden = false;
      view[0]?.focus();
    } catch (error) {
      failed(error);
    } finally {
      tell('');
    }
  };
  return (give) => {
    const turn = {};
    current = turn;
    progress.textContent = 'Listing the files…';
    failure.textContent = '';
    result.hidden = true;
    void show(give, turn);
  };
}
