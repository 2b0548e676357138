import { Hono } from 'hono';
import { createTaskShortcut } from '../validate/task-shortcut.ts';
import type { Handler } from './accepts.ts';
import { readBody } from './body.ts';
import { callOf, responseOf, type Answer, type Call } from './call.ts';
import { createClientLimit, type Counted, type Quota } from './client-limit.ts';
import type { Context, Worker } from './context.ts';
import { beginExchange, earlyAnswer, withoutBody, type Exchange } from './exchange.ts';
import { followed } from './followed-body.ts';
import { interfaceOf } from './interface.ts';
import { createMetrics, type Gauge } from './metrics.ts';
import { requestIdFor, type Happened, type Watch } from './observe.ts';
import type { Route } from './routes.ts';
import type { Site } from './site.ts';
import { createWorker } from './work.ts';
import { refusal, type WrongCall } from './wrong-call.ts';

/** What a server is made of. */
export interface AppOptions {
  readonly context: Context;
  /** The built site. */
  readonly site: Site;
  /** The path under which everything is served, with slashes at both ends. */
  readonly base: string;
  /** Works out what others should not wait for; everything is worked out at once unless given. */
  readonly lane?: { readonly takes: (...order: Parameters<Worker>) => boolean; readonly work: Worker };
  /** Answers the questions to a planner. */
  readonly accepts?: Handler;
  /** Limits the calls of each client; they are not limited unless given. */
  readonly quota?: Quota;
  /** Header fields of every answer, and those of pages besides. */
  readonly fields: Readonly<Record<string, string>>;
  readonly pageFields: Readonly<Record<string, string>>;
  readonly gauges?: readonly Gauge[];
  /** Is told of each call. */
  readonly watch?: Watch;
}

/** Reads the body of a call, up to a limit. */
export type ReadWhole = (limit: number) => Promise<Uint8Array<ArrayBuffer> | WrongCall>;

/** Where a call comes from. */
export interface Origin {
  /** Address of the client, as far as it is known. */
  readonly client: string;
  readonly read: ReadWhole;
}

/** A server that knows nothing of sockets. */
export interface App {
  /** Answers a request of the web. */
  readonly fetch: (request: Request, client?: string) => Promise<Response>;
  /** Answers a call without the classes of the web; `undefined` for a call that has to be fetched. */
  readonly answer: (call: Call, origin: Origin) => Answer | Promise<Answer> | undefined;
  /** Answers what came and is no call. */
  readonly refuse: (wrong: WrongCall) => Answer;
}

const tooLarge = (limit: number): WrongCall => ({
  problem: 'body-too-large',
  detail: `The body has more than ${limit} bytes, the limit.`,
});

const failed: WrongCall = {
  problem: 'internal-error',
  detail: 'The call could not be answered, so nothing that was sent was checked. Try again later.',
};

