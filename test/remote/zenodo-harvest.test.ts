import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient, guestLimits, type ClientLimits } from '../../src/remote/zenodo/client.ts';
import { harvest, type Harvest, type HarvestedRecord, type HarvestOptions } from '../../src/remote/zenodo/harvest.ts';
import { openKeptRecords, type KeptRecords } from '../../src/remote/zenodo/kept-records.ts';
import { summaryOf, verdictOf } from '../../src/remote/zenodo/summary.ts';
import type { Report } from '../../src/validate/report.ts';
import {
  insteadOf,
  quickClock,
  serveRecords,
  type Instead,
  type PublishedRecord,
  type RecordsServer,
  type ServerSetting,
} from './records-server.ts';

/** What is told of a text is what it says: which texts are valid is tested elsewhere. */
const check = (text: string, file: string): Promise<Report> =>
  Promise.resolve({ file, verdict: text as Report['verdict'], tasks: [], problems: [] });

const many = (count: number, from = 1): readonly PublishedRecord[] =>
  Array.from({ length: count }, (_, index) => ({ id: from + index, files: { 'codemeta.json': 'valid' } }));

async function served(setting: ServerSetting): Promise<RecordsServer> {
  const server = await serveRecords(setting);
  onTestFinished(server.close);
  return server;
}

interface Run {
  readonly found: Harvest | { readonly fault: string };
  readonly waits: readonly number[];
}

async function reap(
  { origin }: RecordsServer,
  options: Partial<HarvestOptions> = {},
  limits: Partial<ClientLimits> = {},
  clock = quickClock(),
): Promise<Run> {
  const client = createClient(origin, { agent: 'tasktypes/test', limits: { ...guestLimits, ...limits }, clock });
  return { found: await harvest('escape2020', client, { check, ...options }), waits: clock.waits };
}

async function reaped(...args: Parameters<typeof reap>): Promise<Harvest> {
  const { found } = await reap(...args);
  if ('fault' in found) throw new Error(found.fault);
  return found;
}

const idsOf = ({ records }: Harvest): readonly string[] => records.map(({ id }) => id);
const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index + 1));
const searches = ({ requests }: RecordsServer): readonly string[] =>
  requests.filter((one) => one.startsWith('/api/records?'));

