import { describe, expect, it } from 'vitest';
import { Validator } from '@seriousme/openapi-schema-validator';
import { problemTypes } from '../../src/http/problem-types.ts';
import { app, description, get, post, told, type Operation } from './described-calls.ts';
import { officialApp } from './official-app.ts';

describe('the description of the interface', () => {
  it('is an OpenAPI document by the official schema', async () => {
    const { valid, errors } = await new Validator().validate(
      JSON.parse(JSON.stringify(description)) as Record<string, unknown>,
    );
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('has examples that can be sent, and are answered as it says', async () => {
    let sent = 0;
    for (const [path, operations] of Object.entries(description.paths))
      for (const [method, operation] of Object.entries(operations) as ['get' | 'post', Operation][]) {
        if (path.startsWith('/api/types') || path === '/openapi.json') continue;
        const { parameters = [], requestBody } = operation;
        const query = new URLSearchParams();
        for (const { name, in: where, example } of parameters)
          if (where === 'query' && example !== undefined && name !== 'tasktype') query.set(name, example);
        const asked = `http://localhost${path}?${query.toString()}`;
        if (requestBody === undefined) {
          await told(path, method, await app.fetch(new Request(asked.replace(/\?$/, ''))));
          sent += 1;
        }
        for (const [type, { example }] of Object.entries(requestBody?.content ?? {})) {
          if (example === undefined) continue;
          const body = typeof example === 'string' ? example : JSON.stringify(example);
          const { status } = await told(
            path,
            method,
            await app.fetch(
              new Request(asked.replace(/\?$/, ''), { method: 'POST', body, headers: { 'content-type': type } }),
            ),
          );
          expect(status, path).toBe(path === '/accepts' ? 404 : 200);
          sent += 1;
        }
      }
    expect(sent).toBeGreaterThan(7);
  });

  it('names every call of the server, and each way in which it refuses one', () => {
    const operations = Object.values(description.paths).flatMap((one) => Object.values(one));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const declared = new Set(operations.flatMap(({ responses }) => Object.keys(responses).map(Number)));
    // These are answered before it is known which call is meant.
    const early = [405, 431];
    for (const { status, id } of problemTypes) if (!early.includes(status)) expect(declared, id).toContain(status);
  });
});

interface Answered {
  readonly advice: { readonly next: readonly string[] };
}

describe('GET /api/resolve', () => {
  const ask = (query: string) => get('/api/resolve', `/api/resolve${query}`);
  const uri = 'https://w3id.org/execution-planner/tasktypes/oci-container';

  it('says of any string what it is', async () => {
    const asked = {
      [uri]: { status: 'known', uri, via: 'canonical' },
      'uri://oci-container': { status: 'known', uri, via: 'alias' },
      'oci-contaner': { status: 'suggestion', suggestions: [{ uri }] },
      'https://x.example/none': { status: 'unknown' },
      '': { status: 'unknown' },
      ['x'.repeat(15_000)]: { status: 'unknown' },
      '\u202e\u0000<script>': { status: 'unknown' },
    };
    for (const [text, expected] of Object.entries(asked)) {
      const { status, value, headers } = await ask(`?uri=${encodeURIComponent(text)}`);
      expect([status, value], text.slice(0, 40)).toMatchObject([200, expected]);
      expect(headers.get('cache-control')).toBe('public, max-age=600');
    }
  });

  it('says what to do with addresses of the server, not with commands', async () => {
    const under = officialApp(undefined, { base: '/registry/' });
    const said = async (text: string) => {
      const asked = `http://localhost/registry/api/resolve?uri=${encodeURIComponent(text)}`;
      const answer = (await (await under.fetch(new Request(asked))).json()) as Answered;
      return answer.advice.next.join(' ');
    };
    for (const [text, address] of [
      [uri, 'GET /registry/api/types/tasktypes/oci-container/1.0 tells what its message holds; /registry/tasktypes/'],
      ['', 'GET /registry/api/types on'],
      ['https://doi.org/10.5281/zenodo.1234567', 'POST /registry/api/validate'],
      ['10.1234/abc', 'POST /registry/api/validate'],
      ['https://github.com/owner/repository', 'POST /registry/api/suggest'],
    ] as const) {
      expect(await said(text)).toContain(address);
      expect(await said(text)).not.toContain('`tasktypes ');
    }
  });

  it('asks for one string where there is none, or more', async () => {
    for (const [query, type] of [
      ['', 'missing-parameter'],
      ['?url=x', 'unknown-value'],
      ['?uri=a&uri=b', 'unknown-value'],
      ['?uri=a&url=b', 'unknown-value'],
    ] as const) {
      const { status, value } = await ask(query);
      expect([status, value]).toMatchObject([400, { type: expect.stringMatching(`/problems/${type}$`) as string }]);
    }
  });
});

describe('POST /api/suggest', () => {
  const suggest = (value: unknown) => post('/api/suggest', JSON.stringify(value));

  it('says where a listing is wrong', async () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      [[], 'no list `files`'],
      [{ files: {} }, 'no list `files`'],
      [{ files: [{ path: 'a' }, 3] }, '`files[1]` is no object'],
      [{ files: [{}] }, '`files[0]` has no `path`'],
      [{ files: [{ path: '/etc/passwd' }] }, '`files[0]` has no `path` from the root'],
      [{ files: [{ path: 'a/../b' }] }, '`files[0]` has no `path` from the root'],
      [{ files: [{ path: 'a', text: 1 }] }, 'The `text` of `files[0]` is no string'],
      [{ files: [{ path: 'a', size: -1 }] }, 'The `size` of `files[0]` is no number of bytes'],
    ];
    for (const [listing, message] of wrong) {
      const { status, value } = await suggest(listing);
      expect([status, value]).toMatchObject([400, { detail: expect.stringContaining(message) as string }]);
    }
    const { status, value } = await post('/api/suggest', '{"files": [', {});
    expect([status, value]).toMatchObject([400, { detail: expect.stringMatching(/never closed|line 1/) as string }]);
    expect((await post('/api/suggest', 'PK no zip', { type: 'application/zip' })).status).toBe(400);
  });

  it('refuses any other form before it reads the body', async () => {
    const { status, value } = await post('/api/suggest', '{"files": []}', {
      type: 'application/x-www-form-urlencoded',
    });
    expect([status, value]).toMatchObject([415, { detail: expect.stringContaining('with curl') as string }]);
    expect((await post('/api/suggest', '{}', { fields: { 'content-encoding': 'gzip' } })).status).toBe(415);
  });
});

