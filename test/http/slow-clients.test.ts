import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawAnswers, rawCall, talk } from './raw-call.ts';
import { servedHere, type ServedHere } from './served.ts';

const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';
const task = `{"tasktype":"${oci}","taskinfo":{"image":"a/b:1"}}`;
const wait = 600;
const waits = { headersTimeout: wait, bodyTimeout: wait, drainTime: wait, pace: { bytes: 1_024, span: 1_200 } };
let server: ServedHere;
let usual: Promise<readonly number[]>;

/** Statuses that two slow clients are told by a server with the usual times, and the seconds until then. */
async function withUsualTimes(): Promise<readonly number[]> {
  const patient = await servedHere();
  const started = performance.now();
  const calls = [await rawCall(patient.port), await rawCall(patient.port)];
  for (const [index, { send }] of calls.entries()) send(['GET / HT', `${head('content-length: 9\r\n')}{`][index] ?? '');
  while (calls.some((call) => call.heard() === '')) await setTimeout(50);
  const seconds = (performance.now() - started) / 1_000;
  for (const { socket } of calls) socket.destroy();
  await patient.close();
  return [...calls.map((call) => rawAnswers(call.heard())[0]?.status ?? 0), seconds];
}

beforeAll(async () => {
  usual = withUsualTimes();
  server = await servedHere({ waits });
});
afterAll(() => server.close());

const head = (fields: string, line = 'POST /api/validate HTTP/1.1'): string =>
  `${line}\r\nhost: x\r\ncontent-type: application/json\r\n${fields}\r\n`;
const whole = head(`content-length: ${task.length}\r\n`) + task;
const last = head(`connection: close\r\ncontent-length: ${task.length}\r\n`) + task;

async function health(): Promise<number> {
  return (await fetch(`${server.address}health`)).status;
}

function problemIn(
  answers: Awaited<ReturnType<typeof talk>>,
): readonly [number | undefined, string | undefined, string] {
  const [answer] = answers;
  const { type = '' } = JSON.parse(answer?.body ?? '{}') as { readonly type?: string };
  return [answer?.status, answer?.headers['content-type'], type.split('/').at(-1) ?? ''];
}
const problemOf = (status: number, id: string): unknown => [status, 'application/problem+json', id];

describe('a client that is slow, or stops half-way', () => {
  it.each<[string, readonly string[]]>([
    ['a header in drops', ['GET / HTTP/1.1\r\n', ...Array.from({ length: 60 }, (_, index) => `x-${index}: 1\r\n`)]],
    ['half a header', ['GET / HTT']],
    ['a body in drops', [head('content-length: 1000\r\n'), ...Array.from({ length: 60 }, () => 'x')]],
    [
      'a chunked body in drops',
      [head('transfer-encoding: chunked\r\n'), ...Array.from({ length: 60 }, () => '1\r\nx\r\n')],
    ],
    ['half a body', [head('content-length: 1000\r\n'), '{"a":']],
  ])('is answered 408 in time: %s', async (_, pieces) => {
    const started = performance.now();
    expect(problemIn(await talk(server.port, pieces, 40))).toEqual(problemOf(408, 'took-too-long'));
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is answered 408, or not to the end, when a batch comes in drops', async () => {
    const start = head('transfer-encoding: chunked\r\n', 'POST /api/validate/batch HTTP/1.1');
    const drops = Array.from({ length: 100 }, () => '1\r\nx\r\n');
    const line = `${(task.length + 1).toString(16)}\r\n${task}\n\r\n`;
    const [untold, [begun]] = await Promise.all([
      talk(server.port, [start, ...drops], 40),
      talk(server.port, [start + line, ...drops], 40),
    ]);
    expect(problemIn(untold)).toEqual(problemOf(408, 'took-too-long'));
    expect([begun?.status, begun?.body]).toEqual([200, expect.stringContaining('"line":1') as string]);
    expect(begun?.body).not.toContain('summary');
  });

  it('is heard to the end when a batch comes at its pace', async () => {
    const line = `${task}\n`.repeat(6);
    const chunk = `${line.length.toString(16)}\r\n${line}\r\n`;
    const start = head('transfer-encoding: chunked\r\nconnection: close\r\n', 'POST /api/validate/batch HTTP/1.1');
    const [answer] = await talk(server.port, [start, ...Array.from({ length: 5 }, () => chunk), '0\r\n\r\n'], 250);
    expect(answer?.body).toContain('"summary":{"verdict":"valid","lines":30');
  });

  it('does not keep a connection by a body that nobody asked for', async () => {
    const call = await rawCall(server.port);
    call.send('GET /health HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n');
    const dripping = setInterval(() => call.send('x'), 200);
    await call.end;
    clearInterval(dripping);
    expect(rawAnswers(call.heard())[0]?.status).toBe(200);
  }, 9_000);
});

