import { json } from '../report/json.ts';
import { responseOf, type Answer } from './call.ts';
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
 * @returns The answer.
 */
export function refusal({ problem, detail, members = {}, headers = {} }: WrongCall): Answer {
  const { uri, title, status } = problemType(problem);
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    body: json({ type: uri, title, status, detail, ...members }),
  };
}

/**
 * Says that a call is wrong.
 *
 * @param call What is wrong.
 * @returns The response.
 */
export function refuseCall(call: WrongCall): Response {
  return responseOf(refusal(call));
}
