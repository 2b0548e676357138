import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, type Stats } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Answers in the place of a file. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A running host. */
export interface StaticHost {
  /** Where the site begins, with a slash at its end. */
  readonly address: string;
  readonly close: () => void;
}

/**
 * The media types of GitHub Pages, which takes them from mime-db by the end of a name: `.d.ts` is a video there, and a
 * schema is any JSON.
 */
const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'video/mp2t',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

/** What stands at a path; nothing where nobody can look, as where it is too long. */
function at(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

const isFile = (path: string): boolean => at(path)?.isFile() ?? false;
const isFolder = (path: string): boolean => at(path)?.isDirectory() ?? false;

/** The path that a URL names; `undefined` where it is not well formed. Dots have been resolved by then. */
function pathIn(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://host').pathname);
    return path.includes('\0') || path.split('/').includes('..') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The file that answers a path: the very file, the page of that name, or the page of the folder. */
function fileFor(folder: string, path: string): string | undefined {
  // Jekyll, which is in the way unless .nojekyll is there, takes no folder whose name begins like Astro's own.
  if (path.includes('/_') && !existsSync(join(folder, '.nojekyll'))) return undefined;
  const candidates = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
  return candidates.map((candidate) => join(folder, candidate)).find(isFile);
}

function send(request: IncomingMessage, response: ServerResponse, status: number, file: string): void {
  const content = readFileSync(file);
  const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'max-age=600');
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const isPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && !/\.(?:png|zip)$/.test(file);
  const body = isPacked ? gzipSync(content) : content;
  response.writeHead(status, {
    'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
    'content-length': body.length,
    vary: 'accept-encoding',
    ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function answerFrom(folder: string, base: string): Answer {
  const notFound: Answer = (request, response) => {
    const page = join(folder, '404.html');
    if (isFile(page)) send(request, response, 404, page);
    else response.writeHead(404).end();
  };
  return (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end();
      return;
    }
    const [rawPath = '', query = ''] = (request.url ?? '/').split(/(?=\?)/, 2);
    const whole = pathIn(rawPath);
    if (whole === undefined) {
      response.writeHead(400).end();
      return;
    }
    const path = `${whole}/` === base ? '' : whole.startsWith(base) ? whole.slice(base.length - 1) : undefined;
    const file = path === undefined || path === '' ? undefined : fileFor(folder, path);
    if (file !== undefined) send(request, response, 200, file);
    else if (path !== undefined && !path.endsWith('/') && isFolder(join(folder, path)))
      response.writeHead(301, { location: `http://${request.headers.host ?? ''}${rawPath}/${query}` }).end();
    else notFound(request, response);
  };
}

/**
 * Serves a folder as GitHub Pages does: a folder is redirected to its slash, a page is found without its `.html`, media
 * types go by the end of a name, files are compressed, `404.html` answers what is not there, nobody sets a header, and every site may read.
 *
 * @param folder The folder.
 * @param base The path under which it is served, with a slash at both ends.
 * @param instead Answers that stand in the place of files, by their path below the base: what a broken host does.
 * @returns The host, on a free port of the loopback interface.
 */
export async function serveStatic(
  folder: string,
  base = '/',
  instead: Readonly<Record<string, Answer>> = {},
): Promise<StaticHost> {
  const answer = answerFrom(folder, base);
  const server = createServer((request, response) => {
    const planted = instead[(request.url ?? '/').slice(base.length)];
    (planted ?? answer)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}${base}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
