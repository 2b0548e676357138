import type { LaunchAlternative } from '../spec/launch.ts';
import type { Launch } from '../launch/launch.ts';
import type { Run, RunOptions } from '../launch/run.ts';
import type { LaunchSubject } from '../launch/values.ts';
import { lookup } from '../registry/lookup.ts';
import { referenced } from '../registry/links.ts';
import type { Registry, Type } from '../registry/registry.ts';
import { isObject } from '../spec/object.ts';
import { infoMember, type Driving, type Entry, type Kind } from '../spec/spec.ts';
import type { Problem } from '../spec/problem.ts';
import { listed, shown } from '../spec/words.ts';

/** What a launch is made from. */
export interface LaunchContext {
  /** Where types are found. */
  readonly registry: Registry;
  /** Loads how a service is driven. */
  readonly drivingOf: (servicetype: Entry) => Driving | Promise<Driving>;
  /** Checks a taskinfo or a serviceinfo against a version of its type. */
  readonly problemsOf: (version: Entry, info: unknown) => Promise<readonly Problem[]>;
}

/** The ways of a service for a task, or why there is none, a sentence each. */
export type Ways =
  | { readonly alternatives: readonly LaunchAlternative[]; readonly subject: LaunchSubject }
  | { readonly reasons: readonly string[] };

/** The type that a message names; where it names none that is known, why. */
function typeIn(message: unknown, kind: Kind, registry: Registry): Type | string {
  const what = kind === 'tasktype' ? 'task' : 'interface';
  const uri = isObject(message) ? message[kind] : undefined;
  if (typeof uri !== 'string') return `The ${what} names no ${kind}; write its URI as \`${kind}\`.`;
  const type = registry.find(uri);
  if (type === undefined) return `The ${kind} ${shown(uri, 300)} is not known. ${lookup(registry, uri).advice.summary}`;
  return type.kind === kind ? type : `${shown(uri, 300)} is a ${type.kind}, where the ${what} has to name a ${kind}.`;
}

/** What is wrong with the own part of a message. */
async function faultsOf(message: unknown, { current, kind }: Type, context: LaunchContext): Promise<readonly string[]> {
  const member = infoMember(kind);
  const info = isObject(message) ? message[member] : undefined;
  if (!isObject(info))
    return [`The ${kind === 'tasktype' ? 'task' : 'interface'} has no \`${member}\`; a launch needs all of it.`];
  const problems = await context.problemsOf(current, info);
  return problems.map(({ message: text, hint, pointer }) => {
    const advice = hint === undefined ? '' : ` ${hint}`;
    return `In \`${member}\`${pointer === '' ? '' : `, at ${pointer}`}: ${text}${advice}`;
  });
}

function notTaken(service: Type, task: Type, { accepts }: Driving): string {
  const names = listed(accepts.map(({ tasktype }) => tasktype));
  return `A ${service.current.title} does not run tasks of the type ${task.current.title}; it runs ${names === '' ? 'none' : names}.`;
}

/**
 * Finds the ways in which a service is driven for a task. Nothing is run.
 *
 * @param offered The interface: `{servicetype, serviceinfo}`.
 * @param task The task, complete: `{tasktype, taskinfo}`.
 * @param context Where types are found, what checks them, and how services are driven.
 * @returns The ways with what they take their values from, or why there are none.
 */
export async function findWays(offered: unknown, task: unknown, context: LaunchContext): Promise<Ways> {
  const service = typeIn(offered, 'servicetype', context.registry);
  const type = typeIn(task, 'tasktype', context.registry);
  if (typeof service === 'string' || typeof type === 'string')
    return { reasons: [service, type].filter((one) => typeof one === 'string') };
  const driving = await context.drivingOf(service.current);
  const accepted = driving.accepts.find(
    ({ tasktype }) => referenced(context.registry, 'tasktype', tasktype)?.uri === type.uri,
  );
  if (accepted === undefined) return { reasons: [notTaken(service, type, driving)] };
  const [ofService, ofTask] = await Promise.all([faultsOf(offered, service, context), faultsOf(task, type, context)]);
  if (ofService.length + ofTask.length > 0) return { reasons: [...ofService, ...ofTask] };
  const ways = driving.launch;
  return {
    alternatives: Object.hasOwn(ways, accepted.tasktype) ? (ways[accepted.tasktype] ?? []) : [],
    subject: {
      service: (offered as Readonly<Record<string, unknown>>)['serviceinfo'],
      task: (task as Readonly<Record<string, unknown>>)['taskinfo'],
    },
  };
}

/**
 * Says what one can open, send or do to have a service run a task. Nothing is run.
 *
 * @param offered The interface.
 * @param task The task.
 * @param answers What the user has answered, by name of the variable.
 * @param context Where types are found, what checks them, and how services are driven.
 * @returns The launch.
 */
export async function launchTask(
  offered: unknown,
  task: unknown,
  answers: Readonly<Record<string, string>>,
  context: LaunchContext,
): Promise<Launch> {
  const found = await findWays(offered, task, context);
  if ('reasons' in found) return { how: 'impossible', reasons: found.reasons, questions: [] };
  const { launch } = await import('../launch/launch.ts');
  return launch(found.alternatives, found.subject, answers);
}

/**
 * Carries out the requests by which a service runs a task.
 *
 * @param offered The interface.
 * @param task The task.
 * @param options The answers of the user, and how much may be waited for.
 * @param context Where types are found, what checks them, and how services are driven.
 * @returns The address to open, or why the launch stopped and what to do.
 * @throws The reason of the signal, when it is aborted.
 */
export async function runTask(
  offered: unknown,
  task: unknown,
  options: RunOptions,
  context: LaunchContext,
): Promise<Run> {
  const found = await findWays(offered, task, context);
  const advice = 'Correct it, or choose another interface.';
  if ('reasons' in found) return { done: false, answered: 0, text: found.reasons.join(' '), advice };
  const { runLaunch } = await import('../launch/run.ts');
  return runLaunch(found.alternatives, found.subject, options);
}
