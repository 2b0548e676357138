import type { Handler } from '../../src/http/accepts.ts';
import { servicetypes, tasktypes } from '../../src/official.ts';
import { ours } from './tested.ts';

type Message = Readonly<Record<string, unknown>>;

/** A request that was read, and the right answer to it. */
export interface Heard {
  readonly request: Request;
  /** The body as it was sent; empty for GET. */
  readonly body: string;
  readonly right: Response;
  /** The message of the right answer, where it is JSON. */
  readonly message: Message;
}

/** What a planner answers in the place of the right answer; `undefined` for the right one. */
export type Mistake = (heard: Heard) => Response | Promise<Response> | undefined;

const taken = [tasktypes.exampleTask, tasktypes.zeppelinNotebook];
const honest = await ours(taken);

/**
 * Makes a planner with a fault: one of ours for two tasktypes, whose answers a mistake changes on their way.
 *
 * @param mistake What it answers wrongly.
 * @returns What answers its requests.
 */
export function planted(mistake: Mistake): Handler {
  return async (request) => {
    const body = request.method === 'POST' ? await request.clone().text() : '';
    const right = await honest(request);
    const isJson = right.headers.get('content-type')?.endsWith('json') === true;
    const message = isJson ? ((await right.clone().json()) as Message) : {};
    return (await mistake({ request, body, right, message })) ?? right;
  };
}

/**
 * Answers with another message, and else as it is right.
 *
 * @param right The right answer.
 * @param message The other message.
 * @param init Another status, and fields in the place of those that are right.
 * @returns The response.
 */
export function instead(
  right: Response,
  message: unknown,
  {
    status = 200,
    headers = {},
  }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  return new Response(body, { status, headers: { ...Object.fromEntries(right.headers), ...headers } });
}

const html = (right: Response, status: number): Response =>
  instead(right, '<!DOCTYPE html><h1>Sorry</h1>', { status, headers: { 'content-type': 'text/html' } });

const says = ({ message }: Heard, word: string): boolean => message['reponseword'] === word;

const yes = (
  service = 'generic-webinterface',
  serviceinfo: unknown = { endpoint: 'https://service.example.org/' },
) => ({
  reponseword: 'YES',
  interfaces: [{ servicetype: servicetypes.genericWebinterface.replace('generic-webinterface', service), serviceinfo }],
});

const without = (right: Response, name: string): Response => {
  right.headers.delete(name);
  return right;
};

const isKnown = ({ request, body }: Heard): boolean =>
  taken.some(
    (uri) =>
      decodeURIComponent(request.url).endsWith(uri) ||
      decodeURIComponent(request.url).includes(`${uri}&`) ||
      body.includes(`"${uri}"`),
  );

const rightTask = (body: string): boolean => body.includes('"Hello from frumblek"');

/** A fault that is planted. */
export interface Planted {
  readonly mistake: Mistake;
  /** The checks that fail because of it. */
  readonly faults: readonly string[];
  readonly warnings?: readonly string[];
  /** A part of what is told of it. */
  readonly said: string;
  /** True where nothing comes back. */
  readonly isSilent?: true;
}

