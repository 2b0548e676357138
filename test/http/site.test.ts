import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fixtureSite } from './fixture-site.ts';

const ask = await fixtureSite('/');
const field = async (name: string, ...call: Parameters<typeof ask>): Promise<string | null> =>
  (await ask(...call)).headers.get(name);

describe('the form of a type', () => {
  const forms = [
    ['application/schema+json', 'schema.json', 'application/schema+json'],
    ['application/json', 'spec.json', 'application/json'],
    ['application/ld+json', 'spec.jsonld', 'application/ld+json'],
    ['text/markdown', 'source.md', 'text/markdown; charset=utf-8'],
    ['application/typescript', 'types.d.ts', 'text/plain; charset=utf-8'],
    ['text/x-typescript', 'types.d.ts', 'text/plain; charset=utf-8'],
    ['text/plain', 'types.txt', 'text/plain; charset=utf-8'],
    ['text/javascript', 'validate.js', 'text/javascript; charset=utf-8'],
  ] as const;

  for (const [accept, name, mediaType] of forms)
    it(`is ${name} for whoever accepts ${accept}, and its address is told`, async () => {
      for (const path of ['/tasktypes/stable-task', '/tasktypes/stable-task/', '/tasktypes/stable-task/1.0/']) {
        const response = await ask(path, { accept });
        const found = ['content-type', 'content-location', 'vary'].map((one) => response.headers.get(one));
        expect(found).toEqual([mediaType, `/tasktypes/stable-task/1.0/${name}`, 'Accept, Accept-Encoding']);
        expect(await response.text()).toMatch(new RegExp(`^tasktypes/stable-task/1.0/${name}\n`));
      }
    });

  it('is the page for a browser, for whoever takes anything, and for whoever says nothing', async () => {
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    for (const fields of [{}, { accept: '*/*' }, { accept: 'text/*' }, { accept: browser }, { accept: 'TEXT/HTML' }]) {
      const response = await ask('/tasktypes/stable-task', fields);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('vary')).toBe('Accept, Accept-Encoding');
      expect(response.headers.get('content-location')).toBeNull();
    }
  });

  it('is the one that is wanted most, and none that is refused', async () => {
    const located = (accept: string) => field('content-location', '/tasktypes/stable-task', { accept });
    expect(await located('text/html;q=0.5, application/schema+json')).toMatch(/schema\.json$/);
    expect(await located('application/json;q=0.2, text/markdown;q=0.9')).toMatch(/source\.md$/);
    expect(await located('application/*')).toMatch(/\/schema\.json$/);
    expect(await located('text/html;q=0, application/ld+json;q=0.1, */*;q=0')).toMatch(/spec\.jsonld$/);
  });

  it('is named where none is wanted', async () => {
    const response = await ask('/tasktypes/stable-task', { accept: 'image/png' });
    const told = (await response.json()) as { readonly detail: string };
    expect([response.status, response.headers.get('vary')]).toEqual([406, 'Accept']);
    expect(told.detail).toContain('text/html, application/schema+json, application/json');
  });

  it('is not chosen at the address of a file', async () => {
    const response = await ask('/tasktypes/stable-task/1.0/schema.json', { accept: 'text/html' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/schema+json']);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
  });

  it('of the whole registry is its list for programs', async () => {
    const response = await ask('/', { accept: 'application/json' });
    const fields = ['content-type', 'content-location', 'vary'].map((one) => response.headers.get(one));
    expect(fields).toEqual(['application/json', '/index.json', 'Accept, Accept-Encoding']);
  });
});

describe('the tag', () => {
  const path = '/tasktypes/stable-task/1.0/schema.json';

  it('is strong and another one for each packing, each of which is smaller and unpacks to the same', async () => {
    const plain = Buffer.from(await (await ask(path)).arrayBuffer());
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
    const tags = new Set([await field('etag', path)]);
    for (const packing of ['br', 'gzip'] as const) {
      const response = await ask(path, { 'accept-encoding': packing });
      const packed = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-encoding')).toBe(packing);
      expect(response.headers.get('content-length')).toBe(String(packed.length));
      expect(packed.length).toBeLessThan(plain.length);
      expect(unpack[packing](packed)).toEqual(plain);
      tags.add(response.headers.get('etag'));
    }
    expect(tags.size).toBe(3);
    for (const tag of tags) expect(tag).toMatch(/^"[A-Za-z0-9_-]+"$/);
  });

  it('chooses the better packing of those that are taken', async () => {
    const packed = (taken: string) => field('content-encoding', path, { 'accept-encoding': taken });
    expect(await packed('gzip, deflate, br, zstd')).toBe('br');
    expect(await packed('gzip, br;q=0')).toBe('gzip');
    expect(await packed('identity')).toBeNull();
    expect(await field('content-encoding', '/picture.png', { 'accept-encoding': 'br' })).toBeNull();
  });

  it('that is known is answered with 304, in a list, weak or for anything', async () => {
    const accept = 'application/ld+json';
    const known = await ask('/tasktypes/stable-task', { accept });
    const tag = known.headers.get('etag') ?? '';
    for (const given of [tag, `"other", ${tag}`, `W/${tag}`, '*']) {
      const response = await ask('/tasktypes/stable-task', { accept, 'if-none-match': given });
      expect([response.status, await response.text()]).toEqual([304, '']);
      for (const name of ['etag', 'vary', 'cache-control', 'content-location', 'access-control-allow-origin'])
        expect(response.headers.get(name), name).toBe(known.headers.get(name));
    }
    for (const given of ['"other"', '', tag.slice(1, -1)])
      expect((await ask('/tasktypes/stable-task', { accept, 'if-none-match': given })).status).toBe(200);
    expect((await ask(path, { 'if-none-match': tag, 'accept-encoding': 'br' })).status).toBe(200);
  });
});

describe('HEAD', () => {
  it('is answered as GET without the body', async () => {
    const paths = ['/', '/tasktypes/stable-task', '/picture.png', '/nothing', '/tasktypes/former-name', '/api/nothing'];
    for (const path of paths) {
      const [head, get] = [await ask(path, {}, 'HEAD'), await ask(path)];
      expect(head.status, path).toBe(get.status);
      expect(await head.text()).toBe('');
      const length = get.headers.get('content-length') ?? String((await get.arrayBuffer()).byteLength);
      expect(head.headers.get('content-length') ?? '0', path).toBe(length);
    }
  });
});

describe('a page of another origin', () => {
  it('may read every answer, also of a redirect or a refusal', async () => {
    const tag = (await field('etag', '/')) ?? '';
    const calls: readonly (readonly [number, ...Parameters<typeof ask>])[] = [
      [200, '/'],
      [200, '/api/types'],
      [204, '/', {}, 'OPTIONS'],
      [301, '/tasktypes/former-name'],
      [304, '/', { 'if-none-match': tag }],
      [307, '/tasktypes/stable-task/schema.json'],
      [400, '/api/resolve'],
      [404, '/nothing'],
      [405, '/', {}, 'DELETE'],
      [406, '/', { accept: 'image/png' }],
      [410, '/tasktypes/withdrawn-task'],
      [415, '/api/suggest', { 'content-type': 'text/css' }, 'POST'],
    ];
    for (const [status, ...call] of calls) {
      const response = await ask(...call);
      expect([response.status, response.headers.get('access-control-allow-origin')], call[0]).toEqual([status, '*']);
    }
  });
});