describe('a connection', () => {
  it('does no harm by being idle, two hundred times', async () => {
    const idle = await Promise.all(Array.from({ length: 200 }, () => rawCall(server.port)));
    for (let time = 0; time < 5; time += 1) expect(await health()).toBe(200);
    await Promise.all(idle.map(({ end }) => end));
    expect(await health()).toBe(200);
  });

  it.each<[string, string, number, string]>([
    ['a header over 16 KiB', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(17_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['an address over 16 KiB', `GET /${'a'.repeat(17_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'headers-too-large'],
    [
      'two ends of a body',
      head('content-length: 1\r\ntransfer-encoding: chunked\r\n') + '0\r\n\r\n',
      400,
      'malformed-request',
    ],
    ['two lengths', head('content-length: 1\r\ncontent-length: 2\r\n') + 'xx', 400, 'malformed-request'],
    ['a length that is none', head('content-length: -1\r\n'), 400, 'malformed-request'],
    ['a chunk that is none', `${head('transfer-encoding: chunked\r\n')}zz\r\n`, 400, 'malformed-request'],
    ['a field without a colon', 'GET / HTTP/1.1\r\nhost x\r\n\r\n', 400, 'malformed-request'],
    ['a field on two lines', 'GET / HTTP/1.1\r\nhost: x\r\n y: z\r\n\r\n', 400, 'malformed-request'],
    ['a NUL in a field', 'GET / HTTP/1.1\r\nhost: x\r\ny: \0\r\n\r\n', 400, 'malformed-request'],
    ['no HTTP at all', '\x16\x03\x01\x02\0\x01\0', 400, 'malformed-request'],
    ['HTTP of another kind', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'malformed-request'],
    ['a tunnel', 'CONNECT example.org:443 HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'malformed-request'],
  ])('is told what is wrong with what it sends: %s', async (_, text, status, id) => {
    const [answer, ...more] = await talk(server.port, [text]);
    expect(problemIn(answer === undefined ? [] : [answer])).toEqual(problemOf(status, id));
    expect(more).toEqual([]);
    expect(await health()).toBe(200);
  });

  it('is answered what it asked before it began to talk nonsense', async () => {
    const answers = await talk(server.port, [`${whole}GET /health HTTP/1.1\r\nhost: x\r\n\r\n\0\x01nonsense\r\n\r\n`]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400]);
    expect(JSON.parse(answers[0]?.body ?? '')).toHaveProperty('verdict', 'valid');
  });

  it('is answered in the order in which it asks', async () => {
    const slow = `{"tasktype":"${oci}","taskinfo":{"image":"a/b:1","x":"${'y'.repeat(20_000)}"}}`;
    const first = head(`content-length: ${slow.length}\r\n`) + slow;
    const answers = await talk(server.port, [first + whole + last]);
    const verdicts = answers.map(({ body }) => (JSON.parse(body) as { readonly verdict: string }).verdict);
    expect(verdicts).toEqual(['invalid', 'valid', 'valid']);
  });

  it('may ask to be asked for the body, or expect anything else', async () => {
    for (const expected of ['100-continue', 'a miracle']) {
      const call = await rawCall(server.port);
      call.send(head(`connection: close\r\nexpect: ${expected}\r\ncontent-length: ${task.length}\r\n`));
      if (expected === '100-continue') while (!call.heard().startsWith('HTTP/1.1 100')) await setTimeout(5);
      call.send(task);
      expect(rawAnswers(await call.end).map(({ status }) => status)).toEqual([200]);
    }
  });

  it('may speak HTTP/1.0, name no host or a strange one, or write the whole address', async () => {
    const end = 'connection: close\r\n';
    for (const text of [
      'GET /health HTTP/1.0\r\n\r\n',
      `GET /health HTTP/1.1\r\n${end}\r\n`,
      `GET /health HTTP/1.1\r\nhost: []\\"%\r\n${end}\r\n`,
      `GET http://example.org/health HTTP/1.1\r\nhost: x\r\n${end}\r\n`,
      `POST /api/validate/batch HTTP/1.1\r\n${end}content-length: 2\r\n\r\n{}`,
      `POST /api/validate/batch HTTP/1.1\r\nhost: []\\"%\r\n${end}content-length: 2\r\n\r\n{}`,
      `POST http://[/api/validate/batch HTTP/1.1\r\nhost: x\r\n${end}content-length: 2\r\n\r\n{}`,
    ])
      expect(
        (await talk(server.port, [text])).map(({ status }) => status),
        text,
      ).toEqual([200]);
  });

  it('that is given up in the middle leaves nothing behind, and is no fault of the server', async () => {
    const own = await servedHere({ waits });
    const texts = [whole.slice(0, -9), head('transfer-encoding: chunked\r\n') + '5\r\n{"a":\r\n', last, 'GET / HT'];
    const batch = head('transfer-encoding: chunked\r\n', 'POST /api/validate/batch HTTP/1.1') + '5\r\n{"a":\r\n';
    const calls = await Promise.all(Array.from({ length: 100 }, () => rawCall(own.port)));
    for (const [index, { send }] of calls.entries()) send([...texts, batch][index % 5] ?? '');
    await setTimeout(100);
    for (const { socket } of calls) socket.resetAndDestroy();
    await setTimeout(100);
    const metrics = await (await fetch(`${own.address}metrics`)).text();
    expect(metrics).toContain('tasktypes_http_requests_total');
    expect(metrics).not.toMatch(/status="5/);
    const started = performance.now();
    await own.close();
    expect(performance.now() - started).toBeLessThan(2_000);
    const sockets = process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap');
    expect(sockets).toHaveLength(1);
  });
});

describe('a server with the usual times', () => {
  it('waits for header and body less than ten seconds', async () => {
    const [header, body, seconds] = await usual;
    expect([header, body]).toEqual([408, 408]);
    expect(seconds).toBeGreaterThan(7);
    expect(seconds).toBeLessThan(10);
  });
});
