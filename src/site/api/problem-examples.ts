import { identifiers } from '../../identity.ts';

/** What stands in an answer besides what its type says. */
export interface ProblemExample {
  readonly detail: string;
  /** Further members of the body. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Fields of the header that tell what to do. */
  readonly headers?: Readonly<Record<string, string>>;
}

const container = `${identifiers}/tasktypes/oci-container`;

/** An answer of each type of problem, by its id. */
export const problemExamples: Readonly<Record<string, ProblemExample>> = {
  'missing-parameter': {
    detail: 'Ask for one URI: /api/resolve?uri=uri%3A%2F%2Frosetta-container, percent-encoded.',
  },
  'unknown-value': {
    detail: 'There is no format "xml". Use json, text, sarif, junit, github, gitlab, markdown.',
  },
  'not-a-question': { detail: 'The question names no tasktype. Add `tasktype` with the URI of the type.' },
  'not-a-listing': { detail: 'The body has no list `files`. Write {"files": [{"path": …, "text": …}]}.' },
  'malformed-request': { detail: 'What came cannot be read as a request of HTTP/1.1.' },
  'not-found': {
    detail: 'Nothing is at this address. /index.json lists every type, /openapi.json every call.',
    members: { suggestions: [{ uri: container, why: 'It looks like a misspelling of oci-container.' }] },
  },
  'method-not-allowed': {
    detail: '/api/validate does not take GET. Ask with POST.',
    headers: { Allow: 'POST, OPTIONS' },
  },
  'not-acceptable': {
    detail:
      'A report is written as application/json, text/plain, text/markdown, application/sarif+json, application/xml. Accept one of these, or name a format.',
  },
  'took-too-long': { detail: 'The body had not come completely when the time for it was over.' },
  withdrawn: {
    detail: 'The type is withdrawn. Use its successor.',
    members: { successor: container },
  },
  'body-too-large': { detail: 'The body has more than 1048576 bytes, the limit.' },
  'unsupported-media-type': { detail: 'A packed body is not read. Send it as it is, without Content-Encoding.' },
  'too-many-requests': {
    detail:
      'More than 600 calls in 60 seconds. Wait 12 seconds, or send many documents with one call to /api/validate/batch.',
    headers: { 'Retry-After': '12' },
  },
  'headers-too-large': {
    detail: 'Address and header fields have more than 16384 bytes, the limit. Send what is long as the body of a POST.',
  },
  'internal-error': {
    detail: 'The call could not be answered, so nothing that was sent was checked. Try again later.',
    headers: { 'X-Request-Id': '878d8f80-efeb-4449-b561-73d743fc2714' },
  },
  busy: {
    detail: '64 large documents wait already. This one was not checked.',
    headers: { 'Retry-After': '5' },
  },
};
