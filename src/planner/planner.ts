import { hasField } from '../registry/launches.ts';
import { lookup } from '../registry/lookup.ts';
import type { Registry, Type } from '../registry/registry.ts';
import { splitPointer } from '../spec/place.ts';
import { reponseInfo, reponseWord } from '../spec/reponse-word.ts';
import { versionOf, type Entry } from '../spec/spec.ts';
import { shown } from '../spec/words.ts';
import { offerJudge, type Caller, type Judged, type JudgedType, type OfferJudge } from './judge-offer.ts';
import type { Condition, No, OfferedInterface, OfferedResources, Question, Reason, Reply, Yes } from './message.ts';
import { policyProblems } from './configuration/policy-problems.ts';
import type { Obstacles } from './obstacles.ts';
import type { Offer, TaskCheck, TaskChecks } from './offer.ts';

/** What a planner needs to know beside its offers. */
export interface PlannerContext {
  /** Where types are found. */
  readonly registry: Registry;
  /** What checks the taskinfo of the versions that are offered, and of newer ones where they are known. */
  readonly checks: TaskChecks;
  /** Finds whole tasks that an interface has no way to take; unless given, every interface takes every task. */
  readonly obstacles?: Obstacles;
  /** Name of the service, to begin a sentence with; `This service` unless given. */
  readonly service?: string;
}

/** Answers whether tasks can be run. */
export interface Planner {
  readonly offers: readonly Offer[];
  /**
   * Answers a question. The tasktype is looked at first; where it is none of the planner's own, nothing else is.
   *
   * @param question The question.
   * @param caller Who asks; nobody who has signed in unless given.
   * @returns YES with interfaces, or NO with reasons.
   */
  readonly accepts: (question: Question, caller?: Caller) => Reply;
}

interface Ready {
  readonly judge: OfferJudge;
  readonly interfaces: readonly OfferedInterface[];
  /** Why an interface cannot be handed a whole task. */
  readonly obstaclesOf: (offered: OfferedInterface, taskinfo: unknown) => readonly string[];
}

interface Answered extends Judged {
  readonly interfaces: readonly OfferedInterface[];
}

/** A YES without a way to hand the task over would be of no use. */
function withoutObstacles({ judge, interfaces, obstaclesOf }: Ready, question: Question, caller: Caller): Answered {
  const judged = judge(question, caller);
  if (judged.reasons.length > 0 || !judged.isWhole) return { ...judged, interfaces };
  const looked = interfaces.map((offered) => ({ offered, obstacles: obstaclesOf(offered, question.taskinfo) }));
  const open = looked.filter(({ obstacles }) => obstacles.length === 0).map(({ offered }) => offered);
  if (open.length > 0) return { ...judged, interfaces: open };
  const reasons = looked
    .flatMap(({ obstacles }) => obstacles)
    .map((text): Reason => ({ text, path: '/taskinfo', rule: 'task-can-be-handed-over' }));
  return { ...judged, reasons, interfaces: [] };
}

function versionOffered(type: Type, { version }: Offer): Entry {
  const found = version === undefined ? type.current : type.versions.find((each) => versionOf(each) === version);
  if (found !== undefined) return found;
  throw new RangeError(
    `The registry has no version ${version} of ${type.uri}; it has ${type.versions.map(versionOf).join(', ')}.`,
  );
}

/** Says that a field came with a newer version than the one the service knows. */
function fieldAdded(type: Type, offered: Entry, checks: TaskChecks): JudgedType['reasonFor'] {
  const newer = type.versions.filter(({ minor }) => minor > offered.minor).reverse();
  return ({ keyword, pointer }) => {
    if (keyword !== 'additionalProperties') return undefined;
    const path = splitPointer(pointer);
    const since = newer.find((version) => {
      const check = checks(version);
      return check !== undefined && hasField(check.schema, path);
    });
    if (since === undefined) return undefined;
    const text = `\`${path.join('.')}\` was added in ${versionOf(since)}; this planner knows version ${versionOf(offered)} of ${type.current.title}.`;
    return { text, path: `/taskinfo${pointer}`, rule: 'field-is-known-here' };
  };
}

const unchecked: JudgedType = { schema: undefined, problemsOf: () => [], reasonFor: () => undefined };

function judgedType(type: Type, offer: Offer, checks: TaskChecks): JudgedType {
  const version = versionOffered(type, offer);
  const check: TaskCheck | undefined = checks(version);
  if (check === undefined) throw new TypeError(`Nothing checks version ${versionOf(version)} of ${type.uri}.`);
  return { ...check, reasonFor: fieldAdded(type, version, checks) };
}

