import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AppOptions } from '../../../src/http/app.ts';
import { usualLimits } from '../../../src/http/limits.ts';
import { serve } from '../../../src/http/node.ts';
import { readQuestion } from '../../../src/planner/question.ts';
import { problemExamples } from '../../../src/site/api/problem-examples.ts';
import { problemPages } from '../../../src/site/api/problem-pages.ts';
import { officialApp } from '../../http/official-app.ts';

const site = 'http://127.0.0.1';

/** What differs from one answer to the next. */
const withoutNumbers = (text: string): string => text.replace(/[0-9]+/g, '0');

function bodyOf(id: string): unknown {
  const page = problemPages.find((problem) => problem.id === id);
  return JSON.parse(withoutNumbers(page?.example.split('\n\n')[1] ?? ''));
}

async function answerTo(path: string, init: RequestInit = {}, options: Partial<AppOptions> = {}): Promise<Response> {
  const app = officialApp(undefined, options);
  await app.fetch(new Request(`${site}/api/resolve?uri=a`));
  return app.fetch(new Request(site + path, init));
}

const fail = (): never => {
  throw new Error('It is broken.');
};

interface ProvokedCall {
  readonly id: string;
  readonly path: string;
  readonly init?: RequestInit;
  readonly options?: Partial<AppOptions>;
}

const posted = (headers: Readonly<Record<string, string>> = {}, body = '{}'): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json', ...headers },
});

const calls: readonly ProvokedCall[] = [
  { id: 'missing-parameter', path: '/api/resolve' },
  { id: 'unknown-value', path: '/api/validate?format=xml', init: posted() },
  { id: 'not-a-listing', path: '/api/suggest', init: posted() },
  { id: 'not-found', path: '/tasktypes/oci-contaner', init: { headers: { accept: 'application/json' } } },
  { id: 'method-not-allowed', path: '/api/validate' },
  { id: 'not-acceptable', path: '/api/validate', init: posted({ accept: 'image/png' }) },
  { id: 'body-too-large', path: '/api/validate', init: posted({}, ' '.repeat(usualLimits.body + 1)) },
  { id: 'unsupported-media-type', path: '/api/validate', init: posted({ 'content-encoding': 'br' }) },
  { id: 'too-many-requests', path: '/api/resolve?uri=a', options: { quota: { calls: 1, window: 60 } } },
  { id: 'internal-error', path: '/', options: { site: { answer: fail, missing: fail } } },
];

/** What a server says to bytes that are sent as they stand. */
async function saidTo(bytes: string): Promise<string> {
  const running = await serve(officialApp(), { port: 0, bodyTimeout: 50 });
  onTestFinished(() => running.close(0));
  const socket = connect(Number(new URL(running.address).port), '127.0.0.1');
  socket.write(bytes);
  let said = '';
  for await (const piece of socket) {
    said += String(piece);
    if (said.endsWith('}\n')) break;
  }
  return said;
}

describe('the example on the page of a problem', () => {
  it.each(calls)('is what the server answers: $id', async ({ id, path, init, options }) => {
    const response = await answerTo(path, init, options);
    expect(JSON.parse(withoutNumbers(await response.text()))).toEqual(bodyOf(id));
    for (const [name, value] of Object.entries(problemExamples[id]?.headers ?? {}))
      if (name !== 'X-Request-Id') expect(withoutNumbers(response.headers.get(name) ?? '')).toBe(withoutNumbers(value));
  });

  it.each([
    ['malformed-request', 'What is this?\r\n\r\n'],
    ['headers-too-large', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
    [
      'took-too-long',
      'POST /api/validate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ],
  ])('is what the server answers on its port: %s', async (id, bytes) => {
    const said = await saidTo(bytes);
    expect(JSON.parse(withoutNumbers(said.slice(said.indexOf('{'))))).toEqual(bodyOf(id));
  });

  it('is what a planner answers: not-a-question', () => {
    expect(readQuestion({})).toEqual({ refusal: problemExamples['not-a-question']?.detail });
  });
});
