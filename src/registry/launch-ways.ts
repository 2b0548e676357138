import {
  sourceOf,
  type LaunchAlternative,
  type LaunchCondition,
  type LaunchStep,
  type LaunchStepName,
  type VariableSource,
} from '../spec/launch.ts';
import type { Spec } from '../spec/spec.ts';
import { listed } from '../spec/words.ts';

/** One request of a launch, as a client sends it. */
export interface ToldRequest {
  readonly request: string;
  /** Header lines. */
  readonly headers: readonly string[];
  readonly body?: string;
  /** Template of a web form that is sent instead of a body. */
  readonly form?: string;
  /** What is expected of the reply and taken from it, one sentence each. */
  readonly then: readonly string[];
}

/** One way to drive a service for a task, told to a person; names stand between backticks. */
export interface LaunchWay {
  /** When this way is taken; absent where it always can be. */
  readonly condition?: string;
  /** The way in a few words: `one link`. */
  readonly summary: string;
  readonly open?: string;
  readonly requests: readonly ToldRequest[];
  /** Template of the address that is opened when all requests are done. */
  readonly result?: string;
  readonly byHand: readonly string[];
  /** Where each variable of the templates comes from. */
  readonly variables: readonly { readonly name: string; readonly from: string }[];
}

const sideOf = (pointer: string): string => pointer.split('/')[1] ?? '';
const pathOf = (pointer: string): string => `\`${pointer.split('/').slice(2).join('.')}\``;
const field = (pointer: string): string => `${pathOf(pointer)} of the ${sideOf(pointer)}`;

const presence = (value: LaunchCondition): boolean | undefined =>
  typeof value === 'object' && 'present' in value ? value.present : undefined;

function wanted(value: LaunchCondition): string {
  if (typeof value !== 'object' || !('in' in value)) return `is \`${JSON.stringify(value)}\``;
  return `is ${listed(
    value.in.map((one) => `\`${JSON.stringify(one)}\``),
    'or',
  )}`;
}

/** Fields of one side that have to be there are told together. */
function conditionWords(when: Readonly<Record<string, LaunchCondition>> = {}): string | undefined {
  const conditions = Object.entries(when);
  const values = conditions.filter(([, value]) => presence(value) === undefined);
  const given = ['service', 'task'].flatMap((side) =>
    [true, false].flatMap((isGiven) => {
      const paths = conditions
        .filter(([pointer, value]) => presence(value) === isGiven && sideOf(pointer) === side)
        .map(([pointer]) => pathOf(pointer));
      const verb = `${paths.length > 1 ? 'are' : 'is'} ${isGiven ? 'given' : 'not given'}`;
      return paths.length === 0 ? [] : [`${listed(paths, 'and')} of the ${side} ${verb}`];
    }),
  );
  const parts = [...values.map(([pointer, value]) => `${field(pointer)} ${wanted(value)}`), ...given];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

const stepWords: Readonly<Record<LaunchStepName, (field: string) => string>> = {
  'public-root': (field) => `${field}, without /hub and slashes at its end`,
  origin: (field) => `scheme and host of ${field}`,
  'no-trailing-slash': (field) => `${field}, without a slash at its end`,
  'cut-docker-scheme': (field) => `${field}, without docker:// before it`,
  'image-host': (field) => `the host of the registry in ${field}`,
  'image-path': (field) => `the path of the image in ${field}`,
  'image-tag': (field) => `the tag in ${field}`,
  'image-tag-or-digest': (field) => `the digest in ${field}, or the tag where there is none`,
  'repository-folder': (field) => `the folder that a clone of ${field} makes`,
  'file-name': (field) => `the name of the file in ${field}`,
  'branch-name': (field) => `${field}, left out where it is HEAD`,
  'jupyter-view': (field) => `the path of Jupyter's page for ${field}`,
  'if-any': (field) => `${field}, left out where it is empty or 0`,
  'gib-to-bytes': (field) => `${field}, from GiB into bytes`,
  'cores-to-nanocpus': (field) => `${field}, from cores into billionths of one`,
  'environment-list': (field) => `${field}, as a list of NAME=value`,
  'plain-environment-list': (field) =>
    `${field}, as a list of NAME=value, refused where a value is empty or has an equals sign`,
  'name-value-list': (field) => `${field}, as a list of {name, value}`,
  'parameter-map': (field) => `each of ${field}, its value under its id`,
  'joined-by-blanks': (field) => `${field}, joined by blanks`,
  'json-text': (field) => `${field}, as JSON text`,
  'docker-platform': (field) => `${field}, as os/architecture/variant`,
  'docker-exposed-ports': (field) => `${field}, as Docker's set of exposed ports`,
  'docker-port-bindings': (field) => `${field}, each bound to the same port of the host`,
  'docker-gpus': (field) => `${field}, as Docker's request for GPUs`,
  'git-full-reference': (field) => `${field}, as a full reference such as refs/heads/main`,
  'kubernetes-list': (field) => `${field}, as the JSON text of one List of Kubernetes`,
  'broker-ports': (field) => `${field}, as the ports of an Execution Broker`,
};

