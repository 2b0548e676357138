import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './call.ts';

const bringsBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

/** An answer on its way out. */
export interface Outgoing {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly answer: Answer;
  /** Whether the connection ends with it. */
  readonly isLast: boolean;
}

/**
 * Throws the rest of a body that nobody wants away for a while, so that its sender hears the answer.
 *
 * @param incoming The request, which is answered.
 * @param drainTime Milliseconds after which the connection is ended.
 * @param thrown Is called when the body is at its end, or was before.
 */
export function throwAwayBody(
  incoming: IncomingMessage,
  drainTime: number,
  thrown: () => void = () => undefined,
): void {
  if (incoming.complete || !bringsBody(incoming)) {
    thrown();
    return;
  }
  const timer = setTimeout(() => incoming.socket.destroy(), drainTime);
  incoming.resume().once('close', () => {
    clearTimeout(timer);
    thrown();
  });
}

function write({ incoming, outgoing, answer, isLast }: Outgoing, drainTime: number): void {
  const { status, headers, body } = answer;
  const length = body === undefined ? undefined : Buffer.byteLength(body);
  // A plain list is what Node writes down fastest.
  const fields: (string | number)[] = [];
  for (const name in headers) fields.push(name, headers[name] ?? '');
  if (length !== undefined && headers['content-length'] === undefined) fields.push('content-length', length);
  if (isLast) fields.push('connection', 'close');
  outgoing.writeHead(status, fields as never);
  // Plain ASCII is written without being looked at again.
  const encoding = typeof body === 'string' && length === body.length ? 'latin1' : 'utf8';
  if (incoming.complete || body === undefined) {
    outgoing.end(body, encoding);
    throwAwayBody(incoming, drainTime);
    return;
  }
  // A connection that is closed while its client still sends is reset, which can take the answer with it.
  outgoing.write(body, encoding);
  throwAwayBody(incoming, drainTime, () => outgoing.end());
}

/**
 * Makes what sends the answers of one server: those that are ready in one turn go out together at its end. One by one, each
 * would wake a client that reads faster than answers come, which costs more than most answers.
 *
 * @param drainTime Milliseconds for which the rest of a body that nobody wants is thrown away.
 * @returns Sends an answer.
 */
export function createOutbox(drainTime: number): (answer: Outgoing) => void {
  let ready: Outgoing[] = [];
  const flush = (): void => {
    const now = ready;
    ready = [];
    for (const answer of now) write(answer, drainTime);
  };
  return (answer) => {
    if (ready.length === 0) setImmediate(flush);
    ready.push(answer);
  };
}
