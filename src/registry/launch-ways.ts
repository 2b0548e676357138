import type { launchSteps } from '../spec/frontmatter.ts';
import type { LaunchAlternative } from '../spec/lint.ts';
import type { Spec } from '../spec/spec.ts';
import { listed } from '../spec/words.ts';

/** One request of a launch, as a client sends it. */
export interface LaunchRequest {
  readonly request: string;
  /** Header lines. */
  readonly headers: readonly string[];
  readonly body?: string;
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
  readonly requests: readonly LaunchRequest[];
  readonly byHand: readonly string[];
  /** Where each variable of the templates comes from. */
  readonly variables: readonly { readonly name: string; readonly from: string }[];
}

const sideOf = (pointer: string): string => pointer.split('/')[1] ?? '';
const pathOf = (pointer: string): string => `\`${pointer.split('/').slice(2).join('.')}\``;
const field = (pointer: string): string => `${pathOf(pointer)} of the ${sideOf(pointer)}`;

const presence = (value: unknown): boolean | undefined => (value as { readonly present?: boolean } | null)?.present;

/** Fields of one side that have to be there are told together. */
function conditionWords(when: Readonly<Record<string, unknown>> = {}): string | undefined {
  const conditions = Object.entries(when);
  const values = conditions.filter(([, value]) => presence(value) === undefined);
  const given = ['service', 'task'].flatMap((side) =>
    [true, false].flatMap((wanted) => {
      const paths = conditions
        .filter(([pointer, value]) => presence(value) === wanted && sideOf(pointer) === side)
        .map(([pointer]) => pathOf(pointer));
      const verb = `${paths.length > 1 ? 'are' : 'is'} ${wanted ? 'given' : 'not given'}`;
      return paths.length === 0 ? [] : [`${listed(paths, 'and')} of the ${side} ${verb}`];
    }),
  );
  const parts = [...values.map(([pointer, value]) => `${field(pointer)} is \`${JSON.stringify(value)}\``), ...given];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

const stepWords: Readonly<Record<(typeof launchSteps)[number], (field: string) => string>> = {
  'public-root': (field) => `${field}, without /hub and slashes at its end`,
  'no-trailing-slash': (field) => `${field}, without a slash at its end`,
  'cut-docker-scheme': (field) => `${field}, without docker:// before it`,
  'image-host': (field) => `the host of the registry in ${field}`,
  'image-path': (field) => `the path of the image in ${field}`,
  'image-tag': (field) => `the tag in ${field}`,
  'repository-folder': (field) => `the folder that a clone of ${field} makes`,
};

interface Variable {
  readonly from?: string;
  readonly default?: string | number | boolean;
  readonly as?: (typeof launchSteps)[number];
  readonly value?: unknown;
  readonly ask?: string;
  readonly secret?: boolean;
}

const secretWords = 'It is a secret and goes into a header only.';

function variableWords(variable: unknown): string {
  const read: Variable = typeof variable === 'string' ? { from: variable } : (variable as Variable);
  const { from, default: preset, as, value, ask, secret } = read;
  if (from === undefined && ask === undefined) return `always \`${JSON.stringify(value)}\``;
  const asked = ask === undefined ? [] : [`asked of the user: ${ask}`];
  if (from === undefined) return [...asked, ...(secret === true ? [secretWords] : [])].join(' ');
  const taken = as === undefined ? field(from) : stepWords[as](field(from));
  const without = [...asked, ...(preset === undefined ? [] : [`\`${String(preset)}\``])];
  return without.length === 0 ? taken : `${taken}; where it is not given, ${without.join(' Without an answer: ')}`;
}

function takenWords(name: string, source: unknown): string {
  const { pointer, header } = source as { readonly pointer?: string; readonly header?: string };
  const place = header === undefined ? `\`${pointer ?? ''}\` of the reply` : `the header field \`${header}\``;
  return `\`{${name}}\` is taken from ${place}.`;
}

function requestWords(step: NonNullable<LaunchAlternative['steps']>[number]): LaunchRequest {
  const { request, take = {} } = step;
  const headers = (step['headers'] ?? {}) as Readonly<Record<string, string>>;
  const expect = (step['expect'] ?? []) as readonly number[];
  const until = step['until'] as { readonly pointer: string; readonly value: unknown } | undefined;
  return {
    request,
    headers: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(step['body'] === undefined ? {} : { body: JSON.stringify(step['body'], undefined, 2) }),
    then: [
      `The reply has the status ${expect.join(' or ')}.`,
      ...Object.entries(take).map(([name, source]) => takenWords(name, source)),
      ...(until === undefined
        ? []
        : [`It is sent again until \`${until.pointer}\` is \`${JSON.stringify(until.value)}\`.`]),
    ],
  };
}

function wayOf({ when, open, steps = [], byHand = [], variables = {} }: LaunchAlternative): LaunchWay {
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
  return ((list ?? []) as readonly LaunchAlternative[]).map(wayOf);
}
