import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/remote/zenodo/clock.ts';

/** A record as it is published. */
export interface PublishedRecord {
  readonly id: number;
  readonly title?: string;
  readonly revision?: number;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Shows no files to guests. */
  readonly isRestricted?: boolean;
  /** Where its files are said to lie, instead of on this server. */
  readonly linkTo?: string;
  /** Bytes that its files are said to have. */
  readonly size?: number;
}

/** Answers in the place of the server; false leaves the request to it. */
export type Instead = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Answers some requests in the place of the server.
 *
 * @param path What their path and query hold.
 * @param answer Answers them.
 * @returns What does so.
 */
export function insteadOf(path: RegExp, answer: (response: ServerResponse) => void): Instead {
  return ({ url = '' }, response) => {
    const isMeant = path.test(url);
    if (isMeant) answer(response);
    return isMeant;
  };
}

/** How a server of records is to behave. */
export interface ServerSetting {
  readonly records?: readonly PublishedRecord[];
  /** The form of InvenioRDM instead of the default one. */
  readonly isRdm?: boolean;
  /** Lists records without their files. */
  readonly listsNoFiles?: boolean;
  /** Requests in a minute, and how many of them may search; those of Zenodo for guests where there is a clock, else endless. */
  readonly limits?: { readonly requests: number; readonly searches: number };
  /** The clock of the server. */
  readonly clock?: Pick<Clock, 'now'>;
  readonly instead?: Instead;
}

/** A server of records, as Zenodo documents itself. */
export interface RecordsServer {
  readonly origin: string;
  /** What was asked for: path and part. */
  readonly requests: readonly string[];
  /** What those said who asked. */
  readonly agents: ReadonlySet<string>;
  /** Most requests that were answered in one of its minutes, and of those most that searched. */
  readonly busiest: { requests: number; searches: number };
  /** Other records from now on. */
  readonly publish: (records: readonly PublishedRecord[]) => void;
  readonly close: () => void;
}

const tooLarge = {
  status: 400,
  message: 'A validation error occurred.',
  errors: [
    {
      field: 'size',
      messages: [
        'Page size cannot be greater than 25. Please use authenticated requests to increase the limit to 100.',
      ],
    },
  ],
};

function described(
  record: PublishedRecord,
  origin: string,
  { isRdm = false }: ServerSetting,
  withFiles: boolean,
): object {
  const { id, title = `Software ${String(id)}`, revision = 1, files = {}, isRestricted = false, linkTo, size } = record;
  const doi = `10.5281/zenodo.${String(id)}`;
  const entries = Object.entries(isRestricted || !withFiles ? {} : files).map(([name, content]) => {
    const link = linkTo ?? `${origin}/api/records/${String(id)}/files/${encodeURIComponent(name)}/content`;
    return [
      name,
      { key: name, size: size ?? Buffer.from(content).length, links: { self: link, content: link } },
    ] as const;
  });
  const updated = `2026-01-${String(revision).padStart(2, '0')}T00:00:00+00:00`;
  return isRdm
    ? {
        id: String(id),
        revision_id: revision,
        updated,
        pids: { doi: { identifier: doi } },
        metadata: { title, version: '1.0' },
        files: { enabled: true, ...(withFiles ? { entries: Object.fromEntries(entries) } : {}) },
      }
    : {
        id,
        revision,
        updated,
        doi,
        metadata: { title, version: '1.0' },
        ...(withFiles ? { files: entries.map(([, file]) => file) } : {}),
      };
}

function sendFile(request: IncomingMessage, response: ServerResponse, content: Buffer): void {
  const [, from, to] = /^bytes=([0-9]+)-([0-9]+)$/.exec(request.headers.range ?? '') ?? [];
  if (from === undefined) response.end(content);
  else
    response
      .writeHead(206, { 'content-range': `bytes ${from}-${to ?? ''}/${String(content.length)}` })
      .end(content.subarray(Number(from), Number(to) + 1));
}

const json = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

const ofGuests = { requests: 60, searches: 30 };
const endless = { requests: Infinity, searches: Infinity };

