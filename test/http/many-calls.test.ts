import { officialContext } from '../../scripts/official-context.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { createClientLimit } from '../../src/http/client-limit.ts';
import { usualLimits } from '../../src/http/limits.ts';
import { createLane, usualLane } from '../../src/http/node-lane.ts';
import type { Report } from '../../src/validate/report.ts';
import { servedHere, type ServedHere } from './served.ts';

const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';
const task = `{"tasktype":"${oci}","taskinfo":{"image":"a/b:1"}}`;
/** Long enough for a thread. */
const long = `${task}${' '.repeat(30_000)}`;
const endless = `{"tasktype":"${oci}","taskinfo":{${Array.from({ length: 40_000 }, (_, index) => `"commmand${index}":1`).join(',')}}}`;
let server: ServedHere;

afterEach(() => server.close());

const get = (headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.address}api/resolve?uri=x`, { headers });
const post = (body: string): Promise<Response> =>
  fetch(`${server.address}api/validate`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
const reportOn = async (body: string): Promise<Report> => (await (await post(body)).json()) as Report;

describe('a client that calls too often', () => {
  it('is told how often it may, and when it may again', async () => {
    server = await servedHere({ quota: { calls: 3, window: 60 } });
    // A browser asks before each call of another origin.
    for (let asked = 0; asked < 4; asked += 1)
      expect((await fetch(`${server.address}api/validate`, { method: 'OPTIONS' })).status).toBe(204);
    for (const left of [2, 1, 0]) {
      const { status, headers } = await get();
      expect([status, headers.get('ratelimit-policy')]).toEqual([200, '"calls";q=3;w=60']);
      expect(headers.get('ratelimit')).toMatch(new RegExp(`^"calls";r=${left};t=(?:59|60)$`));
    }
    for (const refused of [await get(), await post(task)]) {
      expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(57);
      expect(((await refused.json()) as { readonly detail: string }).detail).toContain(
        'More than 3 calls in 60 seconds.',
      );
    }
    const batch = await fetch(`${server.address}api/validate/batch`, { method: 'POST', body: `${task}\n` });
    expect(batch.status).toBe(429);
    for (const path of ['', 'health', 'metrics', 'tasktypes/oci-container/1.0/schema.json'])
      expect((await fetch(server.address + path)).status, path).toBe(200);
  });

  it('is taken for the one that a proxy names only where a proxy stands before the server', async () => {
    const from = (client: string) => get({ 'x-forwarded-for': client });
    server = await servedHere({ quota: { calls: 1, window: 60 } });
    expect([(await from('192.0.2.1')).status, (await from('192.0.2.2')).status]).toEqual([200, 429]);
    await server.close();
    server = await servedHere({ quota: { calls: 1, window: 60 }, isBehindProxy: true });
    const asked = [
      '192.0.2.1',
      '192.0.2.2',
      'evil, 192.0.2.1',
      '192.0.2.1,',
      '192.0.2.3, 192.0.2.4',
      '',
      'x'.repeat(9_000),
    ];
    const statuses = [];
    for (const client of asked) statuses.push((await from(client)).status);
    // The last entry is the proxy's own; where it names nobody, the proxy itself is the client.
    expect(statuses).toEqual([200, 200, 429, 200, 200, 429, 200]);
  });

  it.each<[string, readonly string[], number]>([
    ['one address', ['192.0.2.1', '192.0.2.1', '::ffff:192.0.2.1', '::FFFF:192.0.2.1'], 1],
    ['one network', ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:DB8:0:0::', '2001:0db8::9'], 1],
    ['neighbouring networks', ['2001:db8::1', '2001:db8:0:1::1', '2001:db8:1::1'], 3],
    ['another address', ['192.0.2.1', '192.0.2.2'], 2],
    ['this machine', ['::1', '0:0:0:0:0:0:0:1'], 1],
    [
      'an address with a port',
      ['192.0.2.1', '192.0.2.1:4000', '[2001:db8::1]:4000', '[2001:db8::1]', '2001:db8::1'],
      2,
    ],
  ])('is known by its address, or by the first half of a long one: %s', (_, addresses, clients) => {
    const limit = createClientLimit({ calls: 1, window: 60 });
    expect(addresses.filter((address) => limit.take(address).wrong === undefined)).toHaveLength(clients);
  });

  it('may call again when its time has come, and is not forgotten for others before', () => {
    let now = 0;
    const limit = createClientLimit({ calls: 1, window: 10 }, () => now);
    const isLeft = (client: string): boolean => limit.take(client).wrong === undefined;
    expect([isLeft('a'), isLeft('a')]).toEqual([true, false]);
    for (let index = 0; index < 9_000; index += 1) limit.take(`192.0.${index >> 8}.${index & 255}`);
    expect(isLeft('a')).toBe(false);
    now = 10_000;
    expect([isLeft('a'), isLeft('a')]).toEqual([true, false]);
  });
});

describe('what takes long', () => {
  it('is refused with a time to come back where too much waits, and small documents are answered all the same', async () => {
    server = await servedHere({ lane: { threads: 1, waiting: 2 } });
    const calls = await Promise.all([...Array.from({ length: 12 }, () => post(long)), post(task)]);
    const small = calls.at(-1);
    expect([small?.status, ((await small?.json()) as Report).verdict]).toEqual([200, 'valid']);
    const statuses = calls.slice(0, -1).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    const busy = calls.find(({ status }) => status === 503);
    expect([busy?.headers.get('retry-after'), busy?.headers.get('content-type')]).toEqual([
      '5',
      'application/problem+json',
    ]);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect((await reportOn(long)).verdict).toBe('valid');
  });

  it('is given up when its time is over, named with the limit, and the next is answered', async () => {
    server = await servedHere({ lane: { threads: 1, deadline: 1_500 } });
    expect((await reportOn(long)).verdict).toBe('valid');
    await server.close();
    server = await servedHere({ lane: { threads: 1, deadline: 20 } });
    const { verdict, tasks, problems } = await reportOn(endless);
    expect([verdict, tasks, problems[0]?.rule]).toEqual(['unreadable', [], 'file-is-within-limits']);
    expect(problems[0]?.message).toBe('Checking it took longer than 0.02 seconds, the limit.');
    expect((await reportOn(task)).verdict).toBe('valid');
  });

  it('is given up when its memory is full, named with the limit, and the process lives', async () => {
    server = await servedHere({ lane: { threads: 1, memory: 24, deadline: 30_000 } });
    const { verdict, problems } = await reportOn(`[${'{},'.repeat(340_000)}{}]`);
    expect([verdict, problems[0]?.message]).toEqual([
      'unreadable',
      'Checking it took more than 24 MiB of memory, the limit.',
    ]);
    expect((await reportOn(long)).verdict).toBe('valid');
  });

  it('is answered again and again by the same threads', async () => {
    server = await servedHere({ lane: { threads: 2 } });
    for (let round = 0; round < 5; round += 1) {
      const reports = await Promise.all(Array.from({ length: 6 }, () => reportOn(long)));
      expect(reports.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 6 }, () => 'valid'));
    }
    expect(process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length).toBeLessThan(8);
  });
});

describe('a lane that is closed', () => {
  it('tells whoever waits that nothing was checked, and takes nothing more', async () => {
    const context = officialContext(usualLimits);
    const program = new URL('../../scripts/lane-thread.ts', import.meta.url);
    const lane = createLane({ ...usualLane, program, given: usualLimits, threads: 1 }, context);
    const call = { method: 'POST', target: '/api/validate', header: () => undefined };
    const body = new TextEncoder().encode(long);
    const calls = [1, 2, 3].map(() => lane.work('validate', call, body));
    const line = lane.work('line', call, body);
    await lane.close();
    const late = lane.work('validate', call, body);
    for (const { status, body: told } of await Promise.all([...calls, late]))
      expect([status, String(told).includes('This was not checked.')]).toEqual([503, true]);
    expect(JSON.parse(String((await line).body))).toHaveProperty('verdict', 'unreadable');
  });
});
