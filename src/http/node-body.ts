import type { IncomingMessage } from 'node:http';
import type { WrongCall } from './wrong-call.ts';

/** Bytes that a body must have brought for each millisecond more: 32 KiB in a second. */
const leastRate = 32;

/** A body that has not come whole. */
interface Underway {
  readonly started: number;
  size: number;
  readonly end: () => void;
}

/** Ends the bodies that come too slowly; one look at all of them is cheaper than a timer for each. */
export interface Patience {
  readonly add: (body: Underway) => void;
  readonly remove: (body: Underway) => void;
}

/**
 * Makes what watches the bodies of one server.
 *
 * @param timeout Milliseconds that a body has besides one for each 32 bytes of it.
 * @returns What watches them.
 */
export function createPatience(timeout: number): Patience {
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

/**
 * Reads a body that comes in time and is not too large; of any other the rest is not waited for.
 *
 * @param incoming The request.
 * @param limit Most bytes.
 * @param patience Ends it when it comes too slowly.
 * @returns The body, or what is wrong with the call.
 */
export function readWhole(
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