/** Counts requests by the minute of the clock. */
function createMeter({ clock = Date, limits = clock === Date ? endless : ofGuests }: ServerSetting) {
  const busiest = { requests: 0, searches: 0 };
  let minute = -1;
  let counts = { requests: 0, searches: 0 };
  const admit = (isSearch: boolean, response: ServerResponse): boolean => {
    const present = Math.floor(clock.now() / 60_000);
    if (present !== minute) counts = { requests: 0, searches: 0 };
    minute = present;
    counts.requests += 1;
    if (isSearch) counts.searches += 1;
    busiest.requests = Math.max(busiest.requests, counts.requests);
    busiest.searches = Math.max(busiest.searches, counts.searches);
    const left = isSearch
      ? Math.min(limits.searches - counts.searches, limits.requests - counts.requests)
      : limits.requests - counts.requests;
    const reset = (present + 1) * 60;
    if (limits === endless) return true;
    response.setHeader('x-ratelimit-limit', isSearch ? limits.searches : limits.requests);
    response.setHeader('x-ratelimit-remaining', Math.max(0, left));
    response.setHeader('x-ratelimit-reset', reset);
    if (left >= 0) return true;
    response.setHeader('retry-after', Math.max(1, Math.ceil(reset - clock.now() / 1000)));
    json(response, 429, { status: 429, message: '30 per 1 minute' });
    return false;
  };
  return { busiest, admit };
}

/**
 * Serves records on the loopback interface.
 *
 * @param setting Its records and limits, and what it does otherwise.
 * @returns The server, on a free port.
 */
export async function serveRecords(setting: ServerSetting): Promise<RecordsServer> {
  let { records = [] } = setting;
  let origin = '';
  const requests: string[] = [];
  const agents = new Set<string>();
  const meter = createMeter(setting);
  const search = (query: URLSearchParams, response: ServerResponse): void => {
    const size = Number(query.get('size') ?? 10);
    const page = Number(query.get('page') ?? 1);
    if (size > 25) return json(response, 400, tooLarge);
    const hits = records
      .slice((page - 1) * size, page * size)
      .map((record) => described(record, origin, setting, setting.listsNoFiles !== true));
    const to = (number: number): string =>
      `${origin}/api/records?${new URLSearchParams([...query].map(([key, value]) => [key, key === 'page' ? String(number) : value])).toString()}`;
    const links = { self: to(page), ...(page * size < records.length ? { next: to(page + 1) } : {}) };
    return json(response, 200, { hits: { hits, total: records.length }, aggregations: {}, links });
  };
  const show = (path: string, request: IncomingMessage, response: ServerResponse): void => {
    const [, id, name] = /^\/api\/records\/([0-9]+)(?:\/files\/([^/]+)\/content)?$/.exec(path) ?? [];
    const record = records.find((one) => String(one.id) === id);
    const content = record?.files?.[decodeURIComponent(name ?? '')];
    if (record === undefined)
      json(response, 404, { status: 404, message: 'The persistent identifier does not exist.' });
    else if (name === undefined) json(response, 200, described(record, origin, setting, true));
    else if (record.isRestricted === true) json(response, 403, { status: 403, message: 'Permission denied.' });
    else if (content === undefined) json(response, 404, { status: 404 });
    else sendFile(request, response, Buffer.from(content));
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${url.pathname}${url.search} ${request.headers.range ?? ''}`.trim());
    agents.add(request.headers['user-agent'] ?? '');
    const isSearch = url.pathname === '/api/records';
    if (setting.instead?.(request, response) === true || !meter.admit(isSearch, response)) return;
    if (isSearch) search(url.searchParams, response);
    else show(url.pathname, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    requests,
    agents,
    busiest: meter.busiest,
    publish: (others) => (records = others),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Makes a clock of which time passes only while somebody waits.
 *
 * @returns The clock, and what was waited in milliseconds.
 */
export function quickClock(): Clock & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  let time = Date.UTC(2026, 0, 1);
  return {
    waits,
    now: () => time,
    pause: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
      await Promise.resolve();
    },
  };
}
