import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taskLabel } from '../../src/metadata/own-names.ts';
import { createTaskShortcut } from '../../src/validate/task-shortcut.ts';
import { createWorker } from '../../src/http/work.ts';
import { usualLimits } from '../../src/http/limits.ts';
import { officialContext } from '../../scripts/official-context.ts';
import type { Report } from '../../src/validate/report.ts';
import { officialApp } from './official-app.ts';
import { rawAnswers, rawCall, talk } from './raw-call.ts';
import { servedHere, type ServedHere } from './served.ts';

const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';
const task = `{"tasktype":"${oci}","taskinfo":{"image":"a/b:1"}}`;
const wrong = `{"tasktype":"${oci}","taskinfo":{"imagé":"ü"}}`;
let server: ServedHere;

beforeAll(async () => {
  server = await servedHere();
});
afterAll(() => server.close());

type Told = Partial<Report> & {
  readonly line?: number;
  readonly unterminated?: true;
  readonly summary?: Readonly<Record<string, unknown>>;
};

const toldIn = (text: string): readonly Told[] =>
  text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Told); // prettier-ignore

async function batch(body: string | Uint8Array<ArrayBuffer>): Promise<readonly Told[]> {
  const response = await fetch(`${server.address}api/validate/batch`, { method: 'POST', body });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
  return toldIn(await response.text());
}

