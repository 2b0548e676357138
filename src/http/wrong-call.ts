/** A call that is wrong, whatever it asks, or was not answered: a sentence, and its status code. */
export interface WrongCall {
  readonly status: 400 | 404 | 405 | 406 | 413 | 415 | 500;
  readonly title: string;
  /** What is wrong with this very call, and what to do. */
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Says that a call is wrong, as RFC 9457 has it.
 *
 * @param call What is wrong.
 * @returns The response.
 */
export function refuseCall({ status, title, detail, headers = {} }: WrongCall): Response {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail }, undefined, 2);
  return new Response(`${body}\n`, { status, headers: { 'content-type': 'application/problem+json', ...headers } });
}
