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
    detail: `\`uri\` is missing. Ask, for example, /api/resolve?uri=${encodeURIComponent(container)}`,
  },
  'unknown-value': { detail: '`format` is "xml". Write one of: json, text.' },
  'not-a-question': { detail: 'The question has no `tasktype`. Write the URI of one.' },
  'not-a-listing': {
    detail: '`files` is missing. Send the files of the repository as a list of objects with a `path`.',
  },
  'malformed-request': { detail: 'The request cannot be read as HTTP/1.1.' },
  'not-found': {
    detail: 'No tasktype is called "oci-contaner".',
    members: { suggestions: ['/tasktypes/oci-container'] },
  },
  'method-not-allowed': {
    detail: 'DELETE asks nothing here. Ask with POST.',
    headers: { Allow: 'POST, OPTIONS' },
  },
  'not-acceptable': { detail: 'A type is told as application/json or text/html. Accept one of these.' },
  'took-too-long': { detail: 'The body had not come completely after 30 seconds.' },
  withdrawn: { detail: 'The type was withdrawn. Use its successor.', members: { successor: container } },
  'body-too-large': { detail: 'The body has more than 1048576 bytes, the limit.' },
  'unsupported-media-type': {
    detail: 'A document is not read from image/png. Send application/json or application/yaml.',
  },
  'too-many-requests': {
    detail: 'More requests came than are taken. Wait 12 seconds.',
    headers: { 'Retry-After': '12' },
  },
  'headers-too-large': { detail: 'Address and header fields have more than 16384 bytes, the limit.' },
  'internal-error': {
    detail: 'The document could not be checked, which says nothing of it. Try again later.',
    members: { requestId: '5f0c7a1e' },
  },
  busy: { detail: 'Too many documents wait. Send it again in 2 seconds.', headers: { 'Retry-After': '2' } },
};