describe('a batch', () => {
  it('tells the same of every whole line, wherever it is cut', async () => {
    const context = officialContext(usualLimits);
    const here = createWorker(context, createTaskShortcut(context));
    const known = new Map<string, ReturnType<typeof here>>();
    // What a line is told depends on the line alone, so that each is worked out once.
    const worker: typeof here = (kind, call, line) => {
      const text = String(line);
      known.set(text, known.get(text) ?? here(kind, call, line));
      return known.get(text) ?? here(kind, call, line);
    };
    const { fetch: ask } = officialApp(undefined, { lane: { takes: () => true, work: worker } });
    const padded = `${task}${' '.repeat(80)}`;
    const lines = Array.from(
      { length: 18 },
      (_, index) => [padded, wrong, padded, '{', '', `${padded}\r`][index % 6] ?? '',
    );
    const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`.repeat(2).slice(0, 2_000));
    const toldOf = async (size: number): Promise<readonly Told[]> => {
      const request = new Request('http://x/api/validate/batch', { method: 'POST', body: bytes.slice(0, size) });
      const response = await ask(request);
      expect(response.status).toBe(200);
      return toldIn(await response.text());
    };
    const whole = await toldOf(bytes.length);
    for (let size = 0; size <= bytes.length; size += 1) {
      const told = await toldOf(size);
      const ends = bytes.slice(0, size).filter((byte) => byte === 0x0a).length;
      const isCut = size > 0 && bytes[size - 1] !== 0x0a;
      const finished = told.filter(({ line = Infinity }) => line <= ends);
      expect(finished, String(size)).toEqual(whole.filter(({ line = Infinity }) => line <= ends));
      expect(
        finished.some(({ unterminated }) => unterminated),
        String(size),
      ).toBe(false);
      const { summary } = told.at(-1) ?? {};
      expect(summary).toMatchObject({ lines: ends + (isCut ? 1 : 0), ...(isCut ? { unterminated: true } : {}) });
      for (const { unterminated } of told.filter(({ line = 0 }) => line > ends)) expect(unterminated).toBe(true);
    }
  }, 20_000);

  it('reads lines that end in CR LF, and passes over blank ones, counting them', async () => {
    const told = await batch(`${task}\r\n\r\n \t\r\n${wrong}\r\n\n${task}\n`);
    expect(told.map(({ line, verdict }) => [line, verdict])).toEqual([
      [1, 'valid'],
      [4, 'invalid'],
      [6, 'valid'],
      [undefined, undefined],
    ]);
    expect(told.at(-1)?.summary).toEqual({
      ...{ verdict: 'invalid', lines: 6, valid: 2, invalid: 1 },
      ...{ unknown: 0, unreadable: 0, 'nothing-declared': 0 },
    });
  });

  it('flags a last line that has no end, and the summary says so', async () => {
    const told = await batch(`${task}\n${task}`);
    expect(told.map(({ unterminated }) => unterminated)).toEqual([undefined, true, undefined]);
    expect(told.at(-1)?.summary).toMatchObject({ lines: 2, valid: 2, unterminated: true });
  });

  it('says of nothing that it is nothing', async () => {
    for (const body of ['', '\n', ' \r\n\n']) {
      const [one, ...more] = await batch(body);
      expect([one?.summary?.['valid'], more]).toEqual([0, []]);
      expect(one?.summary?.['verdict']).not.toBe('valid');
    }
  });

  it('loses no more than a first line that is only a bracket', async () => {
    const told = await batch(`{\n{\n${task}\n${wrong}\n`);
    expect(told.slice(0, -1).map(({ verdict }) => verdict)).toEqual(['unreadable', 'unreadable', 'valid', 'invalid']);
    const images = [{ Id: 'sha256:1', Config: { Labels: { [taskLabel]: task } } }];
    expect((await batch(`${JSON.stringify(images)}\n`))[0]?.verdict).toBe('valid');
  });

  it('loses no more than the line that is bad', async () => {
    const bad = [
      '{',
      '\0',
      '\xff',
      '['.repeat(5_000),
      'x'.repeat(2 ** 20 + 1),
      '{"a":1}{"b":2}',
      'null',
      '\ufeff',
      '"\\ud800"',
    ];
    for (const line of bad) {
      const body = Buffer.concat([
        Buffer.from(`${task}\n`),
        Buffer.from(line, line === '\xff' ? 'latin1' : 'utf8'),
        Buffer.from(`\n${task}\n`),
      ]);
      const told = await batch(body);
      const verdicts = told.slice(0, -1).map(({ verdict }) => verdict);
      expect([verdicts[0], verdicts.at(-1)], line.slice(0, 20)).toEqual(['valid', 'valid']);
      expect(verdicts, line.slice(0, 20)).toHaveLength(3);
      expect(verdicts[1], line.slice(0, 20)).not.toBe('valid');
      expect(told[1]?.problems?.length).toBeGreaterThan(0);
    }
  });

  it.each<[string, string]>([
    ['a list on one line', `[${task},${task}]`],
    ['a list of lines', `[\n${task},\n${task}\n]\n`],
    ['a list that begins with its first item', `[${task},\n${task}]`],
    ['a list as it is printed for people', JSON.stringify([JSON.parse(task), JSON.parse(task)], undefined, 2)],
    ['a document over several lines', JSON.stringify({ tasks: [JSON.parse(task)] }, undefined, 2)],
  ])('says in plain words that it takes lines, and calls nothing valid: %s', async (_, body) => {
    const told = await batch(body);
    expect(told.at(-1)?.summary).toMatchObject({ valid: 0 });
    for (const { problems } of told.slice(0, -1)) {
      expect(problems?.[0]?.message).toMatch(/takes one (?:whole )?document on each line \(NDJSON\)/);
      expect(problems?.[0]?.hint).toContain("jq -c '.[]'");
    }
  });

  it('that breaks off gets no summary, and what was whole is told before', async () => {
    const call = await rawCall(server.port);
    call.send('POST /api/validate/batch HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    const lines = `${task}\n${wrong}\n{"half`;
    const bytes = Buffer.from(lines);
    call.send(Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]));
    while (!call.heard().includes('"line":2')) await setTimeout(5);
    call.socket.end();
    const told = await call.end;
    expect(told).toContain('"line":1,"verdict":"valid"');
    expect(told).not.toContain('summary');
    expect(told.endsWith('0\r\n\r\n')).toBe(false);
    expect(server.log().join('\n')).not.toContain('"level":"error"');
  });

  it('whose pieces stop making sense is broken off, and no other answer stands amid its own', async () => {
    const call = await rawCall(server.port);
    call.send(
      'POST /api/validate/batch HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{}\n\r\n',
    );
    while (!call.heard().includes('"line":1')) await setTimeout(5);
    call.send('ZZ\r\n');
    const heard = await call.end;
    expect(heard.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(heard).not.toContain('summary');
  });

  it('loses no more than the line that the server fails at, and the log is told of it', async () => {
    const faults: unknown[] = [];
    const work = (): Promise<never> => Promise.reject(new Error('boom'));
    const { fetch: ask } = officialApp(undefined, {
      lane: { takes: () => true, work },
      watch: ({ fault }) => fault !== undefined && faults.push(fault),
    });
    const told = toldIn(
      await (await ask(new Request('http://x/api/validate/batch', { method: 'POST', body: `${task}\n{}\n` }))).text(),
    );
    expect(told.map(({ verdict }) => verdict)).toEqual(['unreadable', 'unreadable', undefined]);
    expect(told[0]?.problems?.[0]?.message).toBe('The server failed at this line, so it was not checked.');
    expect(told.at(-1)?.summary).toMatchObject({ lines: 2, unreadable: 2 });
    expect(faults).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain('boom');
  });

  it('answers while it is asked', async () => {
    const call = await rawCall(server.port);
    call.send(
      'POST /api/validate/batch HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    for (let line = 1; line <= 3; line += 1) {
      call.send(`${(task.length + 1).toString(16)}\r\n${task}\n\r\n`);
      while (!call.heard().includes(`"line":${line}`)) await setTimeout(2);
    }
    call.send('0\r\n\r\n');
    expect(toldIn(rawAnswers(await call.end)[0]?.body ?? '').at(-1)?.summary).toMatchObject({ lines: 3, valid: 3 });
  });

  it('does not wait for others, nor mix with them', async () => {
    const bodies = Array.from({ length: 8 }, (_, index) => `${index % 2 === 0 ? task : wrong}\n`.repeat(500 + index));
    const told = await Promise.all(bodies.map(batch));
    for (const [index, one] of told.entries()) {
      const count = 500 + index;
      expect(one.at(-1)?.summary).toMatchObject({ lines: count, [index % 2 === 0 ? 'valid' : 'invalid']: count });
      expect(one.slice(0, -1).map(({ line }) => line)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    }
  });

  it('is refused as a whole when it is no batch', async () => {
    const head = 'POST /api/validate/batch HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n';
    for (const [field, status] of [
      ['content-type: text/html', 415],
      ['content-encoding: gzip', 415],
      ['content-type: application/x-ndjson', 200],
    ] as const)
      expect((await talk(server.port, [`${head}${field}\r\n\r\n{}`]))[0]?.status, field).toBe(status);
    const packed = head.replace('content-length: 2', 'transfer-encoding: gzip, chunked');
    expect((await talk(server.port, [`${packed}\r\n2\r\n{}\r\n0\r\n\r\n`]))[0]?.status).toBe(415);
  });
});
