import type { Launch } from '../../launch/launch.ts';
import type { OfferedInterface, Question, Reply } from '../../planner/message.ts';
import type { Problem } from '../../spec/problem.ts';
import type { Ask } from '../browser/engine-client.ts';
import type { ReadyPlanner, Taker } from './planner-data.ts';

/** A task, or a question about one, that a text holds. */
export interface GivenTask {
  readonly question: Question;
  /** Title of its type, or the type as written where it is not known. */
  readonly title: string;
  /** One line of what it is about. */
  readonly about: string;
  /** The page of its type; absent where it is not known. */
  readonly link?: string;
  /** What is wrong with its taskinfo, or missing in it, with pointers into it. */
  readonly problems: readonly Problem[];
  /** Whether it could be launched: it has a taskinfo, and all of it is right. */
  readonly isWhole: boolean;
  /** Services that take tasks of its type. */
  readonly takers: readonly Taker[];
}

/** What a text turned out to hold. */
export type GivenTasks =
  | { readonly tasks: readonly GivenTask[]; readonly problems: readonly Problem[] }
  /** Why there is no task, in a sentence or two. */
  | { readonly fault: string; readonly problems: readonly Problem[] };

/** A planner to be asked. */
export interface AskedPlanner {
  readonly id: string;
  /** Its configuration, as YAML. */
  readonly text: string;
}

/** A service at which a task can run. */
export interface OfferedPlace {
  readonly offered: OfferedInterface;
  /** Title of its servicetype, or the servicetype as written where it is not known. */
  readonly title: string;
  /** The page of the servicetype; absent where it is not known. */
  readonly link?: string;
  /** How the task is started there; absent for a task that is not whole. */
  readonly launch?: Launch;
}

/** What a planner answers to a task. */
export interface PlannerAnswer {
  readonly reply: Reply;
  /** The interfaces of a YES. */
  readonly places: readonly OfferedPlace[];
}

/** What became of asking a planner. */
export interface AnsweringPlanner {
  readonly id: string;
  /** What the service is called. */
  readonly service: string;
  /** What is wrong or doubtful in its configuration, with places. */
  readonly problems: readonly Problem[];
  /** For each task, in its order, the answer; absent where the configuration cannot be used. */
  readonly answers?: readonly PlannerAnswer[];
}

/** A text, the planners that are asked about it, and who asks. */
export interface AskInput {
  readonly text: string;
  readonly planners: readonly AskedPlanner[];
  readonly isSignedIn: boolean;
}

/** The answers of all planners to all tasks of a text. */
export interface Asked {
  readonly given: GivenTasks;
  readonly planners: readonly AnsweringPlanner[];
}

/** What can be asked of the engine of the pages about planners, and what it answers. */
export interface EngineCalls {
  readonly ask: { readonly ask: { readonly input: AskInput }; readonly answer: Asked };
  /** The ready configurations. */
  readonly ready: { readonly ask: object; readonly answer: readonly ReadyPlanner[] };
  /** How a service runs a task, with what the user has answered so far. */
  readonly launch: {
    readonly ask: {
      readonly offered: OfferedInterface;
      readonly task: Question;
      readonly answers: Readonly<Record<string, string>>;
    };
    readonly answer: Launch;
  };
}

/** Asks the engine of the pages about planners. */
export type AskEngine = Ask<EngineCalls>;
