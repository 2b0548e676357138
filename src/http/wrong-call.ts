import { problemType, type ProblemId } from './problem-types.ts';

/** A call that is wrong, whatever it asks, or was not answered. */
export interface WrongCall {
  readonly problem: ProblemId;
  /** What is wrong with this very call, and what to do. */
  readonly detail: string;
  /** Further members of the answer, such as `suggestions`. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Writes what is wrong with a call, as RFC 9457 has it.
 *
 * @param call What is wrong.
 * @param requestId Name of the request in the log of the server, where it has one.
 * @returns The body, as `application/problem+json`.
 */
export function problemBody({ problem, detail, members = {} }: WrongCall, requestId?: string): string {
  const { uri, title, status } = problemType(problem);
  const told = { type: uri, title, status, detail, ...members, ...(requestId === undefined ? {} : { requestId }) };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}

/**
 * Says that a call is wrong.
 *
 * @param call What is wrong.
 * @param requestId Name of the request in the log of the server, where it has one.
 * @returns The response.
 */
export function refuseCall(call: WrongCall, requestId?: string): Response {
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...call.headers };
  return new Response(problemBody(call, requestId), { status: problemType(call.problem).status, headers });
}