/** Planners that do one thing wrong, by what they do. */
export const faultyPlanners: Readonly<Record<string, Planted>> = {
  'writes responseword': {
    mistake: ({ right, message: { reponseword, ...rest } }) =>
      reponseword === undefined ? undefined : instead(right, { responseword: reponseword, ...rest }),
    faults: ['reponseword-is-written'],
    said: '`responseword`',
  },
  'writes responseinfo': {
    mistake: ({ right, message: { reponseinfo, ...rest } }) =>
      reponseinfo === undefined ? undefined : instead(right, { ...rest, responseinfo: reponseinfo }),
    faults: ['reponseword-is-written'],
    said: '`responseinfo`',
  },
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
  'says NO with status 404': {
    mistake: (heard) => (says(heard, 'NO') ? instead(heard.right, heard.message, { status: 404 }) : undefined),
    faults: ['reply-has-status-200'],
    said: 'NO with status 404',
  },
  'says YES without interfaces': {
    mistake: (heard) => (says(heard, 'YES') ? instead(heard.right, { reponseword: 'YES' }) : undefined),
    faults: ['reply-has-its-shape'],
    said: 'offers no interface',
  },
  'gives no serviceinfo that its servicetype knows': {
    mistake: (heard) =>
      says(heard, 'YES') ? instead(heard.right, yes('generic-webinterface', { url: 'x' })) : undefined,
    faults: ['serviceinfo-is-valid'],
    said: 'endpoint',
  },
  'offers a service that runs something else': {
    mistake: (heard) =>
      says(heard, 'YES')
        ? instead(heard.right, yes('binder-hub', { endpoint: 'https://binder.example.org/' }))
        : undefined,
    faults: ['interface-runs-the-task'],
    said: 'binder-hub',
  },
  'offers a tasktype as a service': {
    mistake: (heard) =>
      says(heard, 'YES')
        ? instead(heard.right, {
            reponseword: 'YES',
            interfaces: [{ servicetype: tasktypes.exampleTask, serviceinfo: {} }],
          })
        : undefined,
    faults: ['serviceinfo-is-valid', 'interface-runs-the-task'],
    said: 'a tasktype',
  },
  'looks into the taskinfo of tasktypes that it does not know': {
    mistake: (heard) =>
      !isKnown(heard) && heard.body.includes('"taskinfo":[')
        ? instead(heard.right, { error: 'list indices must be integers' }, { status: 500 })
        : undefined,
    faults: ['unknown-taskinfo-is-not-read'],
    said: 'status 500',
  },
  'says YES to wrong tasks': {
    mistake: (heard) => (says(heard, 'NO') && isKnown(heard) ? instead(heard.right, yes()) : undefined),
    faults: ['wrong-task-is-no'],
    said: 'YES',
  },
  'answers wrong tasks with status 400 and no word': {
    mistake: (heard) =>
      says(heard, 'NO') && isKnown(heard) ? instead(heard.right, { error: 'invalid' }, { status: 400 }) : undefined,
    faults: ['wrong-task-is-no'],
    said: 'status 400, application/json: {"error":"invalid"}',
  },
  'refuses right tasks and does not say why': {
    mistake: ({ right, request, body }) =>
      (decodeURIComponent(request.url) + body).includes('Hello from frumblek')
        ? instead(right, { reponseword: 'NO' })
        : undefined,
    faults: ['right-task-is-answered'],
    warnings: ['no-says-why'],
    said: 'NO, without a reason',
  },
  'does not say why a task is wrong': {
    mistake: (heard) => (says(heard, 'NO') ? instead(heard.right, { reponseword: 'NO' }) : undefined),
    faults: [],
    warnings: ['no-says-why'],
    said: 'NO, without a reason',
  },
  'knows a tasktype by one URI only': {
    mistake: (heard) =>
      says(heard, 'YES') && !isKnown(heard) && heard.request.method === 'GET'
        ? instead(heard.right, { reponseword: 'NO', reponseinfo: { reasons: [{ text: 'Unknown.' }] } })
        : undefined,
    faults: ['every-uri-is-answered-alike'],
    said: 'NO, "Unknown."',
  },
  'says YES to tasktypes that nobody knows': {
    mistake: (heard) => (heard.request.url.endsWith('-frumblek') ? instead(heard.right, yes()) : undefined),
    faults: ['unknown-tasktype-is-no'],
    said: 'YES',
  },
  'shows a page where it does not know a tasktype': {
    mistake: (heard) =>
      says(heard, 'NO') && !isKnown(heard) && heard.request.method === 'GET' ? html(heard.right, 404) : undefined,
    faults: ['tasktype-alone-is-answered', 'unknown-tasktype-is-no'],
    said: 'status 404, text/html: <!DOCTYPE html>',
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
  'says that JSON is a text': {
    mistake: (heard) => {
      if (heard.message['reponseword'] !== undefined)
        heard.right.headers.set('content-type', 'text/plain; charset=utf-8');
      return heard.right;
    },
    faults: ['reply-names-its-media-type'],
    said: 'text/plain',
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
  'says yes in small letters': {
    mistake: (heard) =>
      says(heard, 'YES') ? instead(heard.right, { ...heard.message, reponseword: 'yes' }) : undefined,
    faults: [],
    warnings: ['reponseword-is-written'],
    said: '"yes"',
  },
  'offers a service that nobody knows': {
    mistake: (heard) =>
      says(heard, 'YES')
        ? instead(heard.right, {
            reponseword: 'YES',
            interfaces: [{ servicetype: 'https://own.example.org/service', serviceinfo: {} }],
          })
        : undefined,
    faults: [],
    warnings: ['serviceinfo-is-valid'],
    said: 'which it does not know',
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
