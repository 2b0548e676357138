import { isEqual } from '../spec/equal.ts';
import type { LaunchStep } from '../spec/launch.ts';
import { valueAt } from '../spec/place.ts';
import { notReached, nothingTaken, strangeOrigin, unanswered, unexpected, type RunFailure } from './failure.ts';
import { createPatience, pause } from './patience.ts';
import { readAnswer, takenFrom, type Answered } from './reply.ts';
import { requestOf, type LaunchRequest } from './request.ts';
import type { Values } from './template.ts';

/** A request that is about to be sent; secrets are shown as `•••`. */
export interface ShownStep extends LaunchRequest {
  /** Counted from 1. */
  readonly number: number;
  readonly count: number;
}

/** How the steps of a launch are carried out. */
export interface RunOptions {
  /** What the user has answered, by name of the variable. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Sends a request; `fetch` of the platform unless given. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Told of each step before it is sent for the first time. */
  readonly show?: (step: ShownStep) => void;
  /** Told each time that a step has to be sent again, with what the reply held. */
  readonly waiting?: (step: ShownStep, came: unknown) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds until a step is sent again for the first time; each further time waits half as long again. 1000. */
  readonly interval?: number;
  /** Most milliseconds between two times. 15,000. */
  readonly longestInterval?: number;
  /** Milliseconds that one step may take, with all that it is sent again. 600,000. */
  readonly limit?: number;
  /** Bytes of a reply from which something is taken. 16 MiB. */
  readonly maxSize?: number;
}

/** The options, with what is usual where nothing is said. */
export type Settings = Required<Omit<RunOptions, 'answers' | 'signal' | 'show' | 'waiting'>> & RunOptions;

/** What is usual. */
export const usual = {
  fetch: (url: string, init: RequestInit) => fetch(url, init),
  interval: 1000,
  longestInterval: 15_000,
  limit: 600_000,
  maxSize: 16 * 1024 ** 2,
} as const;

/** What stands still while the steps are carried out. */
export interface Course {
  readonly secrets: Values;
  /** Origins that secrets may go to: those that the serviceinfo names. */
  readonly origins: ReadonlySet<string>;
  readonly count: number;
  readonly settings: Settings;
}

/** What a step has given for later ones, or why it was the last. */
export type StepEnd = { readonly values: Values; readonly url: string } | { readonly failure: RunFailure };

const veil = (secrets: Values): Values => Object.fromEntries(Object.keys(secrets).map((name) => [name, '•••']));

function veiled(text: string, secrets: Values): string {
  const words = Object.values(secrets)
    .map(String)
    .filter((word) => word !== '');
  return words.reduce((so, word) => so.replaceAll(word, '•••'), text);
}

async function send(request: LaunchRequest, signal: AbortSignal, settings: Settings): Promise<Answered> {
  const { method, url, headers, body, expect, take, until } = request;
  const isTaken = until !== undefined || Object.values(take).some(({ header }) => header === undefined);
  const init = { method, headers, redirect: 'manual', signal } as const;
  const response = await settings.fetch(url, body === undefined ? init : { ...init, body });
  const use = expect.includes(response.status) ? (isTaken ? 'take' : 'wait') : 'tell';
  return readAnswer(response, settings.maxSize, use);
}

function taken(
  request: LaunchRequest,
  answered: Answered,
  sent: ShownStep,
): { readonly values: Values } | { readonly failure: RunFailure } {
  const values: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(request.take)) {
    const value = takenFrom(answered, source, request.url);
    const place =
      source.header === undefined ? `anything at "${source.pointer ?? ''}"` : `a header field ${source.header}`;
    if (value === undefined || value === null) return { failure: nothingTaken(sent, name, place) };
    values[name] = value;
  }
  return { values };
}

/** What a reply means: the end of the step, or that it has to be sent again. */
function judge(request: LaunchRequest, shown: ShownStep, answered: Answered, secrets: Values): StepEnd | 'again' {
  const { expect, until, url } = request;
  const { status, text, headers, value } = answered;
  const came = { status, text: veiled(text, secrets), location: headers.get('location') };
  if (!expect.includes(status)) return { failure: unexpected(shown, expect, came) };
  const held = until === undefined ? undefined : valueAt(value, until.pointer);
  if (until === undefined || isEqual(held, until.value)) {
    const found = taken(request, answered, shown);
    return 'failure' in found ? found : { ...found, url };
  }
  const hasFailed = until.failed?.some((one) => one === held) === true;
  return hasFailed ? { failure: notReached(shown, { value: until.value, came: held }) } : 'again';
}

async function repeat(request: LaunchRequest, shown: ShownStep, course: Course): Promise<StepEnd> {
  const { settings, secrets } = course;
  const { interval, longestInterval, limit, signal, waiting } = settings;
  const patience = createPatience(limit, signal);
  const { pointer = '', value } = request.until ?? {};
  let late: RunFailure | undefined;
  try {
    for (let wait = interval; ; wait = Math.min(wait * 1.5, longestInterval)) {
      const answered = await send(request, patience.signal, settings);
      const end = judge(request, shown, answered, secrets);
      if (end !== 'again') return end;
      const came = valueAt(answered.value, pointer);
      late = notReached(shown, { value, came, limit });
      if (patience.left() < wait) return { failure: late };
      waiting?.(shown, came);
      await pause(wait, patience.signal);
    }
  } catch (error) {
    signal?.throwIfAborted();
    const isLate = patience.signal.aborted;
    if (isLate && late !== undefined) return { failure: late };
    const cause = isLate ? new Error(`nothing within ${limit / 1000} seconds`) : error;
    return { failure: unanswered(shown, cause, (text) => veiled(text, secrets)) };
  } finally {
    patience.end();
  }
}

/**
 * Carries out one step: sends it, again and again where it has to be repeated, and takes from the reply.
 *
 * @param step The step.
 * @param number Its number, counted from 1.
 * @param values What is known, without secrets.
 * @param course What stands still while the steps are carried out.
 * @returns What it has given, or why it was the last.
 * @throws The reason of the signal, when it is aborted.
 */
export async function carryOut(step: LaunchStep, number: number, values: Values, course: Course): Promise<StepEnd> {
  const { secrets, origins, count, settings } = course;
  const request = requestOf(step, { ...values, ...secrets });
  const shown = { ...requestOf(step, { ...values, ...veil(secrets) }), number, count };
  const hasSecret = JSON.stringify(request.headers) !== JSON.stringify(shown.headers);
  const origin = URL.canParse(request.url) ? new URL(request.url).origin : '';
  if (hasSecret && !origins.has(origin)) return { failure: strangeOrigin(shown) };
  settings.show?.(shown);
  return repeat(request, shown, course);
}
