import { cut, listed, shown, visible } from '../spec/words.ts';
import { BodyTooLarge } from './reply.ts';
import type { Question } from './values.ts';

/** Why a launch has stopped. */
export interface RunFailure {
  /** What was sent, and what came. */
  readonly text: string;
  /** What to do next. */
  readonly advice: string;
}

/** A request, as sentences speak of it. */
export interface Sent {
  /** Counted from 1. */
  readonly number: number;
  readonly count: number;
  readonly method: string;
  readonly url: string;
}

const named = ({ number, count, method, url }: Sent): string =>
  `Request ${number} of ${count}, ${method} ${cut(visible(url), 300)},`;

/** What is left behind by the requests before. */
const before = ({ number }: Sent): string =>
  number === 1 ? '' : ` What the ${number === 2 ? 'request' : 'requests'} before it made is still there.`;

function adviceFor(status: number): string {
  if (status === 401 || status === 403) return 'Check your credentials, and that you may do this there.';
  if (status === 404) return 'Check the endpoint of the service, and that what the address names is there.';
  if (status === 409) return 'Something of that name is there already, or in another state; look at the service.';
  if (status === 429) return 'Wait a while, and try again.';
  if (status >= 500) return 'Try again later; if it stays so, tell those who run the service.';
  if (status >= 300 && status < 400) return 'Redirects are not followed; check the endpoint that the planner gave.';
  return 'Check the task and the interface; if both are right, tell those who run the service.';
}

/**
 * Says that a reply has another status than was expected.
 *
 * @param sent The request.
 * @param expected The status codes of a reply that is as it should be.
 * @param came Status, text, and where a redirect leads.
 * @returns The failure.
 */
export function unexpected(
  sent: Sent,
  expected: readonly number[],
  came: { readonly status: number; readonly text: string; readonly location: string | null },
): RunFailure {
  const says = came.text.trim();
  const text = says === '' ? '' : ` It says: ${cut(visible(says.replace(/\s+/g, ' ')), 300)}`;
  const to = came.location === null ? '' : ` It points to ${cut(visible(came.location), 300)}.`;
  return {
    text: `${named(sent)} was answered with ${came.status}, where ${listed(expected.map(String), 'or')} is expected.${to}${text}`,
    advice: adviceFor(came.status) + before(sent),
  };
}

/** What the system says of a failure: its code where it has one, else its words. */
function causeOf({ message, cause }: Error): string {
  const { code, message: reason } = (cause ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  return ([code, reason].find((word) => typeof word === 'string' && word !== '') as string | undefined) ?? message;
}

/**
 * Says that no reply came, or none that could be read.
 *
 * @param sent The request.
 * @param error What was thrown.
 * @param veiled Takes secrets out of a text: the system repeats a header field that it refuses.
 * @returns The failure.
 */
export function unanswered(sent: Sent, error: unknown, veiled: (text: string) => string): RunFailure {
  if (error instanceof BodyTooLarge)
    return {
      text: `${named(sent)} was answered, but not usably. ${error.message}`,
      advice: `A larger limit can be set.${before(sent)}`,
    };
  return {
    text: `${named(sent)} got no answer (${cut(visible(veiled(causeOf(error as Error))), 200)}).`,
    advice: `Check that the endpoint is right and that the service can be reached from here.${before(sent)}`,
  };
}

/**
 * Says that what a later request needs is not in a reply.
 *
 * @param sent The request.
 * @param name Name of the variable.
 * @param place Where it should be.
 * @returns The failure.
 */
export function nothingTaken(sent: Sent, name: string, place: string): RunFailure {
  return {
    text: `${named(sent)} was answered without ${place}, from which \`${name}\` is taken.`,
    advice: `Check that the endpoint belongs to a service of this servicetype.${before(sent)}`,
  };
}

/**
 * Says that what is waited for will never come, or has not come in time.
 *
 * @param sent The request.
 * @param waited What was waited for, what came, and the milliseconds it has taken where that was too long.
 * @returns The failure.
 */
export function notReached(
  sent: Sent,
  waited: { readonly value: unknown; readonly came: unknown; readonly limit?: number },
): RunFailure {
  const { value, came, limit } = waited;
  const wanted = `where ${shown(value)} is waited for`;
  const says = `${named(sent)} ${came === undefined ? 'does not say yet how it stands' : `says ${shown(came)}`}`;
  return limit === undefined
    ? {
        text: `${says}, ${wanted}: that will not come any more.`,
        advice: `Look at ${cut(visible(sent.url), 300)} for the reason.`,
      }
    : {
        text: `${says} after ${limit / 1000} seconds, ${wanted}.`,
        advice: `It may still come: look at ${cut(visible(sent.url), 300)} later, or wait longer.`,
      };
}

/**
 * Says that something has not been answered.
 *
 * @param questions What only the user knows.
 * @returns The failure.
 */
export function unaskedFor(questions: readonly Question[]): RunFailure {
  const names = listed(questions.map(({ name }) => `\`${name}\``));
  return {
    text: `Nothing was sent: ${names} ${questions.length === 1 ? 'is' : 'are'} not given.`,
    advice: questions.map(({ name, ask }) => `${name}: ${ask}`).join(' '),
  };
}

/**
 * Says that a secret would go where it does not belong.
 *
 * @param sent The request that is not sent.
 * @returns The failure.
 */
export function strangeOrigin(sent: Sent): RunFailure {
  return {
    text: `${named(sent)} was not sent: it would carry a secret to a host that the interface does not name.`,
    advice: `Check that the service points to addresses under its own endpoint, with the same scheme and port.${before(sent)}`,
  };
}
