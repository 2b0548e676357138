import { identifiers } from '../identity.ts';

/** A way in which a call can go wrong. */
export interface ProblemType {
  /** Last part of its URI, and of the address of its page: kebab-case, never reused. */
  readonly id: string;
  /** Status code of HTTP that comes with it. */
  readonly status: number;
  /** What went wrong, the same each time. */
  readonly title: string;
  /** When this is answered, in a few sentences. */
  readonly when: string;
  /** What whoever called does next. */
  readonly fix: string;
  /** Its URI, which leads to its page. */
  readonly uri: string;
}

const types = {
  'missing-parameter': {
    status: 400,
    title: 'A parameter is missing',
    when: 'The address lacks a parameter that the call cannot do without.',
    fix: 'Add the parameter that `detail` names, with its value percent-encoded.',
  },
  'unknown-value': {
    status: 400,
    title: 'A parameter has a value that is not known',
    when: 'A parameter, such as `format`, has a value that is none of those it may have, or stands there twice.',
    fix: 'Use one of the values that `detail` lists.',
  },
  'not-a-question': {
    status: 400,
    title: 'The call asks no question of a planner',
    when: 'A call to `/accepts` has no tasktype, or its body cannot be read.',
    fix: 'Send `{"tasktype": …, "taskinfo": …}` as JSON or YAML, or the same fields in the address.',
  },
  'not-a-listing': {
    status: 400,
    title: 'The body lists no files',
    when: 'The body of a call to `/api/suggest` is neither a zip nor a listing of files that can be read.',
    fix: 'Send `{"files": [{"path": …, "text": …}]}` as JSON, or a zip of the repository as `application/zip`.',
  },
  'malformed-request': {
    status: 400,
    title: 'This is no request of HTTP',
    when: 'What came cannot be read as HTTP/1.1, or its parts contradict each other about where the body ends.',
    fix: 'Let a library of HTTP write the request; look at what a proxy in between changes.',
  },
  'not-found': {
    status: 404,
    title: 'Nothing is at this address',
    when: 'No page, file or call has this address, and no type this name.',
    fix: 'Look at `suggestions`, or ask `/api/resolve` with the URI that was meant.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The address does not take this method',
    when: 'The address exists and is asked with another method of HTTP.',
    fix: 'Use one of the methods in the header field `Allow`.',
  },
  'not-acceptable': {
    status: 406,
    title: 'There is no such form of it',
    when: 'The header field `Accept` names only media types in which this is not to be had.',
    fix: 'Accept one of the media types that `detail` lists, or `*/*`.',
  },
  'took-too-long': {
    status: 408,
    title: 'The request did not come in time',
    when: 'The header or the body of the request had not come completely when the time for it was over.',
    fix: 'Send it again; send a large body over a faster line, or in parts.',
  },
  withdrawn: {
    status: 410,
    title: 'The type is withdrawn',
    when: 'The type at this address must not be used any more; its page says why.',
    fix: 'Use the type that `successor` names, where there is one; the page keeps the last description.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    when: 'The body has more bytes than the limit that `detail` names.',
    fix: 'Send less at once, use `/api/validate/batch` for many documents, or the command line for a large one.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body has a form that is not read here',
    when: 'The header field `Content-Type` or `Content-Encoding` names a form that this call does not read.',
    fix: 'Send one of the media types that `detail` lists, not compressed.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    when: 'One client has sent more requests than the server takes from one in this time.',
    fix: 'Wait as many seconds as `Retry-After` says; send many documents with one call to `/api/validate/batch`.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The header of the request is too large',
    when: 'Address and header fields together have more bytes than the server reads.',
    fix: 'Send what is long as the body of a POST.',
  },
  'internal-error': {
    status: 500,
    title: 'The server failed',
    when: 'A fault of the server, which says nothing of what was sent: it was not checked.',
    fix: 'Try again later; tell whoever runs the server the header field `X-Request-Id` of the answer.',
  },
  busy: {
    status: 503,
    title: 'The server has too much to do',
    when: 'So many large documents wait to be checked that this one was not taken on. It was not checked.',
    fix: 'Send it again after as many seconds as `Retry-After` says.',
  },
} as const;

/** Id of a problem type. */
export type ProblemId = keyof typeof types;

/** A problem type whose id is known to be one. */
interface KnownProblemType extends ProblemType {
  readonly id: ProblemId;
}

/**
 * Finds a problem type.
 *
 * @param id Its id.
 * @returns The type with its URI.
 */
export function problemType(id: ProblemId): KnownProblemType {
  return { id, ...types[id], uri: `${identifiers}/problems/${id}` };
}

/** Every way in which a call can go wrong, by status code. There are no others. */
export const problemTypes: readonly ProblemType[] = (Object.keys(types) as ProblemId[]).map(problemType);

/**
 * Makes the file from which the site tells every problem type, because the site itself imports nothing of the server.
 *
 * @returns The file, its path relative to the folder of generated files.
 */
export function problemsFile(): { readonly path: string; readonly content: string } {
  const $comment = 'Made by tasktypes from src/http/problem-types.ts: edit that, not this file. Licence: MIT.';
  return { path: 'problems.json', content: `${JSON.stringify({ $comment, problems: problemTypes }, null, 2)}\n` };
}