describe('what is no call', () => {
  it('is answered with what is', async () => {
    const unknown = officialApp();
    for (const [method, path, status] of [
      ['GET', '/api/nothing', 404],
      ['POST', '/api/valdate', 404],
      ['GET', '/api/validate', 405],
      ['DELETE', '/api/resolve', 405],
      ['GET', '/accepts', 404],
      ['POST', '/accept', 404],
    ] as const) {
      const response = await unknown.fetch(new Request(`http://localhost${path}`, { method }));
      expect([response.status, response.headers.get('content-type')], path).toEqual([
        status,
        'application/problem+json',
      ]);
      if (status === 405) expect(response.headers.get('allow')).toMatch(/OPTIONS$/);
    }
  });

  it('is told of addresses under the base of the server', async () => {
    const under = officialApp(undefined, { base: '/registry/', quota: { calls: 6, window: 60 } });
    for (const [method, path, address] of [
      ['GET', 'api/nothing', 'openapi.json'],
      ['GET', 'api/resolve', 'api/resolve?uri='],
      ['GET', 'api/types/tasktypes/nothing', 'api/types/tasktypes/oci-container/1.0'],
      ['GET', 'api/validate', 'api/validate'],
      ['POST', 'api/validate?tasktype=nothing', 'api/types'],
      ['DELETE', 'api/resolve', 'api/resolve'],
      ['GET', 'api/resolve?uri=x', 'api/validate/batch'],
    ] as const) {
      const response = await under.fetch(new Request(`http://localhost/registry/${path}`, { method }));
      expect(response.status).toBeGreaterThan(399);
      const { detail } = (await response.json()) as { readonly detail: string };
      expect(detail).toContain(`/registry/${address}`);
      expect(detail).not.toMatch(/(?<!\/registry)\/(?:api|openapi)/);
    }
  });
});
