import { readSize } from '../src/cli/size.ts';
import type { Quota } from '../src/http/client-limit.ts';
import { usualLimits, type Limits } from '../src/http/limits.ts';
import type { LogLevel } from '../src/http/node-log.ts';
import { wrongPlace } from '../src/identity.ts';
import { straySetting } from './known-settings.ts';

/** What the environment sets for the server. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Whether the next free port will do where that one is taken: nobody has chosen it. */
  readonly mayMove: boolean;
  readonly limits: Limits;
  readonly quota?: Quota;
  /** Path of the configuration of a planner. */
  readonly planner?: string;
  readonly isBehindProxy: boolean;
  /** What is logged; told from where the log goes unless set. */
  readonly log?: LogLevel;
}

/** A setting that cannot be used, in a sentence. */
export interface WrongSetting {
  readonly wrong: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const names: Readonly<Record<keyof Limits, string>> = {
  body: 'TASKTYPES_MAX_BODY',
  zip: 'TASKTYPES_MAX_ZIP',
  line: 'TASKTYPES_MAX_LINE',
  depth: 'TASKTYPES_MAX_DEPTH',
  string: 'TASKTYPES_MAX_STRING',
  tasks: 'TASKTYPES_MAX_TASKS',
};

/** Nobody needs more levels, and the stack has an end. */
const deepest = 512;

/** An empty text sets nothing. */
function given(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === '' ? undefined : value;
}

/**
 * Reads the port from a setting.
 *
 * @param text The value of `PORT`.
 * @returns The port, 4321 where nothing is set; `undefined` where the value is no port.
 */
export function portFrom(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return 4321;
  return /^[0-9]{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
}

function limitsFrom(environment: Environment): Limits | WrongSetting {
  const limits: Record<string, number> = { ...usualLimits };
  for (const [key, name] of Object.entries(names)) {
    const text = given(environment, name);
    if (text === undefined) continue;
    const size = readSize(text);
    const most = key === 'depth' ? deepest : 2 ** 28;
    if (size === undefined || size < 1 || size > most)
      return { wrong: `${name} is "${text}"; a number from 1 to ${most} is expected, such as ${limits[key] ?? 1}.` };
    limits[key] = size;
  }
  return limits as unknown as Limits;
}

function quotaFrom(text: string | undefined): Quota | WrongSetting | undefined {
  if (text === undefined) return undefined;
  const [, calls, window] = /^([1-9][0-9]{0,6})\/([1-9][0-9]{0,4})$/.exec(text) ?? [];
  return calls === undefined || window === undefined
    ? { wrong: `TASKTYPES_RATE is "${text}"; calls and seconds are expected, such as 600/60.` }
    : { calls: Number(calls), window: Number(window) };
}

const isLevel = (text: string | undefined): text is LogLevel | undefined =>
  text === undefined || ['all', 'errors', 'off'].includes(text);

/**
 * Reads the settings of the server.
 *
 * @param environment The variables of the environment.
 * @returns The settings, or what is wrong with one of them.
 */
export function readSettings(environment: Environment): Settings | WrongSetting {
  const wrong = straySetting(environment) ?? wrongPlace(environment);
  if (wrong !== undefined) return { wrong };
  const port = portFrom(environment['PORT']);
  if (port === undefined)
    return { wrong: `PORT is "${environment['PORT'] ?? ''}"; a number from 0 to 65535 is expected.` };
  const limits = limitsFrom(environment);
  if ('wrong' in limits) return limits;
  const quota = quotaFrom(given(environment, 'TASKTYPES_RATE'));
  if (quota !== undefined && 'wrong' in quota) return quota;
  const log = given(environment, 'TASKTYPES_LOG');
  if (!isLevel(log)) return { wrong: `TASKTYPES_LOG is "${log}"; all, errors or off is expected.` };
  const proxy = given(environment, 'TASKTYPES_PROXY');
  if (proxy !== undefined && proxy !== '1')
    return { wrong: `TASKTYPES_PROXY is "${proxy}"; 1 is expected, where a proxy names the client.` };
  const planner = given(environment, 'TASKTYPES_PLANNER');
  return {
    host: given(environment, 'HOST') ?? '127.0.0.1',
    port,
    mayMove: given(environment, 'PORT') === undefined,
    limits,
    isBehindProxy: proxy === '1',
    ...(quota === undefined ? {} : { quota }),
    ...(planner === undefined ? {} : { planner }),
    ...(log === undefined ? {} : { log }),
  };
}