function no(reasons: readonly Reason[]): No {
  return { [reponseWord]: 'NO', [reponseInfo]: { reasons } };
}

function yes(
  interfaces: readonly OfferedInterface[],
  conditions: readonly Condition[],
  resources?: OfferedResources,
): Yes {
  return {
    [reponseWord]: 'YES',
    interfaces,
    ...(resources === undefined ? {} : { resources }),
    ...(conditions.length === 0 ? {} : { [reponseInfo]: { conditions } }),
  };
}

/** What is said twice, for two offers of one type, is told once. */
function once<Told extends { readonly text: string; readonly path?: string }>(told: readonly Told[]): readonly Told[] {
  return [...new Map(told.map((each) => [`${each.path ?? ''} ${each.text}`, each])).values()];
}

function notRunHere(tasktype: string, registry: Registry, service: string): No {
  const answer = lookup(registry, tasktype);
  const known = answer.status === 'known' || answer.status === 'moved' || answer.status === 'withdrawn';
  const more = known ? '' : ` ${answer.advice.summary}`;
  const text = `${service} does not run the tasktype ${shown(tasktype, 300)}.${more}`;
  return no([{ text, path: '/tasktype', rule: 'tasktype-is-run-here' }]);
}

function answer(ready: readonly Ready[], question: Question, caller: Caller): Reply {
  const judged = ready.map((offer) => withoutObstacles(offer, question, caller));
  const taken = judged.filter(({ reasons }) => reasons.length === 0);
  if (taken.length === 0) return no(once(judged.flatMap(({ reasons }) => reasons)));
  // What one offer takes anyway does not depend on what others ask for.
  const isSure = taken.some((each) => each.conditions.length === 0);
  const conditions = isSure ? [] : once(taken.flatMap((each) => each.conditions));
  return yes([...new Set(taken.flatMap(({ interfaces }) => interfaces))], conditions, taken[0]?.offered);
}

/** What cannot be obeyed would be overlooked, or stop the planner in the middle of an answer. */
function checkPolicy({ policy = {}, tasktype }: Offer, type: Type | undefined, { schema }: JudgedType): void {
  const described = type && schema && { title: type.current.title, schema };
  const [fault] = policyProblems(policy, '/policy', described);
  if (fault !== undefined) throw new TypeError(`${tasktype}, ${fault.pointer}: ${fault.message} ${fault.hint ?? ''}`);
}

/**
 * Makes a planner of what it offers.
 *
 * @param offers What it takes, each with its policy and its interfaces; several for one tasktype are alternatives.
 * @param context Where types are found and what checks tasks.
 * @returns The planner; it reads nothing and remembers nothing.
 * @throws {RangeError} When an offer names a version that the registry does not have, or offers no interface.
 * @throws {TypeError} When an offer names a servicetype, a policy cannot be obeyed, nothing checks a version that is offered, or the schema of a policy is not in the profile.
 */
export function createPlanner(offers: readonly Offer[], context: PlannerContext): Planner {
  const { registry, checks, obstacles, service = 'This service' } = context;
  const byType = new Map<string, Ready[]>();
  for (const offer of offers) {
    if (offer.interfaces.length === 0) throw new RangeError(`The offer for ${offer.tasktype} has no interface.`);
    const type = registry.find(offer.tasktype);
    if (type?.kind === 'servicetype')
      throw new TypeError(`${offer.tasktype} is a servicetype; an offer names a tasktype.`);
    const judged = type === undefined ? unchecked : judgedType(type, offer, checks);
    checkPolicy(offer, type, judged);
    const ready: Ready = {
      judge: offerJudge(offer.policy ?? {}, judged, service),
      interfaces: offer.interfaces,
      obstaclesOf: (offered, taskinfo) => (type && obstacles?.(offered, type, taskinfo)) ?? [],
    };
    const key = type?.uri ?? offer.tasktype;
    byType.set(key, [...(byType.get(key) ?? []), ready]);
  }
  const accepts: Planner['accepts'] = (question, caller = { signedIn: false }) => {
    const ready = byType.get(registry.find(question.tasktype)?.uri ?? question.tasktype);
    return ready === undefined ? notRunHere(question.tasktype, registry, service) : answer(ready, question, caller);
  };
  return { offers, accepts };
}
