import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemTypes } from '../../src/http/problem-types.ts';
import { sharedPath, withShared } from '../shared.ts';
import { rawAnswers, rawCall, type RawAnswer } from './raw-call.ts';
import { servedHere, type ServedHere } from './served.ts';

const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';
let server: ServedHere;

beforeAll(async () => {
  server = await servedHere();
});
afterAll(() => server.close());

/** What would tell a stranger where the program lies, or how it is built. */
const insides = /\n\s+at .+:\d+:\d+|\/src\/[a-z]+\/[a-z-]+\.ts|node_modules|TypeError|RangeError|ReferenceError/;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function expectSafe({ status, headers, body }: RawAnswer, shown: string): void {
  expect(status, shown).toBeLessThan(500);
  for (const [name, value] of Object.entries(headers)) expect(value, `${shown} ${name}`).toMatch(/^[\x20-\x7e]*$/);
  if (headers['content-type']?.includes('json') === true) {
    const told = Buffer.from(body, 'latin1').toString();
    expect(told, shown).not.toMatch(controls);
    const value: unknown = JSON.parse(headers['content-type'].includes('ndjson') ? (told.split('\n')[0] ?? '') : told);
    if (status >= 400) {
      expect(headers['content-type'], shown).toBe('application/problem+json');
      expect(problemTypes, shown).toContainEqual(
        expect.objectContaining({ uri: (value as { type: string }).type, status }),
      );
    }
  } else
    expect(status < 400 || headers['content-length'] === '0' || headers['content-type'] !== undefined, shown).toBe(
      true,
    );
  expect(body, shown).not.toMatch(insides);
}

/** Sends calls over one connection, each when the one before was answered, and a new one where it was ended. */
async function tellAll(calls: readonly string[]): Promise<readonly (readonly [string, RawAnswer])[]> {
  const told: (readonly [string, RawAnswer])[] = [];
  const pending = [...calls];
  while (pending.length > 0) {
    const few = pending.splice(0, 40);
    const answers = await Promise.all(
      few.map(async (text) => {
        const call = await rawCall(server.port);
        call.send(text);
        const [answer, ...more] = rawAnswers(await call.end);
        expect(more, text).toEqual([]);
        if (answer === undefined) throw new Error(`Nothing was answered to ${text}`);
        return [text, answer] as const;
      }),
    );
    told.push(...answers);
  }
  return told;
}

const head = (method: string, target: string, fields: string): string =>
  `${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${fields}\r\n`;

function post(target: string, body: string, fields = 'content-type: application/json\r\n'): string {
  const bytes = Buffer.from(body);
  return `${head('POST', target, `${fields}content-length: ${bytes.length}\r\n`)}${bytes.toString('latin1')}`;
}

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

