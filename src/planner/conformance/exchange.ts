import { readAnswer, said, type Answer, type Received } from './answer.ts';
import { origin, type Call } from './call.ts';
import type { Limits } from './limits.ts';

/** A call and what came of it. */
export interface Exchange {
  readonly call: Call;
  readonly answer: Answer;
  /** Absent where nothing came back that could be read to its end. */
  readonly received?: Received;
  /** What came back, to end a sentence. */
  readonly said: string;
  /** Milliseconds until the answer had come completely, or was given up. */
  readonly time: number;
}

/** What sends requests: the `fetch` of the web. */
export type Fetch = typeof globalThis.fetch;

/** So much of a body is shown at most, in UTF-16 code units. */
const mostKept = 400;

class NoAnswer extends Error {}

const seconds = (milliseconds: number): string => `${milliseconds / 1000} second${milliseconds === 1000 ? '' : 's'}`;

async function readText(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = '';
  let size = 0;
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.length;
    if (size > most) {
      await reader?.cancel();
      throw new NoAnswer(`an answer of more than ${most} bytes, which was not read to its end`);
    }
    text += decoder.decode(next.value, { stream: true });
  }
  return text + decoder.decode();
}

function failureOf(error: unknown, isOver: boolean, { patience }: Limits): string {
  if (error instanceof NoAnswer) return error.message;
  if (isOver) return `no complete answer within ${seconds(patience)}`;
  const { code } = ((error as Error).cause ?? error) as { readonly code?: unknown };
  return `no answer${typeof code === 'string' ? ` (${code})` : ''}`;
}

async function receive({ method, url, headers, body }: Call, send: Fetch, signal: AbortSignal, limits: Limits) {
  const response = await send(url, {
    method,
    headers: { origin, accept: '*/*', ...headers },
    redirect: 'manual',
    signal,
    ...(body === undefined ? {} : { body }),
  });
  const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';');
  const text = await readText(response, limits.size);
  return { status: response.status, fields: response.headers, mediaType: mediaType.trim().toLowerCase(), text };
}

function redirectOf({ status, fields }: Received): string {
  const to = fields.get('location');
  return status >= 300 && status < 400 && to !== null ? `, a redirect to ${to} that was not followed` : '';
}

/**
 * Makes a call and waits for its answer. Redirects are not followed.
 *
 * @param call The call.
 * @param send What sends it.
 * @param limits How long is waited, and how much is read.
 * @returns The exchange; a host that does not answer is told like any other.
 */
export async function exchange(call: Call, send: Fetch, limits: Limits): Promise<Exchange> {
  const begin = performance.now();
  // Signals that `AbortSignal` makes of a time may be collected by Node 20, and then never fire.
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), limits.patience);
  try {
    const received = await receive(call, send, controller.signal, limits);
    const time = performance.now() - begin;
    const answer = await readAnswer(received.text, received.mediaType);
    const kept = { ...received, text: received.text.slice(0, mostKept) };
    return { call, answer, received: kept, said: said(kept, answer) + redirectOf(received), time };
  } catch (error) {
    const time = performance.now() - begin;
    return { call, answer: { problems: [] }, said: failureOf(error, controller.signal.aborted, limits), time };
  } finally {
    clearTimeout(timer);
  }
}
