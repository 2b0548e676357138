import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/http/app.ts';
import { problemTypes } from '../../src/http/problem-types.ts';
import { identifiers } from '../../src/identity.ts';
import { registry } from '../../src/official.ts';
import { pathOf } from '../../src/registry/uri.ts';
import { versionOf } from '../../src/spec/spec.ts';
import { keptSite, places } from '../site/kept-site.ts';
import { get } from './described-calls.ts';
import { officialApp } from './official-app.ts';

let app: App;
let folder: string;
let files: readonly string[];
beforeAll(async () => {
  const site = await keptSite(places[0]);
  ({ folder, files } = site);
  app = officialApp(folder);
});

const ask = (path: string, method = 'GET', fields: Readonly<Record<string, string>> = {}): Promise<Response> =>
  app.fetch(new Request(`http://localhost${path}`, { method, headers: fields }));
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const read = (path: string): Buffer => readFileSync(join(folder, path));

/** What a browser would be shown instead of the page of an alias. */
const isForward = (path: string): boolean =>
  registry.types.some((type) => pathOf(type) + '/1/index.html' === `/${path}`);

describe('the built site on its own server', () => {
  it('answers the address of every file and page, byte for byte, to GET and HEAD', async () => {
    const failing: string[] = [];
    for (const file of files) {
      const addresses = [
        `/${file}`,
        ...(file.endsWith('/index.html') ? [`/${file.slice(0, -'index.html'.length)}`] : []),
      ];
      for (const address of addresses) {
        const [found, head] = [await ask(encodeURI(address)), await ask(encodeURI(address), 'HEAD')];
        const isRight = found.status === 200 && head.status === 200 && read(file).equals(await bytesOf(found));
        const isMoved = found.status === 301 && head.status === 301 && isForward(file);
        if (!isRight && !isMoved) failing.push(`${String(found.status)} ${String(head.status)} ${address}`);
        if (isRight) expect(head.headers.get('content-length')).toBe(String(read(file).length));
      }
    }
    expect(failing).toEqual([]);
    expect(files.length).toBeGreaterThan(400);
  });

  it('has a page for every way in which a call can go wrong', async () => {
    for (const { uri, title } of problemTypes) {
      const page = await ask(uri.slice(identifiers.length), 'GET', { accept: 'text/html' });
      expect([page.status, await page.text()], uri).toEqual([200, expect.stringContaining(title)]);
    }
  });

  it('answers every exact string of a type that lies below our base', async () => {
    for (const { uris } of registry.types)
      for (const uri of uris) {
        if (!uri.startsWith(`${identifiers}/`)) continue;
        const { status } = await ask(uri.slice(identifiers.length));
        expect([200, 301, 410], uri).toContain(status);
      }
  });
});

describe('GET /api/types', () => {
  it('is the list of the site', async () => {
    const response = await ask('/api/types');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await bytesOf(response)).toEqual(read('index.json'));
    const tag = response.headers.get('etag') ?? '';
    expect((await ask('/api/types', 'GET', { 'if-none-match': tag })).status).toBe(304);
  });

  it('gives the description of a version, as the site has it', async () => {
    for (const { kind, name, major, versions, current } of registry.types) {
      const described = read(`${pathOf(current).slice(1)}/spec.json`);
      for (const path of [`${kind}s/${name}/${versionOf(current)}`, `${kind}/${name}/${String(major)}/`])
        expect(await bytesOf(await ask(`/api/types/${path}`)), path).toEqual(described);
      for (const version of versions)
        expect((await ask(`/api/types/${kind}s/${name}/${versionOf(version)}`, 'HEAD')).status).toBe(200);
    }
  });

  it.each([
    ['/api/types', '/api/types?kind=tasktype'],
    ['/api/types/{kind}/{name}/{version}', '/api/types/tasktypes/oci-container/1.0?format=text'],
  ])('refuses a parameter at %s, which has none', async (described, path) => {
    const { status, value } = await get(described, path);
    expect([status, value]).toMatchObject([
      400,
      { detail: expect.stringMatching(/^There is no .* has none/) as string },
    ]);
  });

  it('says what there is where there is no such version or type', async () => {
    const described = '/api/types/{kind}/{name}/{version}';
    const near = { suggestions: [{ uri: `${identifiers}/tasktypes/oci-container` }] };
    const wrong: readonly (readonly [string, object])[] = [
      ['tasktypes/oci-container/9.9', { detail: expect.stringContaining('these versions: 1.0') as string, ...near }],
      ['tasktypes/oci-container/1.0/schema.json', near],
      ['tasktypes/oci-container', near],
      ['tasktypes/oci-contaner/1.0', { detail: expect.stringContaining('No type has this name') as string, ...near }],
      ['taskflypes/oci-container/1.0', {}],
      ['tasktypes/__proto__/1.0', {}],
      ['tasktypes/%ff/1.0', {}],
    ];
    for (const [path, members] of wrong) {
      const { status, value } = await get(described, `/api/types/${path}`);
      expect([status, value], path).toMatchObject([404, members]);
    }
  });
});
