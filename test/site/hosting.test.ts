import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identifiers } from '../../src/identity.ts';
import { fixtureDocuments } from './fixture-documents.ts';
import { keptSite, places } from './kept-site.ts';
import { serveStatic, type StaticHost } from './static-host.ts';
import type { Site } from './built-site.ts';

interface TypeInIndex {
  readonly uri: string;
  readonly uris: readonly string[];
  readonly versions: readonly { readonly uri: string; readonly faces: readonly string[] }[];
}
interface Index {
  readonly faces: readonly string[];
  readonly types: readonly TypeInIndex[];
}

const below = (uri: string): string => uri.slice(identifiers.length + 1);
const isOurs = (uri: string): boolean => uri.startsWith(`${identifiers}/`);
const contentOf = (html: string): string => /<main[^>]*>([^]*)<\/main>/.exec(html)?.[1] ?? '';

describe.each(places)('the site on a file host at $base', (place) => {
  let site: Site;
  let host: StaticHost;
  let index: Index;

  beforeAll(async () => {
    site = await keptSite(place, fixtureDocuments);
    host = await serveStatic(site.folder, place.base);
    index = JSON.parse(site.read('index.json')) as Index;
  });

  afterAll(() => host.close());

  const get = (path: string): Promise<Response> => fetch(host.address + path);
  const textOf = async (path: string): Promise<string> => (await get(path)).text();

  it('answers every URI that begins like an identifier with a page that names its type', async () => {
    for (const { uri, uris } of index.types)
      for (const own of uris.filter(isOurs)) {
        const response = await get(below(own).replace(/#.*/, ''));
        expect(response.status, own).toBe(200);
        expect(response.headers.get('content-type'), own).toBe('text/html; charset=utf-8');
        expect(await response.text(), own).toContain(`<code>${uri}</code>`);
      }
  });

  it('has every file that index.json names', async () => {
    const files = index.types.flatMap(({ versions }) =>
      versions.flatMap(({ uri, faces }) => faces.map((face) => `${below(uri)}/${face}`)),
    );
    for (const file of [...files, ...index.faces]) {
      const response = await get(file);
      expect(response.status, file).toBe(200);
      expect(await response.text(), file).toBe(site.read(file));
    }
  });

  it('has no link that leads nowhere', async () => {
    const pages = site.files.filter((file) => file.endsWith('.html'));
    const links = pages.flatMap((page) =>
      [...site.read(page).matchAll(/ (?:href|src)="([^"#]*)|content="0; url=([^"]*)"/g)].map(
        ([, link, forward]) => new URL(link ?? forward ?? '', host.address + page).href,
      ),
    );
    const ours = [...new Set(links)].filter((link) => link.startsWith(new URL(host.address).origin));
    expect(ours.length).toBeGreaterThan(pages.length);
    for (const link of ours) {
      const response = await fetch(link, { method: 'HEAD' });
      expect(response.status, link).toBe(200);
      expect(response.redirected, `${link} makes a detour`).toBe(false);
    }
  });

  it.each(['tasktypes/oci-container/1', 'tasktypes/former-name', 'tasktypes/former-name/1.0', 'renamed'])(
    'answers %s with a small page that names the type and leads on',
    async (path) => {
      const html = await textOf(path);
      const type = path === 'tasktypes/oci-container/1' ? 'oci-container' : 'renamed-task';
      const page = `${place.base}tasktypes/${type}/`;
      expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${page}">`);
      expect(html).toContain(`<link rel="canonical" href="${place.site}${page}">`);
      expect(contentOf(html)).toContain(`<code>${identifiers}/tasktypes/${type}</code>`);
      expect(contentOf(html)).toContain(`<a href="${page}">The page of`);
      expect(html.split('\n')[0]).toContain(
        `Its URI is ${identifiers}/tasktypes/${type}, its page ${place.site}${page}`,
      );
    },
  );

  it('shows another major, and a type that its owner publishes elsewhere, on a page of its own', async () => {
    for (const path of ['tasktypes/renamed-task/2', 'tasktypes/moved-task'])
      expect(await textOf(path)).not.toContain('http-equiv="refresh"');
    expect(await textOf('tasktypes/moved-task/1')).toContain(
      '<code>https://platform.example.org/types/moved-task</code>',
    );
  });

  it.each([
    ['withdrawn', 'Do not use it.'],
    ['deprecated', 'Do not use it in anything new.'],
  ])('says first of a %s type that it is that, and what to use', async (status, advice) => {
    const warning = `This type is ${status} since 2026-01-31. ${advice} It was ${status} for a test. Use instead:`;
    const successor = `${place.base}tasktypes/renamed-task/`;
    for (const path of ['', '/1', '/1.0'].map((end) => `tasktypes/${status}-task${end}`)) {
      const html = await textOf(path);
      expect(html, path).toMatch(new RegExp(`^<!doctype html><!-- ${warning} ${place.site}${successor} `, 'i'));
      expect(html, path).toMatch(new RegExp(`<title>${status}: `, 'i'));
      expect(contentOf(html).trim(), path).toMatch(
        new RegExp(`^(<article[^>]*>)?<p class="notice warning"[^>]*>${warning}`),
      );
      expect(contentOf(html), path).toContain(`<a href="${successor}">Renamed task</a>`);
    }
  });

  it('answers what is not there with its own page and status 404', async () => {
    for (const path of ['tasktypes/nothing', 'tasktypes/oci-container/1.0/schema', 'tasktypes/oci-container/9.9/']) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).toContain('There is no page at this address');
    }
  });
});

describe('the host that the tests serve the site with', () => {
  let host: StaticHost;
  let site: Site;

  beforeAll(async () => {
    site = await keptSite(places[1], fixtureDocuments);
    host = await serveStatic(site.folder, '/registry/');
  });

  afterAll(() => host.close());

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, host.address), { redirect: 'manual', ...init });

  it.each([
    ['/registry', '/registry/'],
    ['/registry/tasktypes', '/registry/tasktypes/'],
    ['/registry/tasktypes?a=b', '/registry/tasktypes/?a=b'],
  ])('leads from %s to its slash', async (path, expected) => {
    const response = await ask(path);
    expect([response.status, response.headers.get('location')]).toEqual([301, new URL(expected, host.address).href]);
  });

  it.each([
    ['schema.json', 'application/json; charset=utf-8'],
    ['types.d.ts', 'video/mp2t'],
    ['types.txt', 'text/plain; charset=utf-8'],
    ['validate.js', 'application/javascript; charset=utf-8'],
    ['source.md', 'text/markdown; charset=utf-8'],
    ['spec.jsonld', 'application/ld+json'],
  ])('gives %s the media type of its ending', async (face, mediaType) => {
    const { headers } = await ask(`tasktypes/oci-container/1.0/${face}`);
    expect(headers.get('content-type')).toBe(mediaType);
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it('finds a page without its ending, and nothing outside of its base', async () => {
    expect((await ask('404')).status).toBe(200);
    for (const path of ['/', '/tasktypes/', '/registry/..%2f..%2fpackage.json'])
      expect((await ask(path)).status, path).not.toBe(200);
  });

  it('reads only, and says when nothing has changed', async () => {
    expect((await ask('', { method: 'POST' })).status).toBe(405);
    const etag = (await ask('')).headers.get('etag') ?? '';
    expect((await ask('', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('needs .nojekyll for the folder of the styles', () => {
    expect(site.files).toContain('.nojekyll');
    expect(site.files.some((file) => file.startsWith('_astro/'))).toBe(true);
  });
});
