import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/validate/report.ts';
import { rawAnswers, rawCall, talk, type RawAnswer } from './raw-call.ts';
import { servedHere, type ServedHere } from './served.ts';

const limits = { body: 4_096, zip: 8_192, depth: 16, string: 64, tasks: 5, line: 1_024 };
const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';
const task = `{"tasktype":"${oci}","taskinfo":{"image":"a/b:1"}}`;
const padded = (size: number, text = task): string => text + ' '.repeat(size - text.length);
let server: ServedHere;

beforeAll(async () => {
  server = await servedHere({ limits });
});
afterAll(() => server.close());

const around = (limit: number): readonly number[] => [limit - 1, limit, limit + 1];
const head = (path: string, type: string, more: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\nconnection: close\r\n${more}\r\n`;

/** The ways in which a body may come. */
const ways: Readonly<Record<string, (path: string, type: string, body: string) => string>> = {
  'with its length': (path, type, body) => head(path, type, `content-length: ${body.length}\r\n`) + body,
  'in one chunk': (path, type, body) =>
    `${head(path, type, 'transfer-encoding: chunked\r\n')}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  'in chunks of one byte': (path, type, body) =>
    `${head(path, type, 'transfer-encoding: chunked\r\n')}${body.replaceAll(/./gs, '1\r\n$&\r\n')}0\r\n\r\n`,
};

async function post(body: string, { path = '/api/validate', type = 'application/json', way = 'with its length' } = {}) {
  const [answer] = await talk(server.port, [ways[way]?.(path, type, body) ?? '']);
  if (answer === undefined) throw new Error('Nothing was answered.');
  return answer;
}

const reportOf = ({ body }: RawAnswer): Report => JSON.parse(body) as Report;

describe('the limits of a call', () => {
  for (const way of Object.keys(ways)) {
    it(`refuses a body over the limit with 413 and no other: ${way}`, async () => {
      for (const size of around(limits.body)) {
        const answer = await post(padded(size), { way });
        expect(answer.status, String(size)).toBe(size > limits.body ? 413 : 200);
        if (size > limits.body)
          expect(JSON.parse(answer.body)).toMatchObject({
            status: 413,
            detail: expect.stringContaining('4096') as string,
          });
        else expect(reportOf(answer).verdict).toBe('valid');
      }
    });

    it(`refuses a zip over the limit with 413 and no other: ${way}`, async () => {
      const zip = Buffer.from(zipSync({ 'codemeta.json': Buffer.from('{}') })).toString('latin1');
      for (const size of around(limits.zip)) {
        const answer = await post(`${zip}${'\0'.repeat(size - zip.length)}`, { type: 'application/zip', way });
        expect(answer.status, String(size)).toBe(size > limits.zip ? 413 : 200);
        if (size > limits.zip) expect(answer.body).toContain('8192');
      }
    });

    it(`lets a line over the limit cost that line only: ${way}`, async () => {
      for (const size of around(limits.line)) {
        const lines = `${task}\n${padded(size)}\n${task}\n`;
        const answer = await post(lines, { path: '/api/validate/batch', type: 'application/x-ndjson', way });
        const told = answer.body
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Report);
        const second = size > limits.line ? 'unreadable' : 'valid';
        expect(told.map(({ verdict }) => verdict)).toEqual(['valid', second, 'valid', undefined]);
        if (size > limits.line) expect(told[1]?.problems[0]?.message).toContain('1024');
      }
    });
  }

  it.each<[keyof typeof limits, (size: number) => string]>([
    ['depth', (size) => '['.repeat(size) + ']'.repeat(size)],
    ['depth', (size) => `${'{"a":'.repeat(size)}1${'}'.repeat(size)}`],
    ['string', (size) => `{"tasktype":"${'x'.repeat(size)}","taskinfo":{}}`],
    ['string', (size) => `{"tasktype":"x","taskinfo":{"${'x'.repeat(size)}":1}}`],
    ['tasks', (size) => `{"reponseword":"YES","interfaces":[${Array.from({ length: size }, () => '{}').join(',')}]}`],
  ])('reads what is within the limit of %s, and names the limit of what is not', async (name, textOf) => {
    for (const type of ['application/json', 'application/yaml', 'text/plain'])
      for (const size of around(limits[name])) {
        const answer = await post(textOf(size), { type });
        const { verdict, problems } = reportOf(answer);
        const isOver = size > limits[name];
        expect(answer.status).toBe(200);
        expect([type, size, verdict === 'unreadable'], problems[0]?.message).toEqual([type, size, isOver]);
        if (isOver) expect(problems[0]?.message).toContain(String(limits[name]));
      }
  });

  it('refuses a large body before it has come', async () => {
    const call = await rawCall(server.port);
    call.send(head('/api/validate', 'application/json', 'content-length: 1073741824\r\n'));
    while (call.heard() === '') await new Promise((resolve) => call.socket.once('data', resolve));
    expect(rawAnswers(call.heard())[0]?.status).toBe(413);
    call.socket.destroy();
  });

  it('refuses a large body before it asks for it, and asks for one within the limit', async () => {
    const asks = async (path: string, type: string, size: number) => {
      const call = await rawCall(server.port);
      call.send(head(path, type, `expect: 100-continue\r\ncontent-length: ${size}\r\n`));
      while (call.heard() === '') await new Promise((resolve) => call.socket.once('data', resolve));
      const status = Number(call.heard().slice(9, 12));
      call.send(status === 100 ? padded(size) : '');
      if (status !== 100) call.socket.end();
      return [status, rawAnswers(await call.end)[0]?.status];
    };
    const { body, zip } = limits;
    expect(await asks('/api/validate', 'application/json', body + 1)).toEqual([413, 413]);
    expect(await asks('/api/validate', 'application/json', body)).toEqual([100, 200]);
    expect(await asks('/api/suggest', 'application/zip', zip + 1)).toEqual([413, 413]);
    expect(await asks('/api/validate', 'application/x-zip-compressed', body + 1)).toEqual([100, 200]);
    expect(await asks('/api/validate/batch', 'application/x-ndjson', body)).toEqual([100, 200]);
    expect(await asks('/api/validate', 'text/html', body)).toEqual([415, 415]);
  });
});
