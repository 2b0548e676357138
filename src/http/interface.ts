import { json } from '../report/json.ts';
import { problem, type Problem } from '../spec/problem.ts';
import type { TaskShortcut } from '../validate/task-shortcut.ts';
import type { Handler } from './accepts.ts';
import { createAdviceHere } from './advice-here.ts';
import { checkLines, type LineCheck, type OnLines } from './batch.ts';
import { readTarget, type Answer, type Call } from './call.ts';
import type { Context, Worker } from './context.ts';
import { holdToLines } from './line-form.ts';
import { isJsonType, mediaTypeIn } from './media.ts';
import { openDocument } from './open-document.ts';
import { packedBody } from './packed-body.ts';
import { strayParameter } from './parameters.ts';
import { resolveCall } from './resolve-call.ts';
import type { Address, Route } from './routes.ts';
import type { Site } from './site.ts';
import { wrongListing } from './suggest-call.ts';
import type { ToldOfLine } from './told-of-line.ts';
import { typeCall } from './type-call.ts';
import { unreadableAnswer } from './validate-call.ts';
import { refusal, type WrongCall } from './wrong-call.ts';

/** What the calls are answered with. */
export interface Parts {
  readonly context: Context;
  readonly site: Site;
  /** The path under which everything is served, with slashes at both ends. */
  readonly base: string;
  /** Works out what depends on a body. */
  readonly work: Worker;
  readonly shortcut: TaskShortcut;
  /** Answers the questions to a planner; absent where none is configured. */
  readonly accepts?: Handler | undefined;
  /** What Prometheus is told. */
  readonly metrics: () => string;
  /** Is told the verdicts of the lines of a batch. */
  readonly onLines: OnLines;
  /** Is told what the server failed at after the answer had begun. */
  readonly onFault: (fault: unknown) => void;
}

/** What those are told who send a batch as they send one document. */
const noParameter: ReadonlyMap<string, string> = new Map([
  ['tasktype', 'each line is a document that names its type itself.'],
  [
    'format',
    'it is answered as NDJSON only, with a report on each line. For another form, send one document by itself.',
  ],
  ['name', 'a report has the number of its line.'],
]);

function openBatch(call: Call): WrongCall | undefined {
  const mediaType = mediaTypeIn(call.header('content-type'));
  const isLines = [
    '',
    'application/x-ndjson',
    'application/ndjson',
    'application/jsonl',
    'text/plain',
    'application/octet-stream',
  ];
  if (!isLines.includes(mediaType) && !isJsonType(mediaType))
    return {
      problem: 'unsupported-media-type',
      detail:
        "A batch has one JSON document on each line. Send it as application/x-ndjson; with curl: -H 'Content-Type: application/x-ndjson' --data-binary @records.ndjson",
    };
  const { query } = readTarget(call.target);
  const [parameter = ''] = query.keys();
  const why = noParameter.get(parameter);
  if (why === undefined) return strayParameter(query, []) ?? packedBody(call);
  return { problem: 'unknown-value', detail: `A batch has no parameter "${parameter}": ${why}` };
}

const notChecked = (base: string): Problem =>
  problem('file-can-be-read', {
    message: 'The server failed at this line, so it was not checked.',
    hint: `Send it again later, by itself to ${base}api/validate.`,
  });

function batchRoute({ context, base, work, shortcut, onLines, onFault }: Parts): Route {
  const asked: Call = { method: 'POST', target: '/api/validate', header: () => undefined };
  const told = ({ verdict, body }: Answer): ToldOfLine => ({ verdict: verdict ?? 'unreadable', json: String(body) });
  const reportOf = async (line: Uint8Array<ArrayBuffer>): Promise<ToldOfLine> => {
    try {
      return told(await work('line', asked, line));
    } catch (fault) {
      onFault(fault);
      return told(unreadableAnswer('line', asked, [notChecked(base)], context));
    }
  };
  const check: LineCheck = { faultless: shortcut.reportsOf, reportOf };
  const answer: Handler = (request) => {
    const lines = checkLines(request.body ?? new Blob([]).stream(), holdToLines(check, base), context.limits, onLines);
    const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' };
    return Promise.resolve(new Response(lines, { headers }));
  };
  return { kind: 'stream', open: openBatch, answer };
}

const plain = (answer: (call: Call, path: string) => Answer | Promise<Answer>): Route => ({ kind: 'plain', answer });

const withoutParameters = (answer: (call: Call, path: string) => Answer | Promise<Answer>): Route =>
  plain((call, path) => {
    const stray = strayParameter(readTarget(call.target).query, []);
    return stray === undefined ? answer(call, path) : refusal(stray);
  });

const noPlanner: Route = plain(() =>
  refusal({
    problem: 'not-found',
    detail:
      'No planner is configured here. Start the server with TASKTYPES_PLANNER=planner.yaml, or ask another planner.',
  }),
);

const health: Route = plain(() => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: json({ status: 'ok' }),
}));

/**
 * Lists the addresses of the interface.
 *
 * @param parts What the calls are answered with.
 * @returns Finds the address that a path means; `undefined` where it is one of the site.
 */
export function interfaceOf(parts: Parts): (path: string) => Address | undefined {
  const { context, site, base, work, metrics, accepts } = parts;
  const adviceHere = createAdviceHere(context.registry, base);
  const asked: Route = accepts === undefined ? noPlanner : { kind: 'stream', open: () => undefined, answer: accepts };
  const addresses: Readonly<Record<string, Address['routes']>> = {
    '/api/validate': {
      POST: {
        kind: 'body',
        open: (call) => openDocument(call, context, base),
        answer: (call, body) => work('validate', call, body),
      },
    },
    '/api/validate/batch': { POST: batchRoute(parts) },
    '/api/suggest': {
      POST: {
        kind: 'body',
        open: (call) => wrongListing(call) ?? packedBody(call) ?? context.limits.zip,
        answer: (call, body) => work('suggest', call, body),
      },
    },
    '/api/resolve': { GET: plain((call) => resolveCall(call, { registry: context.registry, base, adviceHere })) },
    '/api/types': { GET: withoutParameters((call) => site.answer(call, '/index.json')) },
    '/accepts': { GET: asked, POST: asked },
    '/accept': { POST: asked },
    '/health': { GET: health },
    '/metrics': {
      GET: plain(() => ({
        status: 200,
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
        body: metrics(),
      })),
    },
  };
  const known = new Map(
    Object.entries(addresses).map(([name, routes]) => [
      name,
      { name, routes, isCounted: name.startsWith('/api/') || name.startsWith('/accept') },
    ]),
  );
  const types: Address = {
    name: '/api/types/{kind}/{name}/{version}',
    routes: { GET: withoutParameters((call, path) => typeCall(call, path, parts)) },
    isCounted: true,
  };
  const noCall = plain(() =>
    refusal({ problem: 'not-found', detail: `There is no such call. ${base}openapi.json lists them all.` }),
  );
  const stray: Address = {
    name: '/api/*',
    routes: { GET: noCall, POST: noCall },
    isCounted: true,
  };
  return (path) => {
    const found = known.get(path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path);
    if (found !== undefined) return found;
    if (path.startsWith('/api/types/')) return types;
    const isPage = path === '/api/' || path === '/api/index.html';
    return path.startsWith('/api/') && !isPage ? stray : undefined;
  };
}