withShared('the naughty strings', () => {
  const strings = JSON.parse(readFileSync(sharedPath('suites/naughty-strings/blns.json'), 'utf8')) as readonly string[];
  const task = (text: string): string => JSON.stringify({ tasktype: oci, taskinfo: { image: text, [text]: text } });

  describe('the naughty strings', () => {
    const ways: readonly (readonly [string, (text: string) => string])[] = [
      ['as a URI to resolve', (text) => head('GET', `/api/resolve?uri=${encoded(text)}`, '')],
      ['as a path', (text) => head('GET', `/${encoded(text)}`, '')],
      [
        'as a path that is not encoded',
        (text) => head('GET', `/tasktypes/${latin1(text).replaceAll(/[\x00-\x20]/g, '')}`, ''),
      ],
      ['as the name of a type', (text) => head('GET', `/api/types/tasktypes/${encoded(text)}/1.0`, '')],
      ['as the name of a file', (text) => post(`/api/validate?name=${encoded(text)}`, task(text))],
      ['as the tasktype', (text) => post(`/api/validate?tasktype=${encoded(text)}`, task(text))],
      ['as a format', (text) => post(`/api/validate?format=${encoded(text)}`, task(text))],
      ['as a parameter', (text) => post(`/api/validate?${encoded(text)}=1`, task(text))],
      [
        'as header fields',
        (text) => {
          const value = latin1(text).replaceAll(/[\r\n\0]/g, ' ');
          const names = [
            'x-request-id',
            'accept',
            'accept-encoding',
            'if-none-match',
            'origin',
            'x-forwarded-for',
            'cookie',
          ];
          return head('GET', '/', names.map((name) => `${name}: ${value}\r\n`).join(''));
        },
      ],
      [
        'as the form of a body',
        (text) => post('/api/validate', task(text), `content-type: ${latin1(text).replaceAll(/[\r\n\0]/g, ' ')}\r\n`),
      ],
      ['as a body', (text) => post('/api/validate', text)],
      ['as YAML', (text) => post('/api/validate', text, 'content-type: application/yaml\r\n')],
      ['as a line of a batch', (text) => post('/api/validate/batch', text.replaceAll('\n', ' '))],
      ['as a method', (text) => head(latin1(text).replaceAll(/[^!-~]/g, '') || 'X', '/', '')],
    ];

    // Each string goes a third of the ways: the library itself takes all of them in another test.
    it.each(ways.map(([name, callOf], row) => [name, callOf, row] as const))(
      'are answered safely: %s',
      async (_, callOf, row) => {
        const sample = strings.filter((__, index) => index % 3 === row % 3);
        for (const [text, answer] of await tellAll(sample.map(callOf))) expectSafe(answer, text.slice(0, 200));
      },
    );

    it('are never written to the log, which is one line of JSON for each call', () => {
      const lines = server.log().map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
      expect(lines.length).toBeGreaterThan(2_000);
      for (const line of lines) {
        expect(Object.keys(line).sort()).toEqual(
          expect.arrayContaining(['level', 'method', 'requestId', 'route', 'status', 'time']),
        );
        expect(line['requestId']).toMatch(/^[\w.-]{1,64}$/);
        expect(line).not.toHaveProperty('fault');
      }
      expect(server.log().join('\n')).not.toMatch(/[^\n\x20-\x7e]/);
    });
  });
});

describe('an answer', () => {
  it.each<[string, string]>([
    ['a line in an address', head('GET', '/%0d%0aset-cookie:%20a=b', '')],
    ['a line in a query', head('GET', '/tasktypes/oci-container/schema.json?%0d%0aset-cookie:%20a=b', '')],
    ['bytes in a query', head('GET', '/tasktypes/oci-container/schema.json?\xff\x80\xa0', '')],
    ['bytes in an address', head('GET', '/\xff\x80', '')],
    ['half a character', head('GET', '/%e2%82', '')],
    ['a NUL', head('GET', '/%00', '')],
    ['a backslash', head('POST', '/api\\validate', 'content-length: 0\r\n')],
    ['two slashes', head('GET', '//example.org/%2e%2e', '')],
    ['a way up', head('GET', '/../../etc/passwd', '')],
    ['no path', head('OPTIONS', '*', '')],
    ['markup', head('GET', '/<script>alert(1)</script>', 'accept: text/html\r\n')],
    ['a prototype', head('GET', '/__proto__', '')],
    ['a constructor', head('GET', '/api/types/constructor/constructor/constructor', '')],
    ['a form that is a prototype', post('/api/validate?format=__proto__', '{}')],
    ['a form that is a constructor', post('/api/validate?format=constructor', '{}')],
  ])('to something strange is whole, safe and no fault: %s', async (_, text) => {
    for (const [shown, answer] of await tellAll([text])) {
      expectSafe(answer, shown);
      expect(answer.headers).not.toHaveProperty('set-cookie');
    }
  });

  it('takes the id of a request only where it is a plain word', async () => {
    for (const [id, isKept] of [
      ['a-1.B_2', true],
      ['x'.repeat(64), true],
      ['x'.repeat(65), false],
      ['a b', false],
      ['a"b', false],
      ['\xe9', false],
      ['', false],
    ] as const) {
      const [[, answer] = []] = await tellAll([head('GET', '/health', `x-request-id: ${id}\r\n`)]);
      expect(answer?.headers['x-request-id'] === id, id).toBe(isKept);
      expect(answer?.headers['x-request-id']).toMatch(/^[\w.-]{1,64}$/);
    }
  });
});