describe('a harvest', () => {
  it.each([
    ['the default form', {}],
    ['the form of InvenioRDM', { isRdm: true }],
  ])('reads every record of a community, in %s, by pages of 25', async (_, form) => {
    const server = await served({ records: many(60), ...form });
    const found = await reaped(server);
    expect({ ids: idsOf(found), isComplete: found.isComplete, total: found.total }).toEqual({
      ids: numbers(60),
      isComplete: true,
      total: 60,
    });
    expect(searches(server)).toHaveLength(3);
    expect(searches(server)[0]).toBe('/api/records?communities=escape2020&size=25&page=1&sort=oldest');
    expect(found.records[6]).toMatchObject({
      address: `${server.origin}/records/7`,
      title: 'Software 7',
      version: '1.0',
      doi: '10.5281/zenodo.7',
      changed: '1 2026-01-01T00:00:00+00:00',
      report: { file: `${server.origin}/records/7#codemeta.json`, verdict: 'valid' },
    });
    expect([...server.agents]).toEqual(['tasktypes/test']);
  });

  it('keeps to 30 searches and 60 requests a minute by its own pace, without ever being refused', async () => {
    const clock = quickClock();
    const server = await served({ records: many(150), clock });
    await reaped(server, {}, {}, clock);
    expect(server.busiest.requests).toBeLessThanOrEqual(60);
    expect(server.requests).toHaveLength(156);
    const walk = quickClock();
    const listed = await served({ records: many(1000), clock: walk, limits: { requests: 1e6, searches: 30 } });
    const client = createClient(listed.origin, { agent: 'a', clock: walk });
    for (let page = 0; page < 65; page++) await client.search(`${listed.origin}/api/records?page=1`, 1e6);
    expect(listed.busiest.searches).toBeLessThanOrEqual(30);
    expect(walk.waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(2 * 60_000);
  });

  it('keeps to its pace also where every request is redirected', async () => {
    const clock = quickClock();
    const times: number[] = [];
    const instead: Instead = ({ url }, response) => {
      times.push(clock.now());
      response.writeHead(url === '/a' ? 302 : 200, url === '/a' ? { location: '/b' } : {}).end();
      return true;
    };
    const { origin } = await served({ instead });
    const limits = { ...guestLimits, requests: [{ most: 5, within: 60_000 }] };
    const client = createClient(origin, { agent: 'a', clock, limits });
    for (let asked = 0; asked < 6; asked++) await client.ask(`${origin}/a`, 10);
    const most = times.map((time) => times.filter((other) => other >= time && other < time + 60_000).length);
    expect([times.length, Math.max(...most)]).toEqual([12, 5]);
  });

  it('waits as X-RateLimit-Reset says where nothing is left, even where its own budget is larger', async () => {
    const clock = quickClock();
    const server = await served({ records: many(30), clock, limits: { requests: 10, searches: 5 } });
    const found = await reaped(server, {}, {}, clock);
    expect(idsOf(found)).toEqual(numbers(30));
    expect(server.requests).toHaveLength(32);
    expect(server.busiest).toEqual({ requests: 10, searches: 2 });
  });

  it.each([
    ['seconds', '42', 42_000],
    ['a date', new Date(Date.UTC(2026, 0, 1) + 90_000).toUTCString(), 90_000],
  ])('obeys a Retry-After in %s', async (_, header, wait) => {
    let refusals = 1;
    const server = await served({
      records: many(1),
      instead: (_request, response) => {
        if (refusals-- <= 0) return false;
        response.writeHead(429, { 'retry-after': header }).end();
        return true;
      },
    });
    const { found, waits } = await reap(server);
    expect('fault' in found ? [] : idsOf(found)).toEqual(['1']);
    expect(waits).toEqual([wait]);
  });

  it('tries four times what may pass, ever more slowly, and then says so', async () => {
    const server = await served({
      records: [],
      instead: insteadOf(/^/, (response) => response.writeHead(503).end()),
    });
    const { found, waits } = await reap(server);
    expect(found).toMatchObject({ because: 'out-of-order', fault: 'Zenodo is out of order at the moment (503).' });
    expect(server.requests).toHaveLength(4);
    expect(waits).toEqual([1000, 2000, 4000]);
  });

  it('waits no longer than ten minutes', async () => {
    const server = await served({
      instead: insteadOf(/^/, (response) => response.writeHead(429, { 'retry-after': '3600' }).end()),
    });
    const { found, waits } = await reap(server);
    expect(found).toMatchObject({ because: 'too-often', fault: 'Zenodo asks to wait 60 minutes.' });
    expect({ waits, asked: server.requests.length }).toEqual({ waits: [], asked: 1 });
  });

  it('asks for a record by itself where the list has no files of it', async () => {
    const server = await served({ records: many(2), listsNoFiles: true });
    expect((await reaped(server)).records.map(({ report }) => report.verdict)).toEqual(['valid', 'valid']);
    expect(server.requests).toContain('/api/records/2');
  });

  it('takes no more records than are wanted, from no more pages than that needs', async () => {
    const server = await served({ records: many(60) });
    const found = await reaped(server, { limit: 30 });
    expect({ ids: idsOf(found), isComplete: found.isComplete, total: found.total }).toEqual({
      ids: numbers(30),
      isComplete: true,
      total: 60,
    });
    expect(searches(server)).toHaveLength(2);
  });

  it('reads a record once that stands on two pages, and says that the list is short', async () => {
    const twice = [...many(25), ...many(10, 20)];
    const found = await reaped(await served({ records: twice }));
    expect(idsOf(found)).toEqual(numbers(29));
    expect(found.notes).toEqual(['Of 35 records 29 were listed; the list changed meanwhile. Run it again.']);
    expect(verdictOf(found)).toBe('unreadable');
  });

  it('walks the list again where a record went away meanwhile, so that none is passed over', async () => {
    const server = await served({ records: many(60) });
    const found = await reaped(server, {
      onPage: (page) => {
        if (page === 2) server.publish(many(59, 2));
      },
    });
    expect(idsOf(found)).toEqual(numbers(60).slice(1));
    expect(found.isComplete).toBe(true);
  });

  it('says that Zenodo shows ten thousand records and no more', async () => {
    const server = await served({
      records: many(1),
      instead: (request, response) => {
        if (request.url?.startsWith('/api/records?') !== true) return false;
        const page = Number(new URL(request.url, 'http://a').searchParams.get('page'));
        const hits = many(25, page * 25).map(({ id }) => ({ id, metadata: {}, files: [{ key: 'a.pdf' }] }));
        response.end(
          JSON.stringify({ hits: { hits, total: 10_400 }, links: { next: `/api/records?page=${String(page + 1)}` } }),
        );
        return true;
      },
    });
    const client = { searches: [{ most: 1e6, within: 1 }], requests: [{ most: 1e6, within: 1 }] };
    const found = await reaped(server, {}, client);
    expect(found.records).toHaveLength(10_000);
    expect(searches(server)).toHaveLength(400);
    expect(found.notes).toEqual(['Zenodo shows the first 10000 of the 10400 records of escape2020 and no more.']);
  });

  it.each([
    ['is a page for people', '<!doctype html><title>Zenodo</title>', 'What came is no list of records'],
    ['has no list', '{"hits": {"total": 3}}', 'What came is no list of records'],
    ['is empty', '{"hits": {"hits": [], "total": 0}}', 'Zenodo shows no records of a community "escape2020"'],
    ['is endless', 'x'.repeat(17 * 2 ** 20), 'more than the 16 MiB'],
  ])('does without a list that %s, and says so', async (_, body, says) => {
    const server = await served({ instead: insteadOf(/^/, (response) => response.end(body)) });
    expect((await reap(server)).found).toMatchObject({ fault: expect.stringContaining(says) as string });
  });

  it('repeats what Zenodo says of a wrong call', async () => {
    const server = await served({});
    const client = createClient(server.origin, { agent: 'a' });
    expect(await client.search(`${server.origin}/api/records?size=100`, 1e6)).toMatchObject({
      because: 'refused',
      fault: expect.stringContaining('A validation error occurred. Page size cannot be greater than 25.') as string,
    });
  });

  it('passes over entries of the list that are no records, and says how many', async () => {
    const hits = [null, { id: 1 }, { id: 2, metadata: {}, files: [] }];
    const server = await served({
      records: [{ id: 2 }],
      instead: insteadOf(/^\/api\/records\?/, (response) =>
        response.end(JSON.stringify({ hits: { hits, total: 3 }, links: {} })),
      ),
    });
    const found = await reaped(server);
    expect(idsOf(found)).toEqual(['2']);
    expect(found.notes).toEqual(['Entries of the list that are no records: 2. They were passed over.']);
  });

  it('ends early where three records in a row get no answer', async () => {
    const server = await served({
      records: many(20),
      instead: insteadOf(/^\/api\/records\/(?:[5-9]|[0-9]{2,})\//, (response) => response.destroy()),
    });
    const found = await reaped(server, {}, { tries: 2 });
    expect(idsOf(found)).toEqual(numbers(7));
    expect(found.notes).toEqual(['Ended early: Zenodo gave no answer for 3 records in a row.']);
    expect(summaryOf(found)).toMatchObject({ records: 7, withMetadata: 4, unread: { 'no-answer': 3 } });
  });

  it('reads what was listed where the list ends early, and says why', async () => {
    const server = await served({
      records: many(60),
      instead: insteadOf(/page=3/, (response) => response.writeHead(403).end()),
    });
    const found = await reaped(server);
    expect(idsOf(found)).toEqual(numbers(50));
    expect(found.notes).toEqual(['The list ended early. Zenodo answered with the status 403. Try again later.']);
  });
});

/** A list that goes on at an address. */
const listLeadingTo = (next: string): string =>
  JSON.stringify({
    hits: { hits: [{ id: 1, metadata: {}, files: [{ key: 'a.pdf' }] }], total: 30 },
    links: { next },
  });

describe('a record that cannot be read', () => {
  const bomb = zipSync({ 'codemeta.json': new Uint8Array(5 * 2 ** 20) });
  const cases: readonly (readonly [string, Omit<PublishedRecord, 'id'>, string])[] = [
    ['has neither codemeta.json nor zip', { files: { 'data.tar.gz': 'x' } }, 'no-metadata'],
    ['has none in its zip', { files: { 'a.zip': zipSync({ 'README.md': strToU8('x') }) } }, 'no-metadata-in-zip'],
    ['has no files', {}, 'no-files'],
    ['is restricted', { files: { 'codemeta.json': 'valid' }, isRestricted: true }, 'no-files'],
    ['has a zip that is none', { files: { 'a.zip': 'no zip' } }, 'damaged'],
    ['has a zip bomb', { files: { 'a.zip': bomb } }, 'damaged'],
    ['has a huge file', { files: { 'codemeta.json': 'x'.repeat(5 * 2 ** 20) } }, 'too-large'],
    [
      'lies about its size',
      { files: { 'a.zip': zipSync({ 'codemeta.json': strToU8('valid') }) }, size: 2 ** 40 },
      'damaged',
    ],
    ['has a broken address', { files: { 'codemeta.json': 'valid' }, linkTo: 'file:///etc/passwd' }, 'elsewhere'],
  ];

  it.each(cases)('since it %s says so, and is never valid', async (_, record, because) => {
    const found = await reaped(await served({ records: [{ id: 1, ...record }] }));
    expect(found.records[0]).toMatchObject({ because, report: { verdict: 'unreadable', tasks: [] } });
    const [problem] = found.records[0]?.report.problems ?? [];
    expect([problem?.message, problem?.hint].every((text) => /[.:`]$|\.json$/.test(text ?? ''))).toBe(true);
    expect(verdictOf(found)).toBe('unreadable');
  });

  it.each([
    [
      'a link to a file',
      (away: string): ServerSetting => ({
        records: [{ id: 1, files: { 'codemeta.json': 'valid' }, linkTo: `${away}/codemeta.json` }],
      }),
    ],
    [
      'a link to a zip',
      (away: string): ServerSetting => ({ records: [{ id: 1, files: { 'a.zip': 'PK' }, linkTo: `${away}/a.zip` }] }),
    ],
    [
      'a redirect',
      (away: string): ServerSetting => ({
        records: many(1),
        instead: insteadOf(/\/content$/, (response) => response.writeHead(302, { location: `${away}/a` }).end()),
      }),
    ],
    [
      'the next page',
      (away: string): ServerSetting => ({
        instead: insteadOf(/^\/api\/records\?/, (response) =>
          response.end(listLeadingTo(`${away}/api/records?page=2`)),
        ),
      }),
    ],
  ])('sends no connection to another host: %s', async (_, settingOf) => {
    const away = await served({ records: many(2) });
    const server = await served(settingOf(away.origin));
    const found = await reaped(server);
    expect(JSON.stringify(found)).toContain(`another host, ${away.origin}`);
    expect(away.requests).toEqual([]);
    expect(verdictOf(found)).toBe('unreadable');
  });

  it.each([
    [
      'to another host',
      'https://records.example.org/api/records?page=1',
      'Zenodo redirects the list of records to another host, https://records.example.org/api/records?page=1, which is not asked.',
      'If the records have moved there for good, set TASKTYPES_ZENODO=https://records.example.org; else try again later.',
    ],
    ['out of the web', 'file:///etc/passwd', 'another host, file:///etc/passwd,', 'Try again later.'],
    ['to itself', '', 'Zenodo redirects the list of records more than 5 times.', 'Try again later.'],
  ])('says of a list that is redirected %s what is redirected and where to', async (_, location, fault, hint) => {
    const list = insteadOf(/^\/api\/records\?/, (response) => response.writeHead(302, { location }).end());
    const { found } = await reap(await served({ instead: list }));
    expect(found).toMatchObject({ fault: expect.stringContaining(fault) as string, hint });
  });

  it.each(['http://[', 'javascript:alert(1)', ''])('does not follow %j to a next page', async (next) => {
    const list = insteadOf(/^\/api\/records\?/, (response) => response.end(listLeadingTo(next)));
    const server = await served({ instead: list });
    expect(verdictOf(await reaped(server))).toBe('unreadable');
    expect(server.requests.length).toBeLessThan(4);
  });

  it('is not waited for longer than its time', async () => {
    const server = await served({ records: many(1), instead: insteadOf(/\/content$/, () => undefined) });
    const found = await reaped(server, {}, { patience: 100, tries: 1 });
    expect(found.records[0]).toMatchObject({
      because: 'no-answer',
      report: { problems: [{ message: 'Zenodo did not answer in 0.1 seconds.' }] },
    });
  });

  it('follows redirects within the server, and no circle of them', async () => {
    const to = (location: string): Instead =>
      insteadOf(/\/1\/files\/codemeta\.json\/content$/, (response) => response.writeHead(302, { location }).end());
    const records = [...many(1), { id: 9, files: { x: 'invalid' } }];
    const led = await reaped(await served({ records, instead: to('/api/records/9/files/x/content') }), { limit: 1 });
    expect(led.records[0]?.report.verdict).toBe('invalid');
    const circle = await reaped(await served({ records, instead: to('/api/records/1/files/codemeta.json/content') }), {
      limit: 1,
    });
    expect(circle.records[0]).toMatchObject({ because: 'refused' });
  });
});

describe('the state of a harvest', () => {
  function fileName(): string {
    const folder = mkdtempSync(join(tmpdir(), 'harvest-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return join(folder, 'state.ndjson');
  }
  function open(path: string, { origin: server }: RecordsServer, version = '1'): KeptRecords {
    const kept = openKeptRecords(path, { community: 'escape2020', server, version });
    if ('message' in kept) throw new Error(kept.message);
    onTestFinished(kept.close);
    return kept;
  }
  const files = ({ requests }: RecordsServer): number => requests.filter((one) => one.includes('/content')).length;

  it('lets a harvest that was killed go on where it stopped, and reads no record twice', async () => {
    const server = await served({ records: many(30) });
    const path = fileName();
    const killed = (_: HarvestedRecord, done: number): void => {
      if (done === 12) throw new Error('killed');
    };
    await expect(reap(server, { kept: open(path, server), onRecord: killed })).rejects.toThrow('killed');
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(13);
    const kept = open(path, server);
    expect(kept.size).toBe(12);
    const found = await reaped(server, { kept });
    expect(idsOf(found)).toEqual(numbers(30));
    expect(files(server)).toBe(30);
    expect(await reaped(server, { kept: open(path, server) })).toEqual(found);
    expect(files(server)).toBe(30);
  });

  it('reads a record again that has changed, and one that got no answer', async () => {
    let isDown = true;
    const down = insteadOf(/^\/api\/records\/2\//, (response) => response.writeHead(503).end());
    const server = await served({
      records: many(3),
      instead: (request, response) => isDown && down(request, response),
    });
    const path = fileName();
    const first = await reaped(server, { kept: open(path, server) });
    expect(first.records.map(({ because }) => because)).toEqual([undefined, 'out-of-order', undefined]);
    isDown = false;
    server.publish(
      many(3).map((record) =>
        record.id === 3 ? { ...record, revision: 2, files: { 'codemeta.json': 'invalid' } } : record,
      ),
    );
    const before = files(server);
    const second = await reaped(server, { kept: open(path, server) });
    expect(second.records.map(({ report }) => report.verdict)).toEqual(['valid', 'valid', 'invalid']);
    expect(files(server) - before).toBe(2);
    expect(open(path, server).get('3')).toMatchObject({ changed: '2 2026-01-02T00:00:00+00:00' });
  });

  it('drops a last line that a kill has cut off, with a note, and is whole afterwards', async () => {
    const server = await served({ records: many(3) });
    const path = fileName();
    const whole = await reaped(server, { kept: open(path, server) });
    const text = readFileSync(path);
    for (const cut of [1, 40]) {
      truncateSync(path, text.length - cut);
      const kept = open(path, server);
      expect({ size: kept.size, notes: kept.notes }).toEqual({
        size: 2,
        notes: ['The last line of the state was cut off; that record is read again.'],
      });
      expect(await reaped(server, { kept })).toEqual(whole);
      expect(readFileSync(path, 'utf8')).toBe(text.toString('utf8'));
    }
    writeFileSync(path, '{"harv');
    expect(open(path, server).size).toBe(0);
  });

  it.each([
    [
      'another community',
      (server: RecordsServer) =>
        `${JSON.stringify({ harvest: { community: 'zoo', server: server.origin, version: '1' } })}\n`,
      'is the state of the harvest of zoo',
    ],
    ['another file', () => '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0"}\n', 'is no state of a harvest'],
    ['a text', () => 'Dear diary', 'is no state of a harvest'],
    ...[
      '{"id": "1"}',
      '{"id": "1", "address": "x", "report": {"verdict": "fine", "tasks": [], "problems": []}}',
      '{"id": "1", "address": "x", "report": {"verdict": "valid", "tasks": [null], "problems": []}}',
    ].map((line): [string, (server: RecordsServer) => string, string] => [
      `a line that is none, ${line}`,
      ({ origin }) =>
        `${JSON.stringify({ harvest: { community: 'escape2020', server: origin, version: '1' } })}\n${line}\n`,
      'Line 2 of',
    ]),
  ])('is not taken from %s, which stays as it is', async (_, textOf, says) => {
    const server = await served({});
    const path = fileName();
    const text = textOf(server);
    writeFileSync(path, text);
    const kept = openKeptRecords(path, { community: 'escape2020', server: server.origin, version: '1' });
    expect(kept).toMatchObject({ message: expect.stringContaining(says) as string });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('says that another version has checked what it keeps', async () => {
    const server = await served({ records: many(1) });
    const path = fileName();
    await reaped(server, { kept: open(path, server) });
    expect(open(path, server, '2').notes).toEqual([
      'The state was begun with tasktypes 1; remove it to check every record with 2.',
    ]);
  });
});