/** Reads the body of a request, up to a limit. */
async function readRequest(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | WrongCall> {
  const body = await readBody(request, limit);
  return 'tooLarge' in body ? tooLarge(body.tooLarge) : body.bytes;
}

async function answerWithBody(route: Extract<Route, { kind: 'body' }>, call: Call, read: ReadWhole): Promise<Answer> {
  const limit = route.open(call);
  if (typeof limit !== 'number') return refusal(limit);
  const body = await read(limit);
  return 'problem' in body ? refusal(body) : route.answer(call, body);
}

/** Gives an answer the fields that all have. */
function createDress({ fields, pageFields }: AppOptions) {
  const fieldsOfPages = { ...fields, ...pageFields };
  return (method: string, answer: Answer, requestId: string, counted?: Counted): Answer => {
    const { status, headers } = answer;
    // What has not changed keeps the fields that it was sent with.
    if (status === 304) return answer;
    const usual = headers['content-type']?.startsWith('text/html') === true ? fieldsOfPages : fields;
    const dressed = { ...answer, headers: { ...usual, ...counted?.headers, ...headers, 'x-request-id': requestId } };
    return method === 'HEAD' ? withoutBody(dressed) : dressed;
  };
}

/**
 * Makes a server of the site and the interface.
 *
 * @param options What it is made of.
 * @returns The server.
 */
export function createApp(options: AppOptions): App {
  const { context, site, base, accepts, quota, gauges, watch } = options;
  const metrics = createMetrics(gauges);
  const shortcut = createTaskShortcut(context);
  const here = createWorker(context, shortcut);
  const { lane } = options;
  const work: Worker = (...order) => (lane?.takes(...order) === true ? lane.work : here)(...order);
  const limit = quota === undefined ? undefined : createClientLimit(quota, undefined, base);
  const onFault = (fault: unknown): void => {
    const requestId = requestIdFor(undefined);
    watch?.({ requestId, method: 'POST', route: '/api/validate/batch', status: 500, duration: 0, fault });
  };
  const told = { metrics: metrics.text, onLines: metrics.countDocuments, onFault };
  const parts = { context, site, base, work, shortcut, accepts, ...told };
  const addressOf = interfaceOf(parts);

  const begin = (call: Call): Exchange => beginExchange(call, base, addressOf);
  const early = (exchange: Exchange, counted: Counted | undefined) => earlyAnswer(exchange, counted, site, base);
  const dress = createDress(options);
  const tell = (happened: Happened): void => {
    metrics.count(happened);
    watch?.(happened);
  };
  const happenedTo = ({ call: { method }, address, started }: Exchange, requestId: string, status: number) => {
    return { requestId, method, route: address?.name ?? 'site', status, duration: performance.now() - started };
  };
  const end = (exchange: Exchange, answer: Answer, counted?: Counted, fault?: unknown): Answer => {
    const { status, verdict } = answer;
    const { method, header } = exchange.call;
    const requestId = status === 304 && watch === undefined ? '' : requestIdFor(header('x-request-id'));
    tell({ ...happenedTo(exchange, requestId, status), verdict, fault });
    return dress(method, answer, requestId, counted);
  };

  const reply = ({ call, path = '/', route }: Exchange, read: ReadWhole): Answer | Promise<Answer> => {
    if (route?.kind === 'plain') return route.answer(call, path);
    if (route?.kind === 'body') return answerWithBody(route, call, read);
    throw new TypeError('A call that streams is fetched.');
  };

  const count = ({ address, call: { method } }: Exchange, client: string): Counted | undefined =>
    limit !== undefined && address?.isCounted === true && method !== 'OPTIONS' ? limit.take(client) : undefined;

  const answerFor = (exchange: Exchange, { client, read }: Origin): Answer | Promise<Answer> => {
    const counted = count(exchange, client);
    const fail = (fault: unknown): Answer => end(exchange, refusal(failed), counted, fault);
    try {
      const told = early(exchange, counted) ?? reply(exchange, read);
      if (!(told instanceof Promise)) return end(exchange, told, counted);
      return told.then((one) => end(exchange, one, counted)).catch(fail);
    } catch (fault) {
      return fail(fault);
    }
  };

  const stream = async (exchange: Exchange, request: Request, client: string): Promise<Response> => {
    const { route } = exchange;
    const counted = count(exchange, client);
    const told = early(exchange, counted);
    if (told !== undefined || route?.kind !== 'stream')
      return responseOf(end(exchange, told ?? refusal(failed), counted));
    const refused = route.open(exchange.call);
    if (refused !== undefined) return responseOf(end(exchange, refusal(refused), counted));
    try {
      const { status, headers, body } = await route.answer(request);
      const answer = { status, headers: Object.fromEntries(headers) };
      if (body === null) return responseOf(end(exchange, answer, counted));
      const requestId = requestIdFor(exchange.call.header('x-request-id'));
      const dressed = dress(exchange.call.method, answer, requestId, counted);
      const whole = followed(body, (isWhole) =>
        tell({ ...happenedTo(exchange, requestId, status), isBrokenOff: !isWhole }),
      );
      return new Response(whole as ReadableStream<Uint8Array<ArrayBuffer>>, { status, headers: dressed.headers });
    } catch (fault) {
      return responseOf(end(exchange, refusal(failed), counted, fault));
    }
  };

  const hono = new Hono<{ Bindings: { readonly client: string } }>();
  hono.all('*', async ({ req: { raw }, env: { client } }) => {
    const exchange = begin(callOf(raw));
    if (exchange.route?.kind === 'stream') return stream(exchange, raw, client);
    const read: ReadWhole = (most) => readRequest(raw, most);
    return responseOf(await answerFor(exchange, { client, read }));
  });
  return {
    refuse: (wrong) => {
      const answer = refusal(wrong);
      const requestId = requestIdFor(undefined);
      tell({ requestId, method: 'none', route: 'no request', status: answer.status, duration: 0 });
      return dress('', answer, requestId);
    },
    answer: (call, origin) => {
      const exchange = begin(call);
      return exchange.route?.kind === 'stream' ? undefined : answerFor(exchange, origin);
    },
    fetch: async (request, client = '') => hono.fetch(request, { client }),
  };
}
