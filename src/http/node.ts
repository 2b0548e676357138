import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Handler } from './accepts.ts';
import type { App } from './app.ts';
import type { Answer, Call } from './call.ts';
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

function closing(server: Server, within: number): Promise<void> {
  return new Promise((resolve) => {
    const last = setTimeout(() => server.closeAllConnections(), within);
    server.close(() => {
      clearTimeout(last);
      resolve();
    });
    server.closeIdleConnections();
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
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const wrong = malformed[error.code ?? ''] ?? {
    problem: 'malformed-request',
    detail: 'What came cannot be read as a request of HTTP/1.1.',
  };
  const { status, headers, body = '' } = refusal(wrong);
  const fields = Object.entries({
    ...headers,
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  });
  const told = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const length = Buffer.byteLength(body);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${told}content-length: ${length}\r\nconnection: close\r\n\r\n${String(body)}`,
  );
}

/** Bytes that a body must have brought for each millisecond more: 32 KiB in a second. */
const leastRate = 32;

/** A body that has not come whole. */
interface Underway {
  readonly started: number;
  size: number;
  readonly end: () => void;
}

/** Ends the bodies that come too slowly; one look at all of them is cheaper than a timer for each. */
interface Patience {
  readonly add: (body: Underway) => void;
  readonly remove: (body: Underway) => void;
}

function createPatience(timeout: number): Patience {
  const all = new Set<Underway>();
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    for (const body of all) if (performance.now() > body.started + timeout + body.size / leastRate) body.end();
    timer = all.size === 0 ? undefined : setTimeout(look, Math.min(500, timeout)).unref();
  };
  return {
    add(body) {
      all.add(body);
      timer ??= setTimeout(look, Math.min(500, timeout)).unref();
    },
    remove: (body) => all.delete(body),
  };
}

/** Reads a body that comes in time and is not too large; of any other the rest is not waited for. */
function readWhole(
  incoming: IncomingMessage,
  limit: number,
  patience: Patience,
): Promise<Uint8Array<ArrayBuffer> | WrongCall> {
  const tooLarge: WrongCall = {
    problem: 'body-too-large',
    detail: `The body has more than ${limit} bytes, the limit.`,
  };
  if (Number(incoming.headers['content-length'] ?? 0) > limit) return Promise.resolve(tooLarge);
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const body: Underway = { started: performance.now(), size: 0, end: () => finish(late) };
    function finish(read: Uint8Array<ArrayBuffer> | WrongCall): void {
      patience.remove(body);
      incoming.removeListener('data', take);
      resolve(read);
    }
    function take(piece: Buffer): void {
      body.size += piece.length;
      if (body.size > limit) finish(tooLarge);
      else pieces.push(piece);
    }
    patience.add(body);
    incoming.on('data', take);
    incoming.once('end', () => finish(joined(pieces)));
    incoming.once('error', () => finish(broken));
  });
}

const late: WrongCall = {
  problem: 'took-too-long',
  detail: 'The body had not come completely when the time for it was over.',
};

const broken: WrongCall = { problem: 'malformed-request', detail: 'The connection ended before the body did.' };

/** The one piece of a small body is not copied. */
function joined(pieces: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const [first, ...more] = pieces;
  return (first !== undefined && more.length === 0 ? first : Buffer.concat(pieces)) as Uint8Array<ArrayBuffer>;
}

/** The address that is nearest to the server and not the proxy's own. */
function clientOf(incoming: IncomingMessage, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? incoming.headers['x-forwarded-for'] : undefined;
  const last = String(forwarded ?? '').split(',').at(-1)?.trim(); // prettier-ignore
  return last === undefined || last === '' ? (incoming.socket.remoteAddress ?? '') : last;
}

function callOf({ method = 'GET', url = '/', headers }: IncomingMessage): Call {
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return { method, target: url, header };
}

/** Milliseconds for which the rest of a body that nobody wants is thrown away, so that its sender hears the answer. */
const drainTime = 5_000;

function write(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answer, isLast: boolean): void {
  const { status, headers, body } = answer;
  const length = body === undefined ? undefined : Buffer.byteLength(body);
  // A plain list is what Node writes down fastest.
  const fields: (string | number)[] = [];
  for (const name in headers) fields.push(name, headers[name] ?? '');
  if (length !== undefined && headers['content-length'] === undefined) fields.push('content-length', length);
  if (isLast) fields.push('connection', 'close');
  outgoing.writeHead(status, fields as never);
  // Plain ASCII is written without being looked at again.
  if (typeof body === 'string' && length === body.length) outgoing.end(body, 'latin1');
  else outgoing.end(body);
  if (incoming.complete || incoming.method === 'GET') return;
  const timer = setTimeout(() => incoming.socket.destroy(), drainTime);
  incoming.resume().once('close', () => clearTimeout(timer));
}

/** What answers on Node: requests of the web, and where it can calls without their classes. */
type Served = Handler | App;

function listenerFor(served: Served, where: Listening, isClosing: () => boolean) {
  const { bodyTimeout = 8_000, isBehindProxy = false } = where;
  if (typeof served === 'function') return getRequestListener(served);
  const { answer, fetch } = served;
  const patience = createPatience(bodyTimeout);
  const fetchFor = getRequestListener((request, { incoming }) =>
    fetch(request, clientOf(incoming as IncomingMessage, isBehindProxy)),
  );
  return (incoming: IncomingMessage, outgoing: ServerResponse): Promise<unknown> | undefined => {
    const told = answer(callOf(incoming), {
      client: clientOf(incoming, isBehindProxy),
      read: (limit) => readWhole(incoming, limit, patience),
    });
    if (told === undefined) {
      incoming.setTimeout(30_000, () => incoming.socket.destroy());
      return fetchFor(incoming, outgoing);
    }
    const send = (one: Answer): void => write(incoming, outgoing, one, isClosing());
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
  let isClosing = false;
  const listener = listenerFor(served, where, () => isClosing);
  // Bodies have limits of their own: a batch may take as long as it has to.
  const server = createServer(
    { requestTimeout: 0, headersTimeout, connectionsCheckingInterval: 1_000, keepAliveTimeout: 5_000 },
    (request, response) => void listener(request, response),
  );
  server.maxConnections = connections;
  server.on('clientError', refuseConnection);
  const { address, family, port: taken } = await listen(server, host, port);
  const name = family === 'IPv6' ? `[${address}]` : address;
  const close = (within = 5_000): Promise<void> => {
    isClosing = true;
    return closing(server, within);
  };
  return { address: `http://${name}:${taken}`, close };
}
