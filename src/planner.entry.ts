import type { Tasktypes } from './generated/types.ts';
import { registry as shipped, validators as shippedValidators } from './official.ts';
import type { Caller } from './planner/judge-offer.ts';
import type { Question, Reply } from './planner/message.ts';
import type { Offer } from './planner/offer.ts';
import type { ListedPlanner } from './planner/planner-list.ts';
import { createPlanner as createPlannerIn, type Planner as AnyPlanner } from './planner/planner.ts';
import type { Answer } from './planner/poll-round.ts';
import { poll as pollWith, type PollOptions as PollWithOptions } from './planner/poll.ts';
import { readQuery as readQueryIn } from './planner/query.ts';
import type { ReadQuestion } from './planner/question.ts';
import type { Registry } from './registry/registry.ts';
import { checkInterface } from './validate/check-interface.ts';
import { loadTaskChecks } from './validate/check-task.ts';
import type { Validators } from './validate/validator.ts';

export type { Caller } from './planner/judge-offer.ts';
export type {
  Condition,
  No,
  OfferedInterface,
  OfferedResources,
  Question,
  Reason,
  Reply,
  Yes,
} from './planner/message.ts';
export type { Offer } from './planner/offer.ts';
export type { FieldWord, Most, Packages, Policy } from './planner/policy.ts';
export {
  readPlannerList,
  type ListedPlanner,
  type PlannerList,
  type PlannerListOptions,
} from './planner/planner-list.ts';
export type { Outcome } from './planner/poll-ask.ts';
export type { Environment } from './planner/poll-credentials.ts';
export type { Failure, FailureKind } from './planner/poll-failure.ts';
export type { InterfaceCheck, JudgedInterface, PassedBy } from './planner/poll-interfaces.ts';
export type { Answer } from './planner/poll-round.ts';
export { readQuestion, type ReadQuestion, type Refusal } from './planner/question.ts';
export { readReply, type ReadReply } from './planner/read-reply.ts';

/**
 * A question whose taskinfo has the fields of its tasktype, as many as are known. Types of one's own are asked about like
 * those of the registry once a module declares them in `Tasktypes`.
 */
export type TypedQuestion = {
  [Uri in keyof Tasktypes]: {
    readonly tasktype: Uri;
    readonly taskinfo?: Partial<Tasktypes[Uri]>;
    readonly resources?: Readonly<Record<string, string | number>>;
  };
}[keyof Tasktypes];

/** Answers whether tasks can be run. */
export interface Planner extends Pick<AnyPlanner, 'offers'> {
  /**
   * Answers a question of a program that knows what it asks; an editor completes the fields of the tasktype.
   *
   * @param question The question.
   * @param caller Who asks; nobody who has signed in unless given.
   * @returns YES with interfaces, or NO with reasons.
   */
  readonly accepts: (question: TypedQuestion, caller?: Caller) => Reply;
  /**
   * Answers a question that came from somewhere, read by `readQuestion` or `readQuery`.
   *
   * @param question The question.
   * @param caller Who asks; nobody who has signed in unless given.
   * @returns YES with interfaces, or NO with reasons.
   */
  readonly answer: AnyPlanner['accepts'];
  /**
   * Reads a question from the query of an address: `tasktype=…&taskinfo.languages={md,python}`; values are read by the type
   * of their field.
   *
   * @param entries Names and values, such as the `searchParams` of a URL.
   * @returns The question, or why it is none.
   */
  readonly readQuery: (entries: Iterable<readonly [string, string]>) => ReadQuestion;
}

/** What a planner may be told beside its offers. */
export interface PlannerOptions {
  /** Name of the service, to begin a sentence with; `This service` unless given. */
  readonly service?: string;
  /** Other types than those this package ships, with what checks them. */
  readonly types?: { readonly registry: Registry; readonly validators: Validators };
}

/**
 * Makes a planner of what it offers. The schemas of the tasktypes are loaded first; the answers wait for nothing.
 *
 * @param offers What it takes, each with its policy and its interfaces; several for one tasktype are alternatives.
 * @param options Name of the service, and types of one's own.
 * @returns The planner; it remembers nothing.
 * @throws {RangeError} When an offer names a version that the registry does not have, or offers no interface.
 * @throws {TypeError} When an offer names a servicetype, or the schema of a policy is not in the profile.
 */
export async function createPlanner(offers: readonly Offer[], options: PlannerOptions = {}): Promise<Planner> {
  const { service, types = { registry: shipped, validators: shippedValidators } } = options;
  const offered = offers.flatMap(({ tasktype }) => types.registry.find(tasktype)?.versions ?? []);
  const checks = await loadTaskChecks([...new Set(offered)], types.validators);
  const context = { registry: types.registry, checks, ...(service === undefined ? {} : { service }) };
  const planner = createPlannerIn(offers, context);
  return {
    offers,
    accepts: planner.accepts,
    answer: planner.accepts,
    readQuery: (entries) => readQueryIn(entries, types.registry, checks),
  };
}

/** How a poll is held; everything may be left out. */
export interface PollOptions extends Omit<PollWithOptions, 'check'> {
  /** Checks each interface that is offered; against the types this package ships unless given. */
  readonly check?: PollWithOptions['check'];
}

/**
 * Asks many planners about many tasks at once. Nothing is asked before the first answer is taken, and no more is asked
 * ahead of what is taken than `concurrency`. A planner that is slow, broken or hostile costs its own answers only, which
 * say what is wrong and are never NO; one that did not answer at all is asked nothing more.
 *
 * @param planners The planners, as `readPlannerList` gives them.
 * @param tasks The tasks; members of one's own come back with the answers.
 * @param options What the poll may cost, and where tokens are.
 * @returns An answer for each planner and task, as they come. To leave early aborts what is under way.
 * @throws {RangeError} When a limit is below 1.
 * @throws {unknown} From the iterator: the reason of `signal` once it fires.
 */
export function poll<Task extends Question, Asked extends ListedPlanner>(
  planners: readonly Asked[],
  tasks: readonly Task[],
  options: PollOptions = {},
): AsyncIterableIterator<Answer<Task, Asked>> {
  const types = { registry: shipped, validators: shippedValidators };
  return pollWith(planners, tasks, { check: (offered) => checkInterface(offered, types), ...options });
}
