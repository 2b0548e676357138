import { html, instead, rightTask, without, yes, type Planted } from './planted.ts';

/** Planners that read or answer calls wrongly, by what they do. */
export const faultyCalls: Readonly<Record<string, Planted>> = {
  'lets no page read it': {
    mistake: ({ right }) => without(right, 'access-control-allow-origin'),
    faults: ['pages-may-send-json', 'pages-may-read-answers'],
    said: 'no such field',
  },
  'lets only its own pages read it': {
    mistake: ({ right, request }) => {
      if (request.method !== 'OPTIONS') right.headers.set('access-control-allow-origin', 'https://own.example.org');
      return right;
    },
    faults: ['pages-may-read-answers'],
    said: 'https://own.example.org',
  },
  'answers no preflight': {
    mistake: ({ request, right }) => (request.method === 'OPTIONS' ? instead(right, 'no', { status: 405 }) : undefined),
    faults: ['pages-may-send-json'],
    said: 'status 405',
  },
  'lets pages send no JSON': {
    mistake: ({ request, right }) =>
      request.method === 'OPTIONS' ? without(right, 'access-control-allow-headers') : undefined,
    faults: ['pages-may-send-json'],
    said: 'without it',
  },
  'takes lists in the address for texts': {
    mistake: ({ right, request }) =>
      request.url.includes('=%7B')
        ? instead(right, { reponseword: 'NO', reponseinfo: { reasons: [{ text: 'No list.' }] } })
        : undefined,
    faults: ['get-reads-lists'],
    said: 'NO, "No list."',
  },
  'takes numbers in the address for texts': {
    mistake: ({ right, request }) =>
      request.url.includes('repeats=')
        ? instead(right, { reponseword: 'NO', reponseinfo: { reasons: [{ text: 'No number.' }] } })
        : undefined,
    faults: ['get-reads-fields'],
    said: 'NO, "No number."',
  },
  'is not asked with GET': {
    mistake: ({ right, request }) =>
      request.method === 'GET' ? instead(right, { title: 'Use POST' }, { status: 405 }) : undefined,
    faults: [
      ...['tasktype-alone-is-answered', 'every-uri-is-answered-alike', 'unknown-tasktype-is-no'],
      ...['get-reads-fields', 'get-reads-lists', 'yaml-reply-is-written'],
    ],
    said: 'status 405',
  },
  'reads no YAML': {
    mistake: ({ right, request }) =>
      request.headers.get('content-type') === 'application/yaml'
        ? instead(right, { title: 'No JSON' }, { status: 400 })
        : undefined,
    faults: ['yaml-question-is-read'],
    said: 'status 400',
  },
  'refuses YAML as it may': {
    mistake: ({ right, request }) =>
      request.headers.get('content-type') === 'application/yaml'
        ? instead(right, { title: 'Send JSON' }, { status: 415 })
        : undefined,
    faults: [],
    warnings: ['yaml-question-is-read'],
    said: 'status 415',
  },
  'writes no YAML': {
    mistake: ({ right, request }) =>
      request.headers.get('accept') === 'application/yaml'
        ? instead(right, yes(), { headers: { 'content-type': 'application/json' } })
        : undefined,
    faults: [],
    warnings: ['yaml-reply-is-written'],
    said: 'YES as application/json',
  },
  'writes something that is no YAML': {
    mistake: ({ right, request }) =>
      request.headers.get('accept') === 'application/yaml' ? instead(right, 'a: [') : undefined,
    faults: ['yaml-reply-is-written'],
    said: 'status 200, application/yaml: a: [',
  },
  'hangs where a task is large': {
    mistake: ({ body }) => (body.length > 2 ** 15 ? new Promise(() => undefined) : undefined),
    faults: ['unknown-taskinfo-is-not-read', 'answers-come-in-time'],
    said: 'no complete answer within 2 seconds',
    isSilent: true,
  },
  'sends for ever': {
    mistake: ({ right, body }) => {
      const stream = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array(2 ** 16)) });
      return rightTask(body) ? new Response(stream, { headers: right.headers }) : undefined;
    },
    faults: ['right-task-is-answered', 'answers-come-in-time'],
    said: 'more than 1048576 bytes',
  },
  'breaks down over broken JSON': {
    mistake: ({ right, body }) => (body.endsWith(': ') ? html(right, 500) : undefined),
    faults: ['wrong-call-is-refused'],
    said: 'status 500, text/html',
  },
  'answers a call without a question': {
    mistake: ({ right, request }) =>
      request.url.endsWith('/accepts') && request.method === 'GET' ? instead(right, { reponseword: 'NO' }) : undefined,
    faults: ['wrong-call-is-refused'],
    said: 'NO, without a reason',
  },
  'refuses a call without a word': {
    mistake: ({ right }) => (right.status === 400 ? instead(right, '', { status: 400 }) : undefined),
    faults: ['wrong-call-is-refused'],
    said: 'without a body',
  },
  'refuses a call with a page': {
    mistake: ({ right }) => (right.status === 400 ? html(right, 400) : undefined),
    faults: [],
    warnings: ['wrong-call-is-refused'],
    said: 'status 400, text/html',
  },
  'sends a question elsewhere': {
    mistake: ({ right, body }) =>
      rightTask(body)
        ? instead(right, '', { status: 307, headers: { location: 'https://elsewhere.example.org/accepts' } })
        : undefined,
    faults: ['right-task-is-answered'],
    said: 'a redirect to https://elsewhere.example.org/accepts that was not followed',
  },
};
