import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualLimits } from '../../src/http/limits.ts';
import { registry, validators } from '../../src/official.ts';
import type { Report } from '../../src/validate/report.ts';
import { validate } from '../../src/validate/validate.ts';
import { sharedPath, withShared } from '../shared.ts';
import { officialApp } from './official-app.ts';
import { servedHere, type ServedHere } from './served.ts';

const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';
const asServed = { format: 'json', maxDepth: usualLimits.depth } as const;
const task = `{"tasktype":"${oci}","taskinfo":{"image":"a/b:1"}}`;
let server: ServedHere;

beforeAll(async () => {
  server = await servedHere();
});
afterAll(() => server.close());

async function reportOn(body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): Promise<Report> {
  const response = await fetch(`${server.address}api/validate`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Report;
}

const latin1 = (text: string): Uint8Array<ArrayBuffer> => Buffer.from(text, 'latin1');

describe('a body that readers might read differently', () => {
  it.each<[string, string, string]>([
    ['a repeated key', task.replace('"image"', '"image":"x","image"'), 'key-is-unique'],
    ['a number that is changed', task.replace('"a/b:1"', '"a/b:1","limits":{"memory":9007199254740993}'), 'number'],
  ])('is checked and warned of: %s', async (_, body, rule) => {
    const { problems } = await reportOn(body);
    expect(problems.filter((one) => one.rule.includes(rule)).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it.each<[string, string]>([
    ['__proto__', task.replace('"image"', '"__proto__":{"image":"a/b:1"},"imag"')],
    ['__proto__ round a task', `{"__proto__":${task}}`],
    ['constructor', task.replace('"image"', '"constructor":{"prototype":{"image":"a/b:1"}},"imag"')],
    ['a lone surrogate', task.replace('a/b:1', 'a/b:\\ud800')],
    ['a key of a lone surrogate', task.replace('"image"', '"\\udc00":1,"image"')],
    ['NaN', task.replace('"a/b:1"', 'NaN')],
    ['Infinity', task.replace('"a/b:1"', '-Infinity')],
    ['a comment', task.replace('{', '{/**/')],
    ['a comma at the end', task.replace('}}', ',}}')],
    ['two documents', task + task],
    ['a NUL at the end', `${task}\0`],
    ['nothing', ''],
    ['only white space', ' \r\n\t '],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', `"${oci}"`],
  ])('is not called valid: %s', async (_, body) => {
    const { verdict, problems } = await reportOn(body);
    expect(['invalid', 'unreadable', 'nothing-declared', 'unknown']).toContain(verdict);
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['UTF-16LE', Buffer.from(`\ufeff${task}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${task}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(task, 'utf16le')],
    ['Latin-1', latin1(task.replace('a/b:1', 'a/\xe9:1'))],
    ['half a character', latin1(`${task.slice(0, -3)}\xe2\x82`)],
    ['a long form of NUL', latin1(task.replace('a/b', 'a\xc0\x80b'))],
    ['a NUL', latin1(task.replace('a/b', 'a\0b'))],
    ['a picture', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
  ])('is unreadable, and the report says as what it is encoded: %s', async (_, body) => {
    for (const type of ['application/json', 'application/yaml', 'application/zip', '']) {
      const { verdict, problems } = await reportOn(body, type);
      expect([verdict, problems[0]?.rule]).toEqual(['unreadable', 'text-is-utf8']);
    }
  });

  it('may begin with a byte order mark', async () => {
    expect((await reportOn(`\ufeff${task}`)).verdict).toBe('valid');
  });

  it('gives nobody a prototype', async () => {
    await reportOn(
      task.replace('"image"', '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"image"'),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

withShared('the JSON parsing suite', () => {
  const folder = sharedPath('suites/json-parsing/test_parsing');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

  describe('the JSON parsing suite', () => {
    it('is answered with the verdict of the library, file by file', async () => {
      expect(files).toHaveLength(318);
      const app = officialApp();
      for (const file of files) {
        const body = readFileSync(`${folder}/${file}`) as Uint8Array<ArrayBuffer>;
        const headers = { 'content-type': 'application/json' };
        const response = await app.fetch(new Request('http://x/api/validate', { method: 'POST', headers, body }));
        const { verdict, problems } = (await response.json()) as Report;
        const here = await validate(body, { registry, validators }, asServed);
        expect([file, response.status, verdict]).toEqual([file, 200, here.verdict]);
        if (file.startsWith('n_')) expect([file, verdict]).toEqual([file, 'unreadable']);
        if (file.startsWith('n_')) expect(problems.length, file).toBeGreaterThan(0);
        expect([file, verdict]).not.toEqual([file, 'valid']);
      }
    });

    it('is answered over the wire too, each file on a line of one batch where it has one', async () => {
      const lines = files
        .map((file) => readFileSync(`${folder}/${file}`))
        .filter((bytes) => !bytes.includes(0x0a) && bytes.toString().trim() !== '' && bytes.length < 100_000);
      const body = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
      const headers = { 'content-type': 'application/x-ndjson' };
      const response = await fetch(`${server.address}api/validate/batch`, { method: 'POST', headers, body });
      const told = (await response.text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Report & { summary?: unknown });
      expect(told).toHaveLength(lines.length + 1);
      for (const [index, line] of lines.entries()) {
        const here = await validate(line, { registry, validators }, asServed);
        expect([line.toString().slice(0, 40), told[index]?.verdict]).toEqual([
          line.toString().slice(0, 40),
          here.verdict,
        ]);
      }
    });
  });
});
