import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Server as Listener } from 'node:net';
import type { Duplex } from 'node:stream';

/** A server whose calls are followed. */
export interface Followed {
  readonly isEnding: () => boolean;
  /** Waits for the calls that came whole over a connection. */
  readonly answered: (socket: Duplex) => Promise<unknown>;
  /** Whether an answer has begun on a connection and has not ended, so that no other can follow it. */
  readonly isAnswering: (socket: Duplex) => boolean;
  /** Takes no more connections, and is done when all that was taken is answered, or when the time is over. */
  readonly end: (within: number) => Promise<void>;
}

/** Milliseconds for which a connection without a call is kept, because one may be on its way. */
const lastCalls = 250;
const betweenSweeps = 50;

const isOut = ({ writableFinished, destroyed }: ServerResponse): boolean => writableFinished || destroyed;

/**
 * Follows the calls of a server, so that it can be ended without losing one.
 *
 * @param server The server.
 * @returns What is known of its calls, and what ends it.
 */
export function followCalls(server: Server): Followed {
  // The answers of a connection that are not out; those that are go when the next one comes, so that none needs a listener.
  const underWay = new Map<Socket, ServerResponse[]>();
  const quietSince = new Map<Socket, number>();
  let isEnding = false;
  server.on('connection', (socket) => {
    underWay.set(socket, []);
    socket.once('close', () => underWay.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    const responses = underWay.get(socket);
    while (responses?.[0] !== undefined && isOut(responses[0])) responses.shift();
    responses?.push(response);
  });

  const sweep = (): void => {
    const now = performance.now();
    for (const [socket, responses] of underWay) {
      const since = quietSince.get(socket) ?? now;
      if (!responses.every(isOut)) quietSince.delete(socket);
      else if (now - since >= lastCalls) socket.destroySoon();
      else quietSince.set(socket, since);
    }
  };
  const end = (within: number): Promise<void> => {
    isEnding = true;
    const sweeps = setInterval(sweep, betweenSweeps);
    const last = setTimeout(() => server.closeAllConnections(), within);
    sweep();
    return new Promise((resolve) => {
      const done = (): void => {
        clearInterval(sweeps);
        clearTimeout(last);
        server.close();
        resolve();
      };
      // The close of HTTP would cut off at once whoever keeps a connection, with the call that may be on it.
      Listener.prototype.close.call(server, done);
    });
  };
  const callsOf = (socket: Duplex): readonly ServerResponse[] => {
    const [, responses = []] = [...underWay].find(([one]) => one === socket) ?? [];
    return responses.filter((call) => !isOut(call));
  };
  const answered = (socket: Duplex): Promise<unknown> => {
    const calls = callsOf(socket).filter((call) => call.req.complete);
    return Promise.all(calls.map((call) => once(call, 'close')));
  };
  const isAnswering = (socket: Duplex): boolean => callsOf(socket).some((call) => call.headersSent);
  return { isEnding: () => isEnding, answered, isAnswering, end };
}
