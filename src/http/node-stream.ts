import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { idleTime, type Pace } from './limits.ts';
import { throwAwayBody } from './node-outbox.ts';
import { holdToPace } from './node-pace.ts';

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  const { rawHeaders } = incoming;
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  return headers;
}

/** How long who sends a body is waited for. */
export interface Waits {
  /** How fast it has to come. */
  readonly pace: Pace;
  /** Milliseconds for which the rest of one that nobody reads is thrown away. */
  readonly drainTime: number;
}

/** The body as it is asked for. What nobody wants of it is thrown away: ended here, it would take the answer with it. */
function bodyOf(incoming: IncomingMessage, outgoing: ServerResponse, drainTime: number): ReadableStream {
  let isWanted = true;
  outgoing.once('finish', () => {
    isWanted = false;
    throwAwayBody(incoming, drainTime);
  });
  const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    const fail = (): void => controller.error(new Error('The connection ended before the body did.'));
    incoming.pause().on('data', (piece: Buffer) => {
      if (!isWanted) return;
      incoming.pause();
      controller.enqueue(new Uint8Array(piece));
    });
    incoming.once('end', () => isWanted && controller.close());
    incoming.once('error', fail).once('close', () => incoming.readableEnded || fail());
  };
  const cancel = (): void => void (isWanted = false);
  return new ReadableStream({ start, pull: () => void incoming.resume(), cancel }, { highWaterMark: 0 });
}

/** Only path and query of an address count: what the client calls the server is not trusted. */
function requestOf(incoming: IncomingMessage, target: string, bodyFor: () => ReadableStream): Request {
  const { method = 'GET' } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(`http://localhost${target}`), {
    method,
    headers: headersOf(incoming),
    ...(hasBody ? { body: bodyFor(), duplex: 'half' } : {}),
  });
}

/** Nothing goes before there is something to tell, so that the body can still be asked for. */
async function sendBody(body: ReadableStream<Uint8Array>, outgoing: ServerResponse, begin: () => void): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const reader = body.getReader();
  try {
    const first = await reader.read();
    begin();
    for (let next = first; !next.done; next = await reader.read())
      if (!outgoing.write(next.value)) await once(outgoing, 'drain', { signal: gone.signal });
    outgoing.end();
  } catch (error) {
    // Without its end the client knows that the answer is not whole.
    outgoing.destroy();
    await reader.cancel(error).catch(() => undefined);
  }
}

/**
 * Answers a request whose body and answer are not held as a whole: no more is read than the client takes of the answer.
 *
 * @param incoming The request.
 * @param outgoing Where the answer goes; it is broken off where the request is.
 * @param target Path and query.
 * @param answer Answers it.
 * @param waits How long the body is waited for.
 */
export async function answerStream(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: string,
  answer: (request: Request) => Promise<Response>,
  { pace, drainTime }: Waits,
): Promise<void> {
  const { socket } = incoming;
  incoming.setTimeout(idleTime, () => socket.destroy());
  const bodyFor = (): ReadableStream => bodyOf(incoming, outgoing, drainTime);
  holdToPace(incoming, outgoing, pace);
  const { status, headers, body } = await answer(requestOf(incoming, target, bodyFor));
  const begin = (): void => void outgoing.writeHead(status, Object.fromEntries(headers));
  if (body !== null) return sendBody(body, outgoing, begin);
  begin();
  outgoing.end();
}
