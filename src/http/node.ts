import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Handler } from './accepts.ts';

/** Where a handler is served, and how long it waits for a caller. */
export interface Listening {
  /** The address to listen on; only this machine unless given. */
  readonly host?: string;
  /** The port; 0 for any free one. */
  readonly port: number;
  /** Longest time until all of a request has come, in milliseconds; 30 s unless given. */
  readonly requestTimeout?: number;
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

/**
 * Serves a handler over HTTP.
 *
 * @param handler What answers.
 * @param where Where it is served.
 * @returns The running server.
 * @throws {ListenError} When the address cannot be listened on.
 */
export async function serve(handler: Handler, where: Listening): Promise<Running> {
  const { host = '127.0.0.1', port, requestTimeout = 30_000 } = where;
  const listener = getRequestListener(handler);
  const server = createServer(
    { requestTimeout, headersTimeout: Math.min(10_000, requestTimeout), keepAliveTimeout: 5_000 },
    (request, response) => void listener(request, response),
  );
  const { address, family, port: taken } = await listen(server, host, port);
  const name = family === 'IPv6' ? `[${address}]` : address;
  return { address: `http://${name}:${taken}`, close: (within = 5_000) => closing(server, within) };
}
