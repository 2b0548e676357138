/** Asks one server as fast as it answers, over sockets of its own: a client of HTTP would cost more than the server. */
import { connect } from 'node:net';

/** What one server answered in a while. */
export interface Load {
  /** Answers in a second. */
  readonly perSecond: number;
  /** Time of which all but one in a hundred answers took less, in milliseconds. */
  readonly p99: number;
  /** How often each status code came. */
  readonly statuses: ReadonlyMap<number, number>;
}

/** How a server is asked. */
export interface LoadOptions {
  readonly connections: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** What has come of an answer, as bytes of one character each. */
function wholeIn(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head === -1) return undefined;
  const length = /content-length: ([0-9]+)/i.exec(text.slice(0, head))?.[1];
  const status = Number(text.slice(9, 12));
  return text.length >= head + 4 + (status === 304 ? 0 : Number(length ?? 0)) ? status : undefined;
}

/**
 * Asks a server, each connection one request after the other.
 *
 * @param port Its port on this machine.
 * @param requests The requests, which are sent in turn.
 * @param options How many at once, and how long.
 * @returns What it answered.
 */
export async function load(port: number, requests: readonly Buffer[], options: LoadOptions): Promise<Load> {
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const end = performance.now() + options.duration;
  let next = 0;
  const lane = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let text = '';
      let sent = 0;
      const send = (): void => {
        if (performance.now() > end) return void socket.end(resolve);
        sent = performance.now();
        socket.write(requests[next++ % requests.length] ?? '');
      };
      socket.setEncoding('latin1').on('data', (piece: string) => {
        text = text === '' ? piece : text + piece;
        const status = wholeIn(text);
        if (status === undefined) return;
        text = '';
        times.push(performance.now() - sent);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        send();
      });
      socket.on('connect', send).on('error', reject);
    });
  await Promise.all(Array.from({ length: options.connections }, lane));
  times.sort((one, other) => one - other);
  return {
    perSecond: times.length / (options.duration / 1_000),
    p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
    statuses,
  };
}

/**
 * Writes a request down.
 *
 * @param line Method and address: `GET /index.json`.
 * @param fields Header fields.
 * @param body Its body, where it has one.
 * @returns Its bytes.
 */
export function requestBytes(line: string, fields: Readonly<Record<string, string>>, body?: string): Buffer {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const told = Object.entries({ host: 'localhost', ...fields, ...length }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.from(`${line} HTTP/1.1\r\n${told.join('')}\r\n${body ?? ''}`);
}
