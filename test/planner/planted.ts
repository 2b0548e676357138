import type { Handler } from '../../src/http/accepts.ts';
import { servicetypes, tasktypes } from '../../src/official.ts';
import { ours } from './tested.ts';

type Message = Readonly<Record<string, unknown>>;

/** A request that was read, and the right answer to it. */
export interface Heard {
  readonly request: Request;
  /** The body as it was sent; empty for GET. */
  readonly body: string;
  readonly right: Response;
  /** The message of the right answer, where it is JSON. */
  readonly message: Message;
}

/** What a planner answers in the place of the right answer; `undefined` for the right one. */
export type Mistake = (heard: Heard) => Response | Promise<Response> | undefined;

const taken = [tasktypes.exampleTask, tasktypes.zeppelinNotebook];
const honest = await ours(taken);

/**
 * Makes a planner with a fault: one of ours for two tasktypes, whose answers a mistake changes on their way.
 *
 * @param mistake What it answers wrongly.
 * @returns What answers its requests.
 */
export function planted(mistake: Mistake): Handler {
  return async (request) => {
    const body = request.method === 'POST' ? await request.clone().text() : '';
    const right = await honest(request);
    const isJson = right.headers.get('content-type')?.endsWith('json') === true;
    const message = isJson ? ((await right.clone().json()) as Message) : {};
    return (await mistake({ request, body, right, message })) ?? right;
  };
}

/**
 * Answers with another message, and else as it is right.
 *
 * @param right The right answer.
 * @param message The other message.
 * @param init Another status, and fields in the place of those that are right.
 * @returns The response.
 */
export function instead(
  right: Response,
  message: unknown,
  {
    status = 200,
    headers = {},
  }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  return new Response(body, { status, headers: { ...Object.fromEntries(right.headers), ...headers } });
}

/**
 * Answers with a page for people.
 *
 * @param right The right answer.
 * @param status The status.
 * @returns The response.
 */
export const html = (right: Response, status: number): Response =>
  instead(right, '<!DOCTYPE html><h1>Sorry</h1>', { status, headers: { 'content-type': 'text/html' } });

/**
 * Says whether the right answer is a word.
 *
 * @param heard What was heard.
 * @param word The word.
 * @returns Whether it is.
 */
export const says = ({ message }: Heard, word: string): boolean => message['reponseword'] === word;

/**
 * Writes a YES.
 *
 * @param service Name of the servicetype.
 * @param serviceinfo Its serviceinfo.
 * @returns The message.
 */
export const yes = (
  service = 'generic-webinterface',
  serviceinfo: unknown = { endpoint: 'https://service.example.org/' },
) => ({
  reponseword: 'YES',
  interfaces: [{ servicetype: servicetypes.genericWebinterface.replace('generic-webinterface', service), serviceinfo }],
});

/**
 * Leaves a field out.
 *
 * @param right The right answer.
 * @param name Name of the field.
 * @returns The response without it.
 */
export const without = (right: Response, name: string): Response => {
  right.headers.delete(name);
  return right;
};

/**
 * Says whether a question names a tasktype that is taken, by its canonical URI.
 *
 * @param heard What was heard.
 * @returns Whether it does.
 */
export const isKnown = ({ request, body }: Heard): boolean =>
  taken.some(
    (uri) =>
      decodeURIComponent(request.url).endsWith(uri) ||
      decodeURIComponent(request.url).includes(`${uri}&`) ||
      body.includes(`"${uri}"`),
  );

/**
 * Says whether a question is about a task that is right.
 *
 * @param body The question in JSON.
 * @returns Whether it is.
 */
export const rightTask = (body: string): boolean => body.includes('"Hello from frumblek"');

/** A fault that is planted. */
export interface Planted {
  readonly mistake: Mistake;
  /** The checks that fail because of it. */
  readonly faults: readonly string[];
  readonly warnings?: readonly string[];
  /** A part of what is told of it. */
  readonly said: string;
  /** True where nothing comes back. */
  readonly isSilent?: true;
}
