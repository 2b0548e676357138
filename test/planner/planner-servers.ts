import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { servicetypes, tasktypes } from '../../src/official.ts';
import { poll, type Answer, type ListedPlanner, type PollOptions } from '../../src/planner.entry.ts';

/** What a server does with a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * Starts a server of HTTP, which ends after the test.
 *
 * @param handler What it does.
 * @returns Where it begins.
 */
export async function serve(handler: Handler): Promise<string> {
  const server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * Makes a handler that answers every request alike.
 *
 * @param reply The body; what is no text is written as JSON.
 * @param type Its media type.
 * @param status The status.
 * @returns The handler.
 */
export function replying(reply: unknown, type = 'application/json', status = 200): Handler {
  return (_, response) => {
    response.writeHead(status, type === '' ? {} : { 'content-type': type });
    response.end(typeof reply === 'string' ? reply : JSON.stringify(reply));
  };
}

/** A web interface that anybody can open. */
export const offer = {
  servicetype: servicetypes.genericWebinterface,
  serviceinfo: { endpoint: 'https://rosetta.example.org/' },
};
export const yes = { reponseword: 'YES', interfaces: [offer] };
export const no = { reponseword: 'NO', reponseinfo: { reasons: [{ text: 'Not here.' }] } };

/**
 * Reads the body of a request.
 *
 * @param request The request.
 * @returns Its text.
 */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += piece as string;
  return text;
}

/**
 * Finds an address at which nothing listens.
 *
 * @returns The address.
 */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export const task = {
  tasktype: tasktypes.ociContainer,
  taskinfo: { image: 'docker.io/library/hello-world:latest' },
};

/**
 * Starts a planner.
 *
 * @param handler What it does.
 * @param more What a list says of it.
 * @returns Its entry in a list.
 */
export async function planner(handler: Handler, more: Partial<ListedPlanner> = {}): Promise<ListedPlanner> {
  return { name: 'Tried', url: await serve(handler), ...more };
}

/**
 * Takes all answers.
 *
 * @param answers The answers of a poll.
 * @returns Them, as they came.
 */
export async function all(answers: AsyncIterable<Answer>): Promise<readonly Answer[]> {
  const list: Answer[] = [];
  for await (const answer of answers) list.push(answer);
  return list;
}

/**
 * Asks one planner about one task.
 *
 * @param handler What the planner does.
 * @param options How it is asked.
 * @param more What a list says of it.
 * @returns Its answer.
 */
export async function asked(
  handler: Handler,
  options: PollOptions = {},
  more: Partial<ListedPlanner> = {},
): Promise<Answer> {
  const [answer] = await all(poll([await planner(handler, more)], [task], { timeout: 2_000, ...options }));
  if (answer === undefined) throw new Error('There is no answer.');
  return answer;
}
