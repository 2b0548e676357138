import { quotedForShell } from '../../spec/words.ts';
import { tasktypeQuery, writeQuery, type Task } from '../planner-request.ts';

/** One request, as it is sent and as anybody can repeat it. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What is asked about; absent where the call is no question. */
  readonly tasktype?: string;
}

/** Where the pages are that ask: somewhere else than the planner. */
export const origin = 'https://elsewhere.invalid';

/**
 * Asks about a tasktype alone.
 *
 * @param url Address of the planner.
 * @param tasktype The tasktype.
 * @returns The call.
 */
export function getTag(url: string, tasktype: string): Call {
  return { method: 'GET', url: `${url}?${tasktypeQuery(tasktype)}`, headers: {}, tasktype };
}

/**
 * Asks with each field in the address.
 *
 * @param url Address of the planner.
 * @param task The task.
 * @returns The call; `undefined` where a field has no clear form in an address.
 */
export function getTask(url: string, task: Task): Call | undefined {
  const written = writeQuery(task);
  if (!('query' in written)) return undefined;
  return { method: 'GET', url: `${url}?${written.query}`, headers: {}, tasktype: task.tasktype };
}

/**
 * Sends a text that should be a question.
 *
 * @param url Address of the planner.
 * @param body The text.
 * @param mediaType What it is said to be.
 * @returns The call; it names no tasktype.
 */
export function postText(url: string, body: string, mediaType = 'application/json'): Call {
  return { method: 'POST', url, headers: { 'content-type': mediaType }, body };
}

/**
 * Sends a question as JSON.
 *
 * @param url Address of the planner.
 * @param tasktype The tasktype.
 * @param taskinfo The taskinfo; absent for the tasktype alone.
 * @returns The call.
 */
export function postTask(url: string, tasktype: string, taskinfo?: unknown): Call {
  const question = taskinfo === undefined ? { tasktype } : { tasktype, taskinfo };
  return { ...postText(url, JSON.stringify(question)), tasktype };
}

/**
 * Asks what a browser asks before a page may send JSON.
 *
 * @param url Address of the planner.
 * @returns The call.
 */
export function preflightCall(url: string): Call {
  const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
  return { method: 'OPTIONS', url, headers };
}

/**
 * Writes a call for the shell.
 *
 * @param call The call.
 * @returns The words of a line of `curl`, each quoted where it has to be.
 */
export function curlWords({ method, url, headers, body }: Call): readonly string[] {
  return [
    // Braces and brackets have a meaning for curl, and `-i` shows status and fields.
    'curl -g -i',
    ...(method === 'OPTIONS' ? ['-X OPTIONS'] : []),
    ...Object.entries(headers).map(([name, value]) => `-H ${quotedForShell(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quotedForShell(body)}`]),
    quotedForShell(url),
  ];
}
