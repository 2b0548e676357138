import { NoAnswer } from './poll-failure.ts';

/** Values of environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const ownMachine = /^(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])$/;

/**
 * Finds the token that a planner is shown.
 *
 * @param token How the list names it: a dollar sign and the name of a variable.
 * @param environment Where the variable is looked up.
 * @param address Where the token would be sent.
 * @returns The token; `undefined` for a planner that is shown none.
 * @throws {NoAnswer} When the variable is not set or holds no token, or when others could read it on the way. The token is
 *   never repeated.
 */
export function tokenFor(token: string | undefined, environment: Environment, address: URL): string | undefined {
  if (token === undefined) return undefined;
  const name = token.replace(/^\$/, '');
  if (name === token || name === '')
    throw new NoAnswer('credentials', 'The token of the planner is no name of a variable. Write it as $MY_TOKEN.');
  const secret = Object.hasOwn(environment, name) ? environment[name]?.trim() : undefined;
  if (secret === undefined || secret === '')
    throw new NoAnswer(
      'credentials',
      `The environment variable ${name} is not set. Set it to your token for this planner.`,
    );
  if (!/^[\x21-\x7e]+$/.test(secret))
    throw new NoAnswer(
      'credentials',
      `The environment variable ${name} holds characters that no token has. Set it anew.`,
    );
  if (address.protocol !== 'https:' && !ownMachine.test(address.hostname))
    throw new NoAnswer(
      'credentials',
      `The token in ${name} was not sent, since anybody on the way to ${address.host} could read it. Use the https address of the planner.`,
    );
  return secret;
}
