import type { Asked, AskEngine } from '../planners/engine-messages.ts';
import { plannerCard, type PlannerCard } from './planner-card.ts';
import type { State } from './fragment.ts';

/** All planners on the page. */
export interface PlannerCards {
  readonly chosen: () => readonly PlannerCard[];
  /** Which of them are chosen and which are written, for an address. */
  readonly state: () => Pick<State, 'chosen' | 'written'>;
  readonly restore: (state: State) => void;
  readonly show: (asked: Asked, ask: AskEngine) => void;
  /** Puts a configuration that was given as a file in the place for one of one's own. */
  readonly takeOwn: (text: string) => void;
  readonly titleOf: (id: string) => string;
  readonly chooseAll: (isChosen: boolean) => void;
}

const own = 'own';

/**
 * Makes the planners on the page work.
 *
 * @param list The part of the page that holds them.
 * @param changed Is called when anything about them has changed.
 * @returns The planners.
 */
export function plannerCards(list: HTMLElement, changed: () => void): PlannerCards {
  const cards = [...list.querySelectorAll<HTMLElement>('[data-planner]')].map((card) => plannerCard(card, changed));
  const ready = cards.filter(({ id }) => id !== own);
  const chosen = (): readonly PlannerCard[] => cards.filter((card) => card.isChosen());
  return {
    chosen,
    state: () => {
      const ids = chosen().map(({ id }) => id);
      const isUsual = ready.every((card) => card.isChosen());
      const written = cards.filter((card) => card.isWritten()).map((card) => card.asked());
      return { ...(isUsual && !ids.includes(own) ? {} : { chosen: ids }), written };
    },
    restore: ({ chosen: ids, written }) => {
      for (const card of cards) {
        const text = written.find(({ id }) => id === card.id)?.text;
        card.write(text);
        card.choose(ids === undefined ? card.id !== own : ids.includes(card.id));
      }
    },
    show: ({ given, planners }, ask) => {
      const tasks = 'tasks' in given ? given.tasks : [];
      for (const card of cards) {
        const answering = planners.find(({ id }) => id === card.id);
        if (answering === undefined) card.clear();
        else card.show(answering, tasks, ask);
      }
    },
    titleOf: (id) => cards.find((card) => card.id === id)?.title ?? id,
    takeOwn: (text) => {
      const card = cards.find(({ id }) => id === own);
      card?.write(text);
      card?.choose(true);
      card?.open();
      changed();
    },
    chooseAll: (isChosen) => {
      for (const card of ready) card.choose(isChosen);
      changed();
    },
  };
}
