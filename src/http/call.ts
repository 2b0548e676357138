import type { Verdict } from '../validate/report.ts';

/** A request as far as most calls need it, without the classes of the web: a server under load makes none of them. */
export interface Call {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  /** Finds a header field by its name in lower case. */
  readonly header: (name: string) => string | undefined;
}

/** An answer that is known as a whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where there is none to send. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** What a document turned out to be, for those who count. */
  readonly verdict?: Verdict;
}

/** A part of an address. */
export interface Target {
  readonly path: string;
  readonly query: URLSearchParams;
}

const nothing = new URLSearchParams();

/**
 * Takes an address apart.
 *
 * @param target Path and query as they were sent.
 * @returns The path as it was sent, and the parameters.
 */
export function readTarget(target: string): Target {
  const at = target.indexOf('?');
  return at === -1
    ? { path: target, query: nothing }
    : { path: target.slice(0, at), query: new URLSearchParams(target.slice(at)) };
}

/**
 * Makes a call of a request.
 *
 * @param request The request.
 * @returns The call.
 */
export function callOf({ method, url, headers }: Request): Call {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return { method, target: start === -1 ? '/' : url.slice(start), header: (name) => headers.get(name) ?? undefined };
}

/**
 * Makes a response of an answer.
 *
 * @param answer The answer.
 * @returns The response.
 */
export function responseOf({ status, headers, body }: Answer): Response {
  return new Response(body ?? null, { status, headers });
}
