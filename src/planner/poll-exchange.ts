import { shown } from '../spec/words.ts';
import { NoAnswer } from './poll-failure.ts';

/** One question as it is sent. */
export interface Sending {
  readonly address: URL;
  /** JSON of the question. */
  readonly body: string;
  readonly token: string | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  /** Bytes of a reply, unpacked. */
  readonly maxReplySize: number;
}

/** What came back, unread. */
export interface Received {
  /** Without parameters, in lower case; empty where none is named. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const mostRedirects = 5;
const seeOther = 303;
const redirects = [301, 302, seeOther, 307, 308];

function statusText(status: number, address: URL): string {
  if (status === 401 || status === 403)
    return `The planner does not let you ask (status ${status}). Name the variable that holds your token for it in the list.`;
  if (status === 404) return `There is no planner at ${address.href} (status 404). Check its address.`;
  if (status === 429) return 'The planner has been asked too often (status 429). Try again later.';
  return `The planner answers with status ${status}. Tell whoever runs it.`;
}

/** Neither the task nor a token goes to anybody whom the list does not name, so an origin is never left. */
function redirected(response: Response, from: URL): URL {
  const location = response.headers.get('location');
  if (location === null)
    throw new NoAnswer('redirect', 'The planner sends the question on and does not say where to. Check its address.');
  const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (target?.origin !== from.origin)
    throw new NoAnswer(
      'redirect',
      `The planner sends the question on to ${shown(target?.origin === 'null' ? location : (target?.origin ?? location))}, where nothing was sent. If you trust that place, write it into the list.`,
    );
  return target;
}

function requestOf({ body, token, signal }: Sending, method: 'GET' | 'POST'): RequestInit {
  return {
    method,
    headers: {
      accept: 'application/json, application/yaml;q=0.5',
      // One that is kept costs memory for as long as others are asked; a browser passes over this.
      connection: 'close',
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(method === 'POST' ? { body } : {}),
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  };
}

/** Tells the host to stop; nobody waits for it to hear that. */
function leave(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

/** Into one piece: a body in a million pieces of one byte would take a hundred times its size otherwise. */
async function readBody(response: Response, most: number): Promise<Uint8Array> {
  let bytes = new Uint8Array(8_192);
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    const end = size + read.value.length;
    if (end > most) {
      reader?.cancel().catch(() => undefined);
      throw new NoAnswer('too-large', `The reply is larger than ${most} bytes, and was not read to its end.`);
    }
    if (end > bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * bytes.length));
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(read.value, size);
    size = end;
  }
  return bytes.subarray(0, size);
}

async function open(sending: Sending): Promise<Response> {
  // Called by itself: the one of a browser refuses to be a member of something else.
  const { fetch } = sending;
  let address = sending.address;
  let method: 'GET' | 'POST' = 'POST';
  for (let count = 0; count <= mostRedirects; count += 1) {
    const response = await fetch(address, requestOf(sending, method));
    // A browser does not say where a redirect leads.
    if (response.type !== 'opaqueredirect' && !redirects.includes(response.status)) return response;
    leave(response);
    if (response.status === seeOther) method = 'GET';
    address = redirected(response, address);
  }
  throw new NoAnswer(
    'redirect',
    `The planner sends the question on more than ${mostRedirects} times. Tell whoever runs it.`,
  );
}

/**
 * Sends a question and receives the reply, following redirects within the same origin only.
 *
 * @param sending The question, and what the reply may cost.
 * @returns The reply, unread.
 * @throws {NoAnswer} When the planner sends the question elsewhere, answers with another status than one of success, or with too much.
 */
export async function exchange(sending: Sending): Promise<Received> {
  const response = await open(sending);
  if (!response.ok) {
    leave(response);
    throw new NoAnswer('status', statusText(response.status, sending.address), response.status);
  }
  const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';');
  return { mediaType: mediaType.trim().toLowerCase(), bytes: await readBody(response, sending.maxReplySize) };
}
