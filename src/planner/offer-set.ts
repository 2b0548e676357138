import { relations } from '../registry/links.ts';
import type { Registry } from '../registry/registry.ts';
import { isObject } from '../spec/object.ts';
import { shown } from '../spec/words.ts';
import type { Question } from './message.ts';
import { members, takeNeeds, takeResources, type Needs } from './offer-set-compute.ts';
import { takeContainer, takeOciContainer } from './offer-set-container.ts';
import { createTaking, type Lost, type Taking } from './taking.ts';

type Members = Readonly<Record<string, unknown>>;

/** Year of the interface: 2025 for the ExecutionBroker schema of that spring, 2026 for Calycopis since June. */
export type BrokerApi = '2025' | '2026';

/** A request to an Execution Broker, or why the task cannot be made one. */
export type OfferSetRequest =
  | { readonly request: Members; /** What the request has no field for. */ readonly lost: readonly Lost[] }
  | { readonly reasons: readonly string[] };

/** A task, or why the request cannot be made one. */
export type OfferSetTask =
  | { readonly task: Question; /** What the task has no field for. */ readonly lost: readonly Lost[] }
  | { readonly reasons: readonly string[] };

/** Tasktypes that a broker has, each with the name of its executable. */
const executables: Readonly<Record<string, string>> = {
  'oci-container': 'docker-container',
  'singularity-container': 'singularity-container',
  'jupyter-notebook': 'jupyter-notebook',
};

const bases = {
  '2025': 'https://www.purl.org/ivoa.net/EB/schema/types',
  '2026': 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds',
} as const;

const computes = {
  '2025': `${bases['2025']}/resources/compute/simple-compute-resource-1.0`,
  '2026': `${bases['2026']}/compute/simple-compute-resource.yaml`,
} as const;

function takeExecutable(name: string, taking: Taking, api: BrokerApi): Members | undefined {
  if (name === 'oci-container') return takeContainer(taking, api === '2026');
  return members({ location: taking.text(name === 'jupyter-notebook' ? '/taskinfo/notebook' : '/taskinfo/image') });
}

function written(executable: Members, { cores, memory, duration }: Needs, api: BrokerApi): Members {
  const range = (value: unknown): unknown => (value === undefined || api === '2026' ? value : { requested: value });
  const needs = members({ cores: range(cores), memory: range(memory) });
  const compute = needs && { [api === '2025' ? 'type' : 'kind']: computes[api], ...needs };
  return {
    executable,
    ...(compute === undefined ? {} : api === '2025' ? { resources: { compute: [compute] } } : { compute }),
    ...(duration === undefined ? {} : { schedule: { requested: { duration } } }),
  };
}

/**
 * Writes a task as a request for offers, as the Execution Broker of 2025 or 2026 takes it. What it has no field for is
 * listed, and never dropped without a word.
 *
 * @param task The task, complete and valid, with the `resources` beside it.
 * @param registry Where its tasktype is found.
 * @param api Year of the broker's interface.
 * @returns The request and what is lost, with pointers into the task; or why there is no such request.
 */
export function toOfferSetRequest(task: Question, registry: Registry, api: BrokerApi = '2026'): OfferSetRequest {
  const type = registry.find(task.tasktype);
  const kind = type?.kind === 'tasktype' && type.major === 1 ? executables[type.name] : undefined;
  if (type === undefined || kind === undefined || !Object.hasOwn(executables, type.name)) {
    const names = Object.keys(executables).join(', ');
    return { reasons: [`An Execution Broker has no type for ${shown(task.tasktype, 300)}; it has ${names}.`] };
  }
  const taking = createTaking(task);
  taking.text('/tasktype');
  const executable = takeExecutable(type.name, taking, api);
  if (executable === undefined) {
    const field = type.name === 'jupyter-notebook' ? 'the address of a notebook, as `notebook`' : 'an `image`';
    return { reasons: [`An Execution Broker takes ${field}, and the task has none.`] };
  }
  const uri = api === '2025' ? `${bases[api]}/executables/${kind}-1.0` : `${bases[api]}/executable/${kind}.yaml`;
  const request = written({ [api === '2025' ? 'type' : 'kind']: uri, ...executable }, takeNeeds(taking), api);
  const lost = taking.rest(
    (path) => `An Execution Broker of ${api} has no field for \`${path.split('/').at(-1) ?? ''}\`.`,
  );
  return { request, lost };
}

function typeOf(uri: unknown, registry: Registry): { readonly uri: string; readonly name: string } | undefined {
  if (typeof uri !== 'string') return undefined;
  const found = [...relations(registry, (other) => other === uri).map(({ type }) => type), registry.find(uri)];
  const type = found.find((one) => one?.kind === 'tasktype' && Object.hasOwn(executables, one.name));
  return type && { uri: type.uri, name: type.name };
}

/**
 * Reads a request for offers, in the form of 2025 or 2026, as a task.
 *
 * @param request The request.
 * @param registry Where the tasktypes are found; they name the executables of a broker as related.
 * @returns The task and what is lost, with pointers into the request; or why there is no such task.
 */
export function fromOfferSetRequest(request: unknown, registry: Registry): OfferSetTask {
  const taking = createTaking(request);
  const kind = taking.text('/executable/kind') ?? taking.text('/executable/type');
  const type = isObject(request) ? typeOf(kind, registry) : undefined;
  if (type === undefined)
    return {
      reasons: [`The executable ${shown(kind ?? null, 300)} is none that a tasktype of this registry stands for.`],
    };
  const own =
    type.name === 'oci-container'
      ? takeOciContainer(taking)
      : members({ [type.name === 'jupyter-notebook' ? 'notebook' : 'image']: taking.text('/executable/location') });
  if (own === undefined) return { reasons: ['The executable does not say what is to be run: it has no location.'] };
  const { inside, beside } = takeResources(taking);
  const taskinfo = { ...own, ...(inside === undefined ? {} : { resources: inside }) };
  const task = { tasktype: type.uri, taskinfo, ...(beside === undefined ? {} : { resources: beside }) };
  return { task, lost: taking.rest((path) => `The tasktype has no field for \`${path.split('/').at(-1) ?? ''}\`.`) };
}