const secretWords = 'It is a secret and goes into a header only.';

function variableWords(variable: string | VariableSource): string {
  const { from, default: preset, as, value, ask, secret } = sourceOf(variable);
  if (from === undefined && ask === undefined) return `always \`${JSON.stringify(value)}\``;
  const asked = ask === undefined ? [] : [`asked of the user: ${ask}`];
  if (from === undefined) return [...asked, ...(secret === true ? [secretWords] : [])].join(' ');
  const taken = as === undefined ? field(from) : stepWords[as](field(from));
  const without = [...asked, ...(preset === undefined ? [] : [`\`${String(preset)}\``])];
  return without.length === 0 ? taken : `${taken}; where it is not given, ${without.join(' Without an answer: ')}`;
}

function replyPart(pointer = ''): string {
  return pointer === '' ? 'the whole reply' : `\`${pointer}\` of the reply`;
}

function takenWords(
  name: string,
  { pointer, header }: { readonly pointer?: string; readonly header?: string },
): string {
  const place = header === undefined ? replyPart(pointer) : `the header field \`${header}\``;
  return `\`{${name}}\` is taken from ${place}.`;
}

function untilWords({ pointer, value, failed = [] }: NonNullable<LaunchStep['until']>): string {
  const code = (one: unknown): string => `\`${JSON.stringify(one)}\``;
  const end = failed.length === 0 ? '' : `; ${listed(failed.map(code), 'or')} means that it never will`;
  return `It is sent again until ${replyPart(pointer)} is ${code(value)}${end}.`;
}

function requestWords({ request, headers = {}, body, form, expect, take = {}, until }: LaunchStep): ToldRequest {
  return {
    request,
    headers: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? {} : { body: JSON.stringify(body, undefined, 2) }),
    ...(form === undefined ? {} : { form }),
    then: [
      `The reply has the status ${expect.join(' or ')}.`,
      ...Object.entries(take).map(([name, source]) => takenWords(name, source)),
      ...(until === undefined ? [] : [untilWords(until)]),
    ],
  };
}

function wayOf({ when, open, steps = [], result, byHand = [], variables = {} }: LaunchAlternative): LaunchWay {
  const condition = conditionWords(when);
  const plural = (count: number, word: string): string => (count === 1 ? `one ${word}` : `${String(count)} ${word}s`);
  const summary =
    open !== undefined
      ? 'one link'
      : steps.length > 0
        ? plural(steps.length, 'request')
        : `${plural(byHand.length, 'step')} by hand`;
  return {
    ...(condition === undefined ? {} : { condition }),
    summary,
    ...(open === undefined ? {} : { open }),
    requests: steps.map(requestWords),
    ...(result === undefined ? {} : { result }),
    byHand,
    variables: Object.entries(variables).map(([name, variable]) => ({ name, from: variableWords(variable) })),
  };
}

/**
 * Tells in a few words by which means a task is started.
 *
 * @param ways The ways of a service.
 * @returns Such as `one link, or 4 steps by hand`; empty where there is none.
 */
export function launchMeans(ways: readonly LaunchWay[]): string {
  return [...new Set(ways.map(({ summary }) => summary))].join(', or ');
}

/**
 * Tells how a service is driven for a task.
 *
 * @param service The servicetype.
 * @param tasktype Name of the tasktype.
 * @returns The ways in the order in which a client tries them; the first whose condition holds is taken.
 */
export function launchWays(service: Pick<Spec, 'launch'>, tasktype: string): readonly LaunchWay[] {
  const list = Object.hasOwn(service.launch, tasktype) ? service.launch[tasktype] : undefined;
  return (list ?? []).map(wayOf);
}
