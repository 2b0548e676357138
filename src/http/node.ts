import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Handler } from './accepts.ts';
import type { App } from './app.ts';
import type { Answer, Call } from './call.ts';
import { usualPace, type Pace } from './limits.ts';
import { createPatience, readWhole } from './node-body.ts';
import { createOutbox } from './node-outbox.ts';
import { followCalls } from './node-ending.ts';
import { answerStream } from './node-stream.ts';
import { refusal, type WrongCall } from './wrong-call.ts';

/** Where a handler is served, and how long it waits for a caller. */
export interface Listening {
  /** The address to listen on; only this machine unless given. */
  readonly host?: string;
  /** The port; 0 for any free one. */
  readonly port: number;
  /** Longest time until the header of a request has come, in milliseconds; 8 s unless given. */
  readonly headersTimeout?: number;
  /** Time that a body has besides a second for each 32 KiB of it, in milliseconds; 8 s unless given. */
  readonly bodyTimeout?: number;
  /** How fast the body of a batch has to come; 1,024 bytes in a minute unless given. */
  readonly pace?: Pace;
  /** Time for which the rest of a body that nobody wants is thrown away, in milliseconds; 5 s unless given. */
  readonly drainTime?: number;
  /** Connections at once; 1,000 unless given. */
  readonly connections?: number;
  /** Whether the client is the one that a proxy names last in `X-Forwarded-For`. */
  readonly isBehindProxy?: boolean;
}

/** A server that runs. */
export interface Running {
  /** Its address, without a slash at its end. */
  readonly address: string;
  /** Takes no more requests, and is done when those it took are answered, or when the time is over. */
  readonly close: (within?: number) => Promise<void>;
}

/** Port or address are not free, or not ours to take. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  /** The code of the system: `EADDRINUSE`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const { code = '' } = error;
      const taken = code === 'EADDRINUSE' ? 'something else listens there' : error.message;
      reject(new ListenError(code, `Port ${port} of ${host} cannot be listened on: ${taken}.`));
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/** What Node finds wrong with a request before anybody is asked. */
const malformed: Readonly<Record<string, WrongCall>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    problem: 'took-too-long',
    detail: 'The header of the request had not come completely when the time for it was over.',
  },
  HPE_HEADER_OVERFLOW: {
    problem: 'headers-too-large',
    detail: 'Address and header fields have more than 16384 bytes, the limit. Send what is long as the body of a POST.',
  },
};

/** Answers what is no request; the connection ends with it. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex, refuse: App['refuse']): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const wrong = malformed[error.code ?? ''] ?? {
    problem: 'malformed-request',
    detail: 'What came cannot be read as a request of HTTP/1.1.',
  };
  const { status, headers, body = '' } = refuse(wrong);
  const told = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const start = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${told.join('')}`;
  socket.end(`${start}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${String(body)}`);
}

/** What a handler by itself says of what is no request. */
function plainRefusal(wrong: WrongCall): Answer {
  const { headers, ...answer } = refusal(wrong);
  return {
    ...answer,
    headers: { ...headers, 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' },
  };
}

/** The address that is nearest to the server and not the proxy's own. */
function clientOf(incoming: IncomingMessage, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? incoming.headers['x-forwarded-for'] : undefined;
  const last = String(forwarded ?? '').split(',').at(-1)?.trim(); // prettier-ignore
  return last === undefined || last === '' ? (incoming.socket.remoteAddress ?? '') : last;
}

/** A client may write the whole address, as it would to a proxy. */
function targetOf(url: string): string {
  if (url.startsWith('/')) return url;
  const path = url.replace(/^https?:\/\/[^/?]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

function callOf({ method = 'GET', url = '/', headers }: IncomingMessage): Call {
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return { method, target: targetOf(url), header };
}

/** A body is asked for when somebody begins to read it: not where what is known of the call refuses it already. */
function askForBody(request: IncomingMessage, response: ServerResponse): void {
  request.once('resume', () => {
    if (!response.headersSent) response.writeContinue();
  });
}

/** What answers on Node: requests of the web, and where it can calls without their classes. */
type Served = Handler | App;

function listenerFor(served: Served, where: Listening, isEnding: () => boolean) {
  const { bodyTimeout = 8_000, drainTime = 5_000, pace = usualPace, isBehindProxy = false } = where;
  if (typeof served === 'function') return getRequestListener(served);
  const { answer, fetch } = served;
  const patience = createPatience(bodyTimeout);
  const sendOut = createOutbox(drainTime);
  return (incoming: IncomingMessage, outgoing: ServerResponse): Promise<unknown> | undefined => {
    const call = callOf(incoming);
    const client = clientOf(incoming, isBehindProxy);
    const told = answer(call, { client, read: (limit) => readWhole(incoming, limit, patience) });
    if (told === undefined) {
      if (isEnding()) outgoing.setHeader('connection', 'close');
      return answerStream(incoming, outgoing, call.target, (request) => fetch(request, client), { pace, drainTime });
    }
    const send = (one: Answer): void => sendOut({ incoming, outgoing, answer: one, isLast: isEnding() });
    if (told instanceof Promise) return told.then(send);
    send(told);
    return undefined;
  };
}

/**
 * Serves a handler over HTTP.
 *
 * @param served What answers.
 * @param where Where it is served.
 * @returns The running server.
 * @throws {ListenError} When the address cannot be listened on.
 */
export async function serve(served: Served, where: Listening): Promise<Running> {
  const { host = '127.0.0.1', port, headersTimeout = 8_000, connections = 1_000 } = where;
  // Bodies have limits of their own: a batch may take as long as it has to.
  const server = createServer({
    requestTimeout: 0,
    headersTimeout,
    connectionsCheckingInterval: Math.min(1_000, headersTimeout),
    keepAliveTimeout: 5_000,
    // Nothing depends on what a client calls the server.
    requireHostHeader: false,
  });
  const { isEnding, answered, isAnswering, end } = followCalls(server);
  const refuse = typeof served === 'function' ? plainRefusal : served.refuse;
  const listener = listenerFor(served, where, isEnding);
  const answer = (request: IncomingMessage, response: ServerResponse): unknown => listener(request, response);
  server.on('request', answer);
  server.on('checkContinue', (request, response) => {
    askForBody(request, response);
    server.emit('request', request, response);
  });
  // Whoever expects more than to be asked for the body is answered all the same.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', ({ socket }) => refuseConnection(new Error('A tunnel is asked for.'), socket, refuse));
  server.maxConnections = connections;
  server.on('clientError', (error, socket) => {
    // What was asked before is answered before.
    void answered(socket).then(() =>
      isAnswering(socket) ? socket.destroy() : refuseConnection(error, socket, refuse),
    );
  });
  const { address, family, port: taken } = await listen(server, host, port);
  const name = family === 'IPv6' ? `[${address}]` : address;
  return { address: `http://${name}:${taken}`, close: (within = 4_000) => end(within) };
}
