import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A connection that says exactly what it is told to. */
export interface RawCall {
  readonly socket: Socket;
  /** Sends text, each character a byte, or bytes. */
  readonly send: (text: string | Uint8Array) => void;
  /** Everything that came, when the server has ended the connection. */
  readonly end: Promise<string>;
  readonly heard: () => string;
}

/**
 * Connects to a server of this machine.
 *
 * @param port Its port.
 * @returns The connection.
 */
export async function rawCall(port: number): Promise<RawCall> {
  const socket = connect({ port, host: '127.0.0.1' });
  let heard = '';
  socket.on('error', () => undefined);
  socket.on('data', (piece: Buffer) => (heard += piece.toString('latin1')));
  const end = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)));
  await once(socket, 'connect');
  return { socket, end, heard: () => heard, send: (text) => void socket.write(Buffer.from(text as string, 'latin1')) };
}

function bodyIn(rest: string, headers: RawAnswer['headers']): readonly [body: string, length: number] {
  if (headers['transfer-encoding'] !== 'chunked') {
    const length = Number(headers['content-length'] ?? 0);
    return [rest.slice(0, length), length];
  }
  let body = '';
  for (let at = 0; ;) {
    const end = rest.indexOf('\r\n', at);
    const size = Number.parseInt(rest.slice(at, end), 16);
    if (!(size > 0)) return [body, end === -1 ? rest.length : end + 4];
    body += rest.slice(end + 2, end + 2 + size);
    at = end + 2 + size + 2;
  }
}

/**
 * Reads the answers that came over a connection.
 *
 * @param text All that came, each byte a character.
 * @returns The answers; those that only say to go on are left out.
 * @throws {Error} When something came that is no answer.
 */
export function rawAnswers(text: string): readonly RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let rest = text; rest !== '';) {
    const end = rest.indexOf('\r\n\r\n');
    const [first = '', ...fields] = rest.slice(0, end).split('\r\n');
    const status = Number(/^HTTP\/1\.1 ([0-9]{3}) /.exec(first)?.[1]);
    if (end === -1 || !(status > 0)) throw new Error(`This is no answer: ${rest.slice(0, 200)}`);
    const pairs = fields.map((field) => {
      const at = field.indexOf(':');
      return [field.slice(0, at).toLowerCase(), field.slice(at + 1).trim()] as const;
    });
    const headers = Object.fromEntries(pairs);
    const [body, length] = bodyIn(rest.slice(end + 4), headers);
    rest = rest.slice(end + 4 + length);
    if (status !== 100) answers.push({ status, headers, body });
  }
  return answers;
}

/**
 * Sends pieces over one connection and waits until the server ends it.
 *
 * @param port Port of the server.
 * @param pieces What is sent.
 * @param pause Milliseconds between two pieces.
 * @returns The answers.
 */
export async function talk(
  port: number,
  pieces: readonly (string | Uint8Array)[],
  pause = 0,
): Promise<readonly RawAnswer[]> {
  const call = await rawCall(port);
  for (const piece of pieces) {
    if (call.socket.destroyed) break;
    call.send(piece);
    if (pause > 0) await setTimeout(pause);
  }
  return rawAnswers(await call.end);
}
