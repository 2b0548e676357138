import { shown } from '../spec/words.ts';

/** Why a text is no address of a planner: what is wrong, and what to do. */
export interface AddressFault {
  readonly message: string;
  readonly hint: string;
}

const example = 'Write where the planner begins, such as https://planner.example.org.';

/**
 * Reads the address at which a planner begins, or that of its `accepts`.
 *
 * @param text The address, as somebody wrote it.
 * @returns The address of its `accepts`, or what is wrong with the text; a secret in it is not repeated.
 */
export function readPlannerAddress(text: unknown): URL | AddressFault {
  if (typeof text !== 'string' || !URL.canParse(text))
    return { message: `The url is ${shown(text)}, which is no address.`, hint: example };
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { message: `The url begins with ${url.protocol}; planners are asked by http or https.`, hint: example };
  if (url.username !== '' || url.password !== '')
    return {
      message: 'The url holds a name or a password.',
      hint: 'Take it out, and name the environment variable that holds a token: token: $MY_TOKEN.',
    };
  if (/[?#]/.test(text)) return { message: 'The url has a ? or # in it.', hint: example };
  return acceptsBelow(text);
}

/**
 * Finds where questions are sent.
 *
 * @param address Where a planner begins, or its `accepts`.
 * @returns The address of its `accepts`.
 */
export function acceptsBelow(address: string): URL {
  const { origin, pathname } = new URL(address);
  return new URL(`${origin}${pathname.replace(/(?:\/accepts)?\/?$/, '')}/accepts`);
}
