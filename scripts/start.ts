import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { base } from '../src/identity.ts';
import { headerPolicy } from '../src/site/page-policy.ts';

/** What is to be served, and where. */
export interface ServeOptions {
  /** Folder of the built site. */
  readonly folder: string;
  /** Path under which it is served. */
  readonly base: string;
  /** Port to begin with; 0 for any free one. */
  readonly port: number;
}

/** A running server. */
export interface Served {
  readonly address: string;
  readonly close: () => void;
}

/** Media types of the faces by the end of their names; the longer end stands first. */
const mediaTypes: readonly (readonly [end: string, mediaType: string])[] = [
  ['schema.json', 'application/schema+json'],
  ['.jsonld', 'application/ld+json'],
  ['.json', 'application/json'],
  ['.d.ts', 'text/plain; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['feed.xml', 'application/atom+xml; charset=utf-8'],
];

/** What every answer says besides, also one that is no page: what may run there, and what others are told of who came. */
const headers: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'content-security-policy': headerPolicy,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
};

/**
 * Says as what a file of the site is served.
 *
 * @param path The path of the file.
 * @returns Its media type; `undefined` where the ending alone says it as hosts know it.
 */
export function mediaTypeOf(path: string): string | undefined {
  return mediaTypes.find(([end]) => path.endsWith(end))?.[1];
}

/**
 * Reads the port from a setting.
 *
 * @param text The value of `PORT`.
 * @returns The port, 4321 where nothing is set; `undefined` where the value is no port.
 */
export function portFrom(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return 4321;
  return /^[0-9]{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
}

/** The loopback address: what is listened on is what is printed, whatever `localhost` means on the machine. */
const host = '127.0.0.1';

/** sirv looks for the path itself, for a page of that name, and for the page of a folder. */
const candidates: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => `${path}.html`,
  (path) => join(path, 'index'),
  (path) => join(path, 'index.html'),
];

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Says whether a path would lead to a file elsewhere, as a symbolic link in the folder can. */
function leadsOut(folder: string, path: string): boolean {
  return candidates.some((candidate) => {
    try {
      const real = realpathSync(join(folder, candidate(path)));
      return real !== folder && !real.startsWith(folder + sep);
    } catch {
      return false;
    }
  });
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers below the base; a path is that of the URL without the base. */
function filesHandler(folder: string, notFound: Handler): Handler {
  const real = realpathSync(folder);
  const files = sirv(real, {
    dev: true,
    etag: true,
    extensions: ['html'],
    onNoMatch: notFound,
    setHeaders: (response, path) => {
      const mediaType = mediaTypeOf(path);
      if (mediaType !== undefined) response.setHeader('content-type', mediaType);
    },
  });
  return (request, response) => {
    const path = decoded((request.url ?? '/').split('?', 1)[0] ?? '').replace(/\/$/, '');
    // No file is so large that a part of it is worth asking for, and sirv falls over a range that ends before it begins.
    delete request.headers.range;
    if (leadsOut(real, path)) notFound(request, response);
    else files(request, response);
  };
}

function siteHandler(folder: string, under: string): Handler {
  const page404 = join(folder, '404.html');
  const notFound: Handler = (request, response) => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(request.method === 'HEAD' || !existsSync(page404) ? undefined : readFileSync(page404));
  };
  const files = filesHandler(folder, notFound);
  return (request, response) => {
    const url = request.url ?? '/';
    const [path = '', query = ''] = url.split(/(?=\?)/, 2);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
    } else if (path === '/' && under !== '/') {
      response.writeHead(302, { location: under }).end();
    } else if (`${path}/` === under) {
      response.writeHead(301, { location: under + query }).end();
    } else if (url.startsWith(under)) {
      request.url = `/${url.slice(under.length)}`;
      files(request, response);
    } else notFound(request, response);
  };
}

/** Listens on the first free port from the one that is asked for. */
function listen(server: Server, port: number, attempts: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && attempts > 1 && port < 65535) resolve(listen(server, port + 1, attempts - 1));
      else reject(error);
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/**
 * Serves a built site on the loopback interface.
 *
 * @param options The folder, the base and the port; where the port is taken, the next free one is used.
 * @returns The address, and a way to end.
 * @throws {Error} The system's, when no port can be had.
 */
export async function serve({ folder, base: path, port }: ServeOptions): Promise<Served> {
  const under = path.endsWith('/') ? path : `${path}/`;
  const server = createServer(siteHandler(folder, under));
  const bound = await listen(server, port, 100);
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://${host}:${String(bound)}${under}`, close };
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

async function main(): Promise<void> {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
  const port = portFrom(process.env['PORT']);
  if (port === undefined) fail(`PORT is "${process.env['PORT'] ?? ''}"; a number from 0 to 65535 is expected.`);
  if (!existsSync(join(folder, 'index.html'))) fail(`There is no built site in "${folder}". Run npm run build first.`);
  const { address, close } = await serve({ folder, base, port }).catch((error: unknown) =>
    fail(`The site cannot be served: ${(error as Error).message}.`),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
  process.stdout.write(`The site is served at ${address} (Ctrl-C ends it).\n`);
}

if (import.meta.main) await main();
