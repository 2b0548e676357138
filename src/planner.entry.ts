import type { Launch } from './launch/launch.ts';
import type { Run, RunOptions } from './launch/run.ts';
import { driving, registry as shipped, validators as shippedValidators } from './official.ts';
import { launchTask, runTask, type LaunchContext } from './planner/launch-task.ts';
import type { OfferedInterface, Question } from './planner/message.ts';
import { findObstacles, type Obstacles } from './planner/obstacles.ts';
import type { Offer } from './planner/offer.ts';
import type { ListedPlanner } from './planner/planner-list.ts';
import type { Answer } from './planner/poll-round.ts';
import { poll as pollWith, type PollOptions as PollWithOptions } from './planner/poll.ts';
import {
  fromOfferSetRequest as fromOfferSetRequestIn,
  toOfferSetRequest as toOfferSetRequestIn,
  type BrokerApi,
  type OfferSetRequest,
  type OfferSetTask,
} from './planner/offer-set.ts';
import { createPlanner as createPlannerIn } from './planner/planner.ts';
import { readQuery as readQueryIn } from './planner/query.ts';
import type { Planner } from './planner/typed-planner.ts';
import type { Registry } from './registry/registry.ts';
import type { Entry, Spec } from './spec/spec.ts';
import { checkInterface } from './validate/check-interface.ts';
import { loadTaskChecks, problemsWith } from './validate/check-task.ts';
import type { Validators } from './validate/validator.ts';

export { acceptsHandler, type AcceptsOptions, type Answering, type Handler } from './http/accepts.ts';
export type { Launch, LaunchRequest } from './launch/launch.ts';
export type { Run, RunOptions, ShownStep } from './launch/run.ts';
export type { Question as LaunchQuestion } from './launch/values.ts';
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
export type { BrokerApi, OfferSetRequest, OfferSetTask } from './planner/offer-set.ts';
export type { Lost } from './planner/taking.ts';
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
export type { Planner, TypedQuestion } from './planner/typed-planner.ts';

/** What a planner may be told beside its offers. */
export interface PlannerOptions {
  /** Name of the service, to begin a sentence with; `This service` unless given. */
  readonly service?: string;
  /** Types of one's own, in the place of those that this package ships. */
  readonly types?: OwnTypes;
}

async function loadObstacles(offers: readonly Offer[], registry: Registry, types?: OwnTypes): Promise<Obstacles> {
  const offered = offers.flatMap(({ interfaces }) =>
    interfaces.flatMap(({ servicetype }) => registry.find(servicetype) ?? []),
  );
  const services = [...new Set(offered)].filter(({ kind }) => kind === 'servicetype');
  const drivingOf = drivingIn(types);
  const loaded = services.map(async ({ uri, current }) => [uri, await drivingOf(current)] as const);
  const known = new Map(await Promise.all(loaded));
  return findObstacles(registry, ({ uri }) => known.get(uri));
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
  const { service, types } = options;
  const { registry, validators } = types ?? { registry: shipped, validators: shippedValidators };
  const offered = offers.flatMap(({ tasktype }) => registry.find(tasktype)?.versions ?? []);
  const checks = await loadTaskChecks([...new Set<Entry>(offered)], validators);
  const obstacles = await loadObstacles(offers, registry, types);
  const context = { registry, checks, obstacles, ...(service === undefined ? {} : { service }) };
  const planner = createPlannerIn(offers, context);
  return {
    offers,
    accepts: planner.accepts,
    answer: planner.accepts,
    readQuery: (entries) => readQueryIn(entries, registry, checks),
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

/** Types of one's own, whose documents say how their services are driven. */
export interface OwnTypes {
  readonly registry: Registry<Spec>;
  readonly validators: Validators;
}

function drivingIn(types?: OwnTypes): LaunchContext['drivingOf'] {
  return types === undefined ? driving : (servicetype) => servicetype as Spec;
}

function launchContext(types?: OwnTypes): LaunchContext {
  const { registry, validators } = types ?? { registry: shipped, validators: shippedValidators };
  return {
    registry,
    drivingOf: drivingIn(types),
    problemsOf: (version, info) => problemsWith(version, info, validators),
  };
}

/**
 * Says what one can open, send or do to have a service run a task. Nothing is run. What is still to be asked stands as
 * `{name}` and is named under `questions`; secrets go into header fields only, never into an address.
 *
 * @param offered An interface of a planner's reply.
 * @param task The task, complete and valid.
 * @param answers What the user has answered, by name of the variable.
 * @param types Types of one's own, in the place of those that this package ships.
 * @returns A link, requests or sentences; impossible, with the reasons, where a type is not known, the service does not run
 *   such tasks, or taskinfo or serviceinfo is not valid.
 */
export function launch(
  offered: OfferedInterface,
  task: Question,
  answers: Readonly<Record<string, string>> = {},
  types?: OwnTypes,
): Promise<Launch> {
  return launchTask(offered, task, answers, launchContext(types));
}

/**
 * Carries out the requests by which a service runs a task, one after the other; it stops at the first that is not answered
 * as expected.
 *
 * @param offered An interface of a planner's reply.
 * @param task The task, complete and valid.
 * @param options The answers of the user, and how much may be waited for.
 * @param types Types of one's own, in the place of those that this package ships.
 * @returns The address to open, or why the launch stopped and what to do.
 * @throws The reason of the signal, when it is aborted.
 */
export function runLaunch(
  offered: OfferedInterface,
  task: Question,
  options: RunOptions = {},
  types?: OwnTypes,
): Promise<Run> {
  return runTask(offered, task, options, launchContext(types));
}

/**
 * Writes a task as a request for offers, as an Execution Broker takes it. What the broker has no field for is listed, and
 * never dropped without a word.
 *
 * @param task The task, complete and valid: a container of OCI or Singularity, or a Jupyter notebook by its address.
 * @param options Year of the broker's interface; 2026 unless given.
 * @returns The request and what is lost, with pointers into the task; or why there is no such request.
 */
export function toOfferSetRequest(task: Question, options: { readonly api?: BrokerApi } = {}): OfferSetRequest {
  return toOfferSetRequestIn(task, shipped, options.api);
}

/**
 * Reads a request for offers, in the form of 2025 or 2026, as a task.
 *
 * @param request The request.
 * @returns The task and what is lost, with pointers into the request; or why there is no such task.
 */
export function fromOfferSetRequest(request: unknown): OfferSetTask {
  return fromOfferSetRequestIn(request, shipped);
}
