import type { Caller } from '../planner/judge-offer.ts';
import type { Question, Reply } from '../planner/message.ts';
import type { ReadQuestion } from '../planner/question.ts';
import { readBody } from './body.ts';
import { readQuestionBody, type ReadQuery } from './question-body.ts';
import { replyForm, type ReplyForm } from './reply-form.ts';
import { refuseCall, type WrongCall } from './wrong-call.ts';

/** What answers questions, and reads those that stand in an address. */
export interface Answering {
  readonly answer: (question: Question, caller: Caller) => Reply;
  readonly readQuery: ReadQuery;
}

/** How a planner is asked over HTTP. */
export interface AcceptsOptions {
  /** Says whether the one who asks has signed in; nobody has unless given. */
  readonly isSignedIn?: (request: Request) => boolean | Promise<boolean>;
  /** Is told each answer before it is sent. */
  readonly onAnswer?: (question: Question, reply: Reply) => void;
  /** Most bytes of a question; 1 MiB unless given. */
  readonly maxSize?: number;
}

/** What answers a request. */
export type Handler = (request: Request) => Promise<Response>;

const defaultMaxSize = 2 ** 20;

/** Pages of any origin may ask: the answers are the same for all, and say nothing of who asks. */
const openToAll: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': '*',
};

const preflight: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, *',
  'access-control-max-age': '86400',
  allow: 'GET, HEAD, POST, OPTIONS',
};

async function questionIn(request: Request, { readQuery }: Answering, maxSize: number): Promise<Question | WrongCall> {
  if (request.method !== 'POST') return askedOrWrong(readQuery(new URL(request.url).searchParams));
  const body = await readBody(request, maxSize);
  if ('tooLarge' in body) {
    const detail = `The question has more than ${body.tooLarge} bytes, the limit. Name large parts by their address.`;
    return { problem: 'body-too-large', detail };
  }
  const { searchParams } = new URL(request.url);
  if (body.bytes.length === 0 && searchParams.has('tasktype')) return askedOrWrong(readQuery(searchParams));
  const asked = await readQuestionBody(body.bytes, request.headers.get('content-type'), readQuery);
  return 'wrong' in asked ? asked.wrong : askedOrWrong(asked);
}

function askedOrWrong(read: ReadQuestion): Question | WrongCall {
  return 'question' in read ? read.question : { problem: 'not-a-question', detail: read.refusal };
}

/** Older readers take a bare NO or a time for something else than a text, and anchors for none of their own. */
const yamlForAll = { compat: 'yaml-1.1', aliasDuplicateObjects: false } as const;

async function written(reply: Reply, { mediaType, isYaml }: ReplyForm): Promise<Response> {
  const text = isYaml
    ? (await import('yaml')).stringify(reply, yamlForAll)
    : `${JSON.stringify(reply, undefined, 2)}\n`;
  const headers = { 'content-type': isYaml ? `${mediaType}; charset=utf-8` : mediaType, vary: 'Accept' };
  return new Response(text, { headers });
}

async function respond(request: Request, planner: Answering, options: AcceptsOptions): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight });
  if (!['GET', 'HEAD', 'POST'].includes(request.method))
    return refuseCall({
      problem: 'method-not-allowed',
      detail: `${request.method} asks nothing here. Ask with GET or POST.`,
      headers: { allow: 'GET, HEAD, POST, OPTIONS' },
    });
  const form = replyForm(request.headers.get('accept'));
  if (form === undefined)
    return refuseCall({
      problem: 'not-acceptable',
      detail: 'A reply is written as application/json or application/yaml. Accept one of these.',
    });
  const question = await questionIn(request, planner, options.maxSize ?? defaultMaxSize);
  if ('problem' in question) return refuseCall(question);
  const signedIn = (await options.isSignedIn?.(request)) ?? false;
  const reply = planner.answer(question, { signedIn });
  options.onAnswer?.(question, reply);
  return written(reply, form);
}

const notAnswered = (): Response =>
  refuseCall({
    problem: 'internal-error',
    detail: 'The planner could not answer, which says nothing of the task. Ask again later, or tell whoever runs it.',
  });

/**
 * Makes what answers requests to `/accepts`, wherever a program puts it: `GET` with the question in the address, `POST` with
 * JSON, YAML or, as multipart/form-data, a Compose file. YES and NO are answered with status 200; a wrong call is told as
 * RFC 9457 has it.
 *
 * @param planner What answers the questions.
 * @param options Who has signed in, and what is told of the answers.
 * @returns The handler; every response may be read by pages of any origin.
 */
export function acceptsHandler(planner: Answering, options: AcceptsOptions = {}): Handler {
  return async (request) => {
    const response = await respond(request, planner, options).catch(notAnswered);
    for (const [name, value] of Object.entries(openToAll)) response.headers.set(name, value);
    return response;
  };
}
