import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pace } from './limits.ts';
import { refusal } from './wrong-call.ts';

/** Looks in one span. */
const looks = 12;

/** Whether the client is waited for: it neither sends more than is taken, nor leaves lying what it is told. */
const isWaitedFor = (incoming: IncomingMessage, outgoing: ServerResponse): boolean =>
  !incoming.isPaused() && !outgoing.writableNeedDrain;

/** An answer that has begun is broken off, which says that it is not whole. */
function breakOff({ socket }: IncomingMessage, outgoing: ServerResponse, { bytes, span }: Pace): void {
  if (outgoing.headersSent) {
    socket.destroy();
    return;
  }
  const seconds = span / 1_000;
  const detail = `The body brought fewer than ${bytes} bytes in ${seconds} seconds in which it was waited for.`;
  const { status, headers, body } = refusal({ problem: 'took-too-long', detail });
  outgoing.writeHead(status, { ...headers, 'access-control-allow-origin': '*', connection: 'close' });
  outgoing.end(body, () => socket.destroySoon());
}

/**
 * Ends a request whose body comes in drops. Only the time counts in which the client is waited for.
 *
 * @param incoming The request.
 * @param outgoing Its answer.
 * @param pace What the body has to bring, and in what time.
 */
export function holdToPace(incoming: IncomingMessage, outgoing: ServerResponse, pace: Pace): void {
  const { socket } = incoming;
  const between = pace.span / looks;
  let before = socket.bytesRead;
  let waited = 0;
  const timer = setInterval(() => {
    if (incoming.complete) clearInterval(timer);
    else if (isWaitedFor(incoming, outgoing)) waited += 1;
    if (waited < looks) return;
    waited = 0;
    if (!incoming.complete && socket.bytesRead - before < pace.bytes) breakOff(incoming, outgoing, pace);
    before = socket.bytesRead;
  }, between).unref();
  outgoing.once('close', () => clearInterval(timer));
}
