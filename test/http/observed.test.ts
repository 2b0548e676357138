import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawAnswers, rawCall, type RawCall } from './raw-call.ts';
import { readPrometheus, type Sample } from './prometheus.ts';
import { servedHere, type ServedHere } from './served.ts';

let served: ServedHere;
beforeAll(async () => {
  served = await servedHere();
});
afterAll(() => served.close());

const ask = (path: string, init?: RequestInit): Promise<Response> => fetch(served.address + path, init);
const validate = (body: string, fields: Readonly<Record<string, string>> = {}, query = ''): Promise<Response> =>
  ask(`api/validate${query}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...fields } });
const samples = async (): Promise<readonly Sample[]> => readPrometheus(await (await ask('metrics')).text());

/** How much a counter has gone up. */
async function grown(name: string, labels: object, happen: () => Promise<unknown>): Promise<number> {
  const valueIn = (all: readonly Sample[]): number =>
    all.find((one) => one.name === name && JSON.stringify(one.labels) === JSON.stringify(labels))?.value ?? 0;
  const before = valueIn(await samples());
  await happen();
  return valueIn(await samples()) - before;
}

describe('GET /metrics', () => {
  it('counts each document by its verdict, also on the lines of a batch', async () => {
    const documents = 'tasktypes_documents_total';
    expect(await grown(documents, { verdict: 'unreadable' }, () => validate('{'))).toBe(1);
    expect(await grown(documents, { verdict: 'invalid' }, () => validate('{}'))).toBe(1);
    const lines = { method: 'POST', body: '{\n{\n{}\n', headers: { 'content-type': 'application/x-ndjson' } };
    const batch = async () => (await ask('api/validate/batch', lines)).text();
    expect(await grown(documents, { verdict: 'unreadable' }, batch)).toBe(2);
    expect(await grown(documents, { verdict: 'unreadable' }, () => validate('{', {}, '?format=pdf'))).toBe(0);
  });

  it('counts calls by method, address and status, whatever word the client makes up', async () => {
    const requests = 'tasktypes_http_requests_total';
    const told = (method: string, route: string, status: string) => ({ method, route, status });
    const type = told('GET', '/api/types/{kind}/{name}/{version}', '404');
    expect(await grown(requests, type, () => ask('api/types/a"b\\/c/%0A'))).toBe(1);
    expect(await grown(requests, told('GET', 'site', '404'), () => ask('%22%0Anowhere'))).toBe(1);
    expect(await grown(requests, told('other', 'site', '405'), () => ask('', { method: 'PROPFIND' }))).toBe(1);
  });

  it('tells how long calls take, in classes that only grow', async () => {
    await ask('api/resolve?uri=x');
    const all = (await samples()).filter(({ labels }) => labels['route'] === '/api/resolve');
    const classes = all.filter(({ name }) => name.endsWith('_bucket'));
    const counts = classes.map(({ value }) => value);
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect(classes.at(-1)?.labels['le']).toBe('+Inf');
    expect(all.find(({ name }) => name.endsWith('_count'))?.value).toBe(counts.at(-1));
  });

  it('tells of the process, and is never kept', async () => {
    const names = (await samples()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['process_resident_memory_bytes', 'process_uptime_seconds']));
    const response = await ask('metrics');
    expect(await response.text()).toContain('# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total ');
    const { headers } = response;
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('GET /health', () => {
  it('says that the server answers', async () => {
    const response = await ask('health');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    expect((await ask('health', { method: 'HEAD' })).status).toBe(200);
  });
});

describe('the log', () => {
  const secret = 'hunter2';
  /** The lines that calls add. */
  async function logged(happen: () => Promise<unknown>): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const before = served.log().length;
    await happen();
    await expect.poll(() => served.log().length).toBeGreaterThan(before);
    return served
      .log()
      .slice(before)
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  }

  it('has one line of JSON for each call, with the verdict and the id that is answered', async () => {
    let id: string | null = '';
    const lines = await logged(async () => {
      id = (await validate('{}')).headers.get('x-request-id');
    });
    expect(lines).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
        level: 'info',
        requestId: id,
        method: 'POST',
        route: '/api/validate',
        status: 200,
        milliseconds: expect.any(Number) as number,
        verdict: 'invalid',
      },
    ]);
  });

  it('has a line for a batch when that has ended, with the time that all of it took, and says whether it came whole', async () => {
    const { port } = new URL(served.address);
    const head =
      'POST /api/validate/batch HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{}\n\r\n';
    const batch = async (end: (call: RawCall) => void): Promise<unknown> => {
      const call = await rawCall(Number(port));
      call.send(head);
      await expect.poll(call.heard).toContain('"line":1');
      await setTimeout(120);
      end(call);
      return call.end;
    };
    const whole = await logged(() => batch((call) => call.send('0\r\n\r\n')));
    expect(whole.map(({ route, status, brokenOff }) => [route, status, brokenOff])).toEqual([
      ['/api/validate/batch', 200, undefined],
    ]);
    expect(Number(whole[0]?.['milliseconds'])).toBeGreaterThan(100);
    const brokenOff = (): Promise<number> =>
      grown('tasktypes_http_answers_broken_off_total', {}, async () => {
        const [line, ...more] = await logged(() => batch(({ socket }) => socket.destroy()));
        expect([line, more]).toMatchObject([{ route: '/api/validate/batch', brokenOff: true }, []]);
      });
    expect(await brokenOff()).toBe(1);
  });

  it('has a line for what is no request, with the id that is answered', async () => {
    const { port } = new URL(served.address);
    let id: string | undefined;
    const [line] = await logged(async () => {
      const call = await rawCall(Number(port));
      call.send('nonsense\r\n\r\n');
      const [answer] = rawAnswers(await call.end);
      expect(answer).toMatchObject({ status: 400, headers: { 'access-control-allow-origin': '*' } });
      id = answer?.headers['x-request-id'];
    });
    expect(line).toMatchObject({ requestId: id, method: 'none', route: 'no request', status: 400 });
  });

  it('keeps an id that is a plain word, and no other', async () => {
    const given = 'portal-7.a_B';
    expect((await validate('{}', { 'x-request-id': given })).headers.get('x-request-id')).toBe(given);
    for (const hostile of ['a b', '"}', 'x'.repeat(65), 'é', '<script>', '']) {
      const { headers } = await ask('health', { headers: { 'x-request-id': hostile } });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-z]+$/);
    }
  });

  it('holds nothing of a body, a query, a path or a header field', async () => {
    const fields = { authorization: secret, cookie: secret, 'user-agent': secret };
    const lines = await logged(async () => {
      await validate(`{"tasktype": "https://${secret}.example/", "taskinfo": {}}`, fields, `?name=${secret}`);
      await validate(`{"${secret}`, fields);
      await ask(`api/resolve?uri=${secret}`);
      await ask(`tasktypes/${secret}?token=${secret}`);
      await ask(`api/types/tasktypes/${secret}/1.0`, { method: 'DELETE' });
    });
    expect(lines.length).toBeGreaterThan(4);
    expect(JSON.stringify(lines).toLowerCase()).not.toContain(secret);
  });
});
