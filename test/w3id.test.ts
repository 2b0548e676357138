import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identifiers } from '../src/identity.ts';
import { programNamed, withParts } from './parts.ts';
import type { Site } from './site/built-site.ts';
import { fixtureDocuments } from './site/fixture-documents.ts';
import { keptSite, places } from './site/kept-site.ts';
import { serveStatic, type StaticHost } from './site/static-host.ts';

const files = fileURLToPath(new URL('../.github/w3id/execution-planner', import.meta.url));
const apache = programNamed('apache2');
const notChosen = 'https://not-chosen-yet.invalid';
const modules = ['mpm_event', 'authz_core', 'rewrite', 'headers', 'dir', 'mime', 'negotiation', 'autoindex'];

/** An Apache of the test's own, set as w3id.org is where that matters: content negotiation, lists of folders, .htaccess. */
const configOf = (folder: string, port: number): string => `
ServerRoot "${folder}"
ServerName 127.0.0.1
Listen 127.0.0.1:${String(port)}
PidFile "${folder}/pid"
ErrorLog "${folder}/error.log"
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /dev/null
DocumentRoot "${folder}/ids"
<Directory "${folder}/ids">
  Options Indexes FollowSymLinks MultiViews
  AllowOverride All
  Require all granted
</Directory>
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
`;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

interface Redirected {
  readonly status: number;
  readonly location: string;
}

function defineTests(program: string): void {
  let folder: string;
  let server: ChildProcess;
  let base: string;
  let site: Site;
  let host: StaticHost;

  beforeAll(async () => {
    site = await keptSite(places[1], fixtureDocuments);
    host = await serveStatic(site.folder, places[1].base);
    folder = mkdtempSync(join(tmpdir(), 'w3id-'));
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'ids'));
    cpSync(files, join(folder, 'ids/execution-planner'), { recursive: true });
    const htaccess = join(folder, 'ids/execution-planner/.htaccess');
    writeFileSync(htaccess, readFileSync(htaccess, 'utf8').replace(notChosen, host.address.slice(0, -1)));
    const port = await freePort();
    writeFileSync(join(folder, 'apache.conf'), configOf(folder, port));
    server = spawn(program, ['-D', 'FOREGROUND', '-f', join(folder, 'apache.conf')], { stdio: 'inherit' });
    base = `http://127.0.0.1:${String(port)}/execution-planner`;
    for (let tries = 0; tries < 100; tries += 1) {
      const isUp = await fetch(base, { redirect: 'manual' }).then(
        () => true,
        () => false,
      );
      if (isUp) return;
      await setTimeout(50);
    }
    throw new Error(`Apache does not answer: ${readFileSync(join(folder, 'error.log'), 'utf8')}`);
  }, 240_000);

  afterAll(async () => {
    const ended = new Promise((resolve) => server.on('close', resolve));
    server.kill('SIGTERM');
    await ended;
    host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Where a path below the identifiers ends, redirects followed as every client follows them. */
  const follow = (path: string, accept = '*/*'): Promise<Response> => fetch(base + path, { headers: { accept } });

  /** The redirect itself, of a path that is sent as it stands. */
  function redirectOf(path: string, accept = '*/*'): Promise<Redirected> {
    const { hostname, port } = new URL(base);
    return new Promise((resolve, reject) => {
      request({ hostname, port, path: `/execution-planner${path}`, headers: { accept } }, (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '' });
      })
        .on('error', reject)
        .end();
    });
  }

  it('leads every URI of index.json to the page of its type', async () => {
    const { types } = JSON.parse(site.read('index.json')) as { types: { uri: string; uris: string[] }[] };
    for (const { uri, uris } of types)
      for (const own of uris.filter((text) => text.startsWith(identifiers))) {
        const response = await follow(own.slice(identifiers.length));
        expect([own, response.status]).toEqual([own, 200]);
        expect(await response.text(), own).toContain(`<code>${uri}</code>`);
      }
  });

  it('leads the path of every page and file of the site to that page or file', async () => {
    for (const file of site.files) {
      const path = `/${file.replace(/(^|\/)index\.html$/, '')}`;
      const response = await follow(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text(), path).toBe(site.read(file));
    }
    expect((await follow('')).url).toBe(host.address);
  });

  it('may be followed by pages of other sites, and is never remembered for good', async () => {
    const { status, headers } = await fetch(`${base}/tasktypes/oci-container`, { redirect: 'manual' });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([303, '*']);
  });

  it.each([
    ['application/schema+json', 'schema.json'],
    ['application/ld+json, */*;q=0.1', 'spec.jsonld'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', ''],
    ['text/html, application/ld+json', ''],
    ['application/json', ''],
    ['*/*', ''],
  ])('answers a version to who accepts %s with /%s', async (accept, file) => {
    for (const end of ['', '/']) {
      const response = await follow(`/tasktypes/oci-container/1.0${end}`, accept);
      expect([response.status, response.url]).toEqual([200, `${host.address}tasktypes/oci-container/1.0/${file}`]);
      expect(await response.text()).toBe(site.read(`tasktypes/oci-container/1.0/${file || 'index.html'}`));
    }
  });

  it('answers a type with its page, whatever is accepted', async () => {
    const response = await follow('/tasktypes/oci-container', 'application/schema+json');
    expect(response.url).toBe(`${host.address}tasktypes/oci-container/`);
  });

  it.each(['/nothing', '/tasktypes/nothing/1.0', '/README.md', '/tasktypes/oci-container/1.0/nothing.json'])(
    'leads %s to the page that says there is none',
    async (path) => {
      const response = await follow(path, 'application/schema+json');
      expect(response.status).toBe(404);
      expect(response.url).toContain(host.address);
    },
  );

  it.each([
    '//evil.example/',
    '/\\evil.example',
    '/https://evil.example',
    '/@evil.example',
    '/.evil.example',
    '/%2f%2fevil.example',
    '/%0d%0aLocation:%20https://evil.example',
    '/x%0d%0aSet-Cookie:%20a=b',
    '/%3fa=b',
    '/..%2f..%2fetc/passwd',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/',
    '/?https://evil.example',
  ])('never leads %s to another host or out of the site', async (path) => {
    const { status, location } = await redirectOf(path);
    if (status < 300 || status >= 400) expect(status).toBeGreaterThanOrEqual(400);
    else {
      expect(location).not.toMatch(/[\r\n]/);
      expect(new URL(location).href.startsWith(host.address)).toBe(true);
    }
  });
}

describe('the redirect of the permanent URIs', () => {
  it('names the site in one line, which is still to be filled in', () => {
    const text = readFileSync(join(files, '.htaccess'), 'utf8');
    expect(text.match(/https?:\/\/[^\s\]]+/g)).toEqual([notChosen]);
    expect(text).not.toMatch(/\[[^\]\n]* [^\]\n]*\]\n|[ \t]\n|\r/);
  });

  withParts('the redirect on a real Apache', { apache2: apache !== undefined }, () => defineTests(apache ?? ''));
});
