import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request that a service was sent. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a service answers: a status, and what else is to be said. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A service that listens on a port of this machine until the test has ended. */
export interface Service {
  readonly url: string;
  readonly received: Received[];
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of request) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces).toString('utf8');
}

/**
 * Starts a service.
 *
 * @param answer What it answers; `undefined` for never.
 * @returns The service.
 */
export async function serve(
  answer: (request: Received, response: ServerResponse) => Answer | undefined,
): Promise<Service> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
      received.push(one);
      const answered = answer(one, response);
      if (answered === undefined) return;
      const text = typeof answered.body === 'string' ? answered.body : JSON.stringify(answered.body ?? null);
      response.writeHead(answered.status, answered.headers ?? {}).end(answered.body === undefined ? '' : text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/**
 * Starts a UWS 1.1 with one job, whose phase moves on each time that it is asked for.
 *
 * @param phases The phases after the start, the last one for ever.
 * @param location How the reply to a new job names it.
 * @returns The service; its jobs are at `/jobs`.
 */
export function serveUws(phases: readonly string[], location = '/jobs/7'): Promise<Service> {
  let asked = 0;
  return serve(({ method, path }) => {
    if (method === 'POST' && path === '/jobs') return { status: 303, headers: { location } };
    if (method === 'POST') return { status: 303, headers: { location: '/jobs/7' } };
    if (path !== '/jobs/7/phase') return { status: 404 };
    asked += 1;
    return {
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: `${phases[Math.min(asked, phases.length) - 1] ?? ''}\n`,
    };
  });
}

/**
 * Starts a Portainer that passes requests on to one Docker.
 *
 * @param key The access token that it takes.
 * @param images Those that can be pulled.
 * @returns The service.
 */
export function servePortainer(key: string, images: readonly string[]): Promise<Service> {
  return serve(({ method, path, headers, body }) => {
    if (headers['x-api-key'] !== key)
      return { status: 401, body: { message: 'A valid authorisation token is missing' } };
    const { pathname, searchParams } = new URL(path, 'http://x');
    const action = `${method} ${pathname.replace('/api/endpoints/1/docker', '')}`;
    if (action === 'POST /images/create')
      return images.includes(`${searchParams.get('fromImage')}:${searchParams.get('tag')}`)
        ? { status: 200, body: '{"status":"Pulling"}\r\n{"status":"Done"}\r\n' }
        : { status: 404, body: { message: 'pull access denied' } };
    if (action === 'POST /containers/create')
      return images.includes((JSON.parse(body) as { readonly Image: string }).Image)
        ? { status: 201, body: { Id: 'c0ffee', Warnings: [] } }
        : { status: 404, body: { message: 'No such image' } };
    return action === 'POST /containers/c0ffee/start' ? { status: 204 } : { status: 404 };
  });
}

/**
 * Starts a JupyterHub with the server of one user, which is ready when it has been asked for twice.
 *
 * @param token The token that it takes.
 * @returns The service; a notebook is at `/files/first.ipynb`, for everybody.
 */
export function serveHub(token: string): Promise<Service> {
  let asked = 0;
  const files = new Set<string>();
  return serve(({ method, path, headers }) => {
    if (path === '/files/first.ipynb')
      return { status: 200, body: { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 } };
    if (headers.authorization !== `token ${token}`) return { status: 403, body: { status: 403, message: 'Forbidden' } };
    if (method === 'POST' && path === '/hub/api/users/jdoe/server') return { status: 202 };
    if (path === '/hub/api/users/jdoe') {
      asked += 1;
      return { status: 200, body: { name: 'jdoe', servers: { '': { ready: asked > 2, url: '/user/jdoe/' } } } };
    }
    const file = path.replace(/\?.*$/, '');
    if (!file.startsWith('/user/jdoe/api/contents/')) return { status: 404 };
    if (method === 'GET') return { status: files.has(file) ? 200 : 404, body: { message: 'No such file' } };
    files.add(file);
    return { status: 201, body: { path: file } };
  });
}
