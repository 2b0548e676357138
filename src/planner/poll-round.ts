import type { Question } from './message.ts';
import type { ListedPlanner } from './planner-list.ts';
import { ask, failed, type Asking, type Outcome } from './poll-ask.ts';
import { inSeconds, NoAnswer, type Failure } from './poll-failure.ts';

/** What one planner says of one task, and how long it took. */
export type Answer<Task extends Question = Question, Planner extends ListedPlanner = ListedPlanner> = Outcome & {
  readonly planner: Planner;
  readonly task: Task;
  /** From the question to the end of the reply; 0 where nothing was asked. */
  readonly milliseconds: number;
};

/** What a round may cost. */
interface RoundSettings {
  readonly asking: Asking;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  /** Questions under way, together with answers that nobody has taken. */
  readonly concurrency: number;
}

/** Every planner asked about every task. */
interface Round<Given> {
  /** Waits for the next answer; `undefined` when there is none left. */
  readonly next: () => Promise<Given | undefined>;
  /** Aborts what is under way; that and what was not asked fails for this reason. */
  readonly end: (why: NoAnswer) => void;
  /** Aborts what is under way; nothing more is answered. */
  readonly leave: (why: NoAnswer) => void;
}

/** Every planner is asked about the first task before any is asked about the second, so that a slow one holds up few. */
function* pairs<One, Other>(
  planners: readonly One[],
  tasks: readonly Other[],
): Generator<readonly [One, Other], undefined> {
  for (const task of tasks) for (const planner of planners) yield [planner, task];
}

/** A planner that did not answer at all is asked nothing more, so that it costs its timeout once. */
function reasonToGiveUp(outcome: Outcome): Failure | undefined {
  if (outcome.outcome !== 'failed') return undefined;
  const { kind, text } = outcome.failure;
  if (kind !== 'timeout' && kind !== 'unreachable') return undefined;
  return { kind, text: `Not asked, since the planner did not answer about another task. ${text}` };
}

async function askInTime(
  planner: ListedPlanner,
  task: Question,
  { asking, timeout }: RoundSettings,
  controller: AbortController,
): Promise<Outcome> {
  const text = `There was no complete answer within ${inSeconds(timeout)}. Try again later, or wait longer.`;
  const timer = setTimeout(() => controller.abort(new NoAnswer('timeout', text)), timeout);
  try {
    return await ask(planner, task, asking, controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Makes a round in which every planner is asked about every task.
 *
 * @param planners The planners.
 * @param tasks The tasks.
 * @param settings What it may cost.
 * @returns The round; nothing is asked before the first answer is waited for.
 */
export function createRound<Task extends Question, Planner extends ListedPlanner>(
  planners: readonly Planner[],
  tasks: readonly Task[],
  settings: RoundSettings,
): Round<Answer<Task, Planner>> {
  const waiting = pairs(planners, tasks);
  const underWay = new Set<AbortController>();
  const gone = new Map<Planner, Failure>();
  const settled: (Promise<Answer<Task, Planner>> | Answer<Task, Planner>)[] = [];
  let ended: NoAnswer | undefined;
  let isLeft = false;
  let wake = (): void => undefined;

  async function start(planner: Planner, task: Task): Promise<void> {
    const controller = new AbortController();
    underWay.add(controller);
    const began = performance.now();
    const asked = askInTime(planner, task, settings, controller).then((outcome) => {
      const failure = reasonToGiveUp(outcome);
      if (failure !== undefined) gone.set(planner, failure);
      return { ...outcome, planner, task, milliseconds: performance.now() - began };
    });
    // What a check throws is thrown where the answer is taken.
    await asked.catch(() => undefined);
    underWay.delete(controller);
    settled.push(asked);
    wake();
  }

  function fill(): void {
    while (!isLeft && underWay.size + settled.length < settings.concurrency) {
      const { value } = waiting.next();
      if (value === undefined) return;
      const [planner, task] = value;
      const why = ended?.failure ?? gone.get(planner);
      if (why === undefined) void start(planner, task);
      else settled.push({ ...failed(why), planner, task, milliseconds: 0 });
    }
  }

  async function next(): Promise<Answer<Task, Planner> | undefined> {
    for (;;) {
      fill();
      if (isLeft) return undefined;
      const answer = settled.shift();
      if (answer !== undefined) return answer;
      if (underWay.size === 0) return undefined;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  const end = (why: NoAnswer): void => {
    ended ??= why;
    for (const controller of underWay) controller.abort(why);
  };
  const leave = (why: NoAnswer): void => {
    isLeft = true;
    end(why);
    wake();
  };
  return { next, end, leave };
}
