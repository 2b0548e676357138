import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A file of a record. */
export type Files = Readonly<Record<string, Uint8Array | string>>;

/** How a host of records is to behave. */
export interface Behaviour {
  readonly files?: Files;
  /** The form of InvenioRDM instead of the default one. */
  readonly isRdm?: boolean;
  /** Gives no parts of files. */
  readonly isWhole?: boolean;
  /** Answers in the place of everything else. */
  readonly instead?: (request: IncomingMessage, response: ServerResponse) => void;
}

/** A host of records, as Zenodo documents itself. */
export interface ZenodoHost {
  readonly origin: string;
  /** What was asked for: the path, and the part of it. */
  readonly requests: readonly string[];
  /** Bytes of files that were sent. */
  readonly sent: () => number;
}

function recordOf(origin: string, files: Files, isRdm: boolean): object {
  const metadata = { title: 'Survey', version: '1.0' };
  const described = Object.entries(files).map(([name, content]) => {
    const link = `${origin}/api/records/77/files/${encodeURIComponent(name)}/content`;
    return [name, { key: name, size: Buffer.from(content).length, links: { self: link, content: link } }] as const;
  });
  if (isRdm) return { id: '77', metadata, files: { enabled: true, entries: Object.fromEntries(described) } };
  return { id: 77, metadata, files: described.map(([, file]) => file) };
}

function sendFile(request: IncomingMessage, response: ServerResponse, content: Buffer, isWhole: boolean): number {
  const [, from, to] = /^bytes=([0-9]+)-([0-9]+)$/.exec(request.headers.range ?? '') ?? [];
  if (from === undefined || isWhole) {
    response.end(content);
    return content.length;
  }
  const part = content.subarray(Number(from), Number(to) + 1);
  response.writeHead(206, { 'content-range': `bytes ${from}-${to ?? ''}/${String(content.length)}` }).end(part);
  return part.length;
}

/**
 * Serves one record, number 77, until the test is over; number 70 leads to it, as the number of all versions does.
 *
 * @param behaviour What it holds and how it answers.
 * @returns The host, on a free port of the loopback interface.
 */
export async function zenodoHost({
  files = {},
  isRdm = false,
  isWhole = false,
  instead,
}: Behaviour): Promise<ZenodoHost> {
  const requests: string[] = [];
  let sent = 0;
  let origin = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(`${path} ${request.headers.range ?? ''}`.trim());
    response.setHeader('access-control-allow-origin', '*');
    const name = /^\/api\/records\/77\/files\/([^/]+)\/content$/.exec(path)?.[1];
    const content = name === undefined ? undefined : files[decodeURIComponent(name)];
    if (instead !== undefined) instead(request, response);
    else if (path === '/api/records/70') response.writeHead(302, { location: '/api/records/77' }).end();
    else if (path === '/api/records/77') response.end(JSON.stringify(recordOf(origin, files, isRdm)));
    else if (content === undefined) response.writeHead(404).end('{"status": 404}');
    else sent += sendFile(request, response, Buffer.from(content), isWhole);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin, requests, sent: () => sent };
}
