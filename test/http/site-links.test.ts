import { describe, expect, it } from 'vitest';
import { fixtureSite } from './fixture-site.ts';

const ask = await fixtureSite('/');
const fieldsOf = async (path: string, accept = '*/*') => (await ask(path, { accept })).headers;
const identifiers = 'https://w3id.org/execution-planner';

/** The links of an address, as relation and target. */
async function linksOf(path: string, from = ask): Promise<readonly string[]> {
  const field = (await from(path)).headers.get('link') ?? '';
  return field
    .split(', ')
    .map((link) => link.replace(/^<(.*)>; rel="([a-z-]+)"(?:; type="(.*)")?$/, '$2 $1 $3').trim());
}

describe('the links of a type', () => {
  it('name its canonical page, newest version, schema and forms', async () => {
    const folder = '/tasktypes/renamed-task/1.1';
    expect(await linksOf('/tasktypes/renamed-task')).toEqual([
      'canonical /tasktypes/renamed-task/',
      `latest-version ${folder}/`,
      `describedby ${folder}/schema.json application/schema+json`,
      `alternate ${folder}/schema.json application/schema+json`,
      `alternate ${folder}/spec.json application/json`,
      `alternate ${folder}/spec.jsonld application/ld+json`,
      `alternate ${folder}/source.md text/markdown`,
      `alternate ${folder}/types.d.ts text/x-typescript`,
      `alternate ${folder}/validate.js text/javascript`,
      `alternate ${folder}/types.txt text/plain`,
    ]);
  });

  it('lead from an old version and its files to the newest, and from a deprecated type to its successor', async () => {
    const latest = 'latest-version /tasktypes/renamed-task/1.1/';
    for (const path of ['/tasktypes/renamed-task/1.0', '/tasktypes/renamed-task/1.0/schema.json'])
      expect(await linksOf(path)).toContain(latest);
    expect(await linksOf('/tasktypes/renamed-task/2')).toContain('latest-version /tasktypes/renamed-task/2.0/');
    for (const path of ['/tasktypes/deprecated-task', '/tasktypes/deprecated-task/1.0/schema.json'])
      expect(await linksOf(path)).toContain('successor-version /tasktypes/renamed-task/');
  });

  it('lead to addresses that answer', async () => {
    const targets = (await linksOf('/tasktypes/deprecated-task')).map((link) => link.split(' ')[1] ?? '');
    for (const target of targets) expect((await ask(target)).status, target).toBe(200);
  });

  it('and every other address lie below the base of the site', async () => {
    const under = await fixtureSite('/registry/');
    for (const link of await linksOf('/tasktypes/renamed-task', under)) expect(link).toContain(' /registry/tasktypes/');
    const located = await under('/tasktypes/renamed-task', { accept: 'application/json' });
    expect(located.headers.get('content-location')).toBe('/registry/tasktypes/renamed-task/1.1/spec.json');
    const moved = await under('/tasktypes/former-name?a=b');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/registry/tasktypes/renamed-task/?a=b']);
    const missed = await (await under('/none.json')).text();
    expect(missed).toContain('/registry/index.json lists every type, /registry/openapi.json every call.');
    expect((await under('/api/types')).status).toBe(200);
  });
});

describe('an alias of our own', () => {
  it('leads to its type for ever, with its query', async () => {
    const aliases = ['/tasktypes/former-name', '/tasktypes/former-name/1.0', '/renamed', '/tasktypes/renamed-task/1'];
    for (const path of aliases)
      for (const end of ['', '/', '?a=1&b=%20', '/?x'])
        for (const method of ['GET', 'HEAD']) {
          const { status, headers } = await ask(path + end, {}, method);
          const to = `/tasktypes/renamed-task/${end.replace(/^\//, '')}`;
          expect([status, headers.get('location'), headers.get('cache-control')], path + end).toEqual([
            301,
            to,
            'public, max-age=600',
          ]);
        }
  });

  it('of another major leads to that major', async () => {
    expect((await ask('/tasktypes/renamed-task/2')).status).toBe(200);
    expect((await fieldsOf('/tasktypes/renamed-task/2/schema.json')).get('location')).toBe(
      '/tasktypes/renamed-task/2.0/schema.json',
    );
  });
});

describe('a type that is not to be used any more', () => {
  it('says so in the header of every form, with the day of its end', async () => {
    for (const path of ['', '/1.0', '/1.0/schema.json', '/1.0/types.txt']) {
      const headers = await fieldsOf(`/tasktypes/deprecated-task${path}`);
      expect(headers.get('deprecation')).toBe(`@${String(Date.UTC(2026, 0, 31) / 1_000)}`);
      expect(headers.get('sunset')).toBe('Wed, 30 Jun 2027 00:00:00 GMT');
    }
    for (const path of ['/tasktypes/stable-task', '/tasktypes/renamed-task', '/'])
      expect((await fieldsOf(path)).has('deprecation')).toBe(false);
  });

  it('says so also to whoever has its schema already, which stays the same', async () => {
    for (const path of ['deprecated-task/1.0', 'renamed-task/1.0'].map((one) => `/tasktypes/${one}/schema.json`)) {
      const known = await fieldsOf(path);
      const unchanged = await ask(path, { 'if-none-match': known.get('etag') ?? '' });
      expect(unchanged.status).toBe(304);
      for (const name of ['deprecation', 'sunset', 'link'])
        expect(unchanged.headers.get(name), `${name} ${path}`).toBe(known.get(name));
    }
    expect((await fieldsOf('/tasktypes/deprecated-task/1.0/schema.json')).get('deprecation')).not.toBeNull();
    expect(await linksOf('/tasktypes/renamed-task/1.0/schema.json')).toContain(
      'latest-version /tasktypes/renamed-task/1.1/',
    );
  });

  it('is gone when it is withdrawn, and a browser is shown why', async () => {
    for (const path of ['/tasktypes/withdrawn-task', '/tasktypes/withdrawn-task/1.0/']) {
      const page = await ask(path, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
      expect([page.status, page.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8']);
      expect(page.headers.get('sunset')).toBe('Sat, 31 Jan 2026 00:00:00 GMT');
      expect(await page.text()).toContain('tasktypes/withdrawn-task');
    }
  });

  it('tells a program what replaces it', async () => {
    for (const accept of ['application/json', 'application/problem+json', 'application/json, text/html;q=0.5']) {
      const told = await ask('/tasktypes/withdrawn-task', { accept });
      expect([told.status, told.headers.get('content-type')]).toEqual([410, 'application/problem+json']);
      expect(told.headers.get('vary')).toBe('Accept');
      expect(told.headers.get('link')).toContain('</tasktypes/renamed-task/>; rel="successor-version"');
      expect(await told.json()).toEqual({
        type: `${identifiers}/problems/withdrawn`,
        title: 'The type is withdrawn',
        status: 410,
        detail: `The tasktype Withdrawn task is withdrawn. It was withdrawn for a test. Use ${identifiers}/tasktypes/renamed-task instead.`,
        successor: `${identifiers}/tasktypes/renamed-task`,
      });
    }
  });

  it('keeps its files, which say that it is gone', async () => {
    const folder = '/tasktypes/withdrawn-task/1.0';
    for (const name of ['schema.json', 'spec.json', 'source.md', 'validate.js', 'types.txt']) {
      const file = await ask(`${folder}/${name}`, { accept: 'application/json' });
      expect([file.status, await file.text()]).toEqual([410, expect.stringContaining(`${folder.slice(1)}/${name}`)]);
    }
    const schema = await ask('/tasktypes/withdrawn-task', { accept: 'application/schema+json' });
    expect([schema.status, schema.headers.get('content-location')]).toEqual([410, `${folder}/schema.json`]);
  });
});

describe('an address at which nothing is', () => {
  it('is answered with the types whose names are like it', async () => {
    for (const path of [
      '/tasktypes/renamed-tsak',
      '/tasktypes/renamed-task/7.7',
      '/tasktypes/renamed-task/1.0/x.json',
    ]) {
      const response = await ask(path);
      const told = (await response.json()) as { readonly suggestions: readonly { readonly uri: string }[] };
      expect([response.status, response.headers.get('vary')]).toEqual([404, 'Accept']);
      expect(told.suggestions.map(({ uri }) => uri)).toContain(`${identifiers}/tasktypes/renamed-task`);
    }
  });

  it('shows a browser the page for it', async () => {
    const response = await ask('/nothing', { accept: 'text/html,*/*;q=0.8' });
    expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(await response.text()).toContain('404.html');
  });

  it('may be anything, and nothing breaks', async () => {
    const odd = [
      '/%',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/%00',
      '/__proto__',
      '/tasktypes/constructor',
      `/${'x'.repeat(9_000)}`,
    ];
    for (const path of odd) expect((await ask(path)).status, path.slice(0, 40)).toBe(404);
  });
});

describe('the time for which an answer is kept', () => {
  it('is unlimited for the schema of an exact, stable version alone', async () => {
    const forever = 'public, max-age=31536000, immutable';
    expect((await fieldsOf('/tasktypes/stable-task/1.0/schema.json')).get('cache-control')).toBe(forever);
    const short = ['stable-task', 'stable-task/1.0', 'stable-task/1.0/spec.json', 'stable-task/1.0/task.schema.json'];
    const others = ['stable-task/schema.json', 'renamed-task/1.0/schema.json', 'deprecated-task/1.0/schema.json'];
    for (const path of [...short, ...others])
      expect((await fieldsOf(`/tasktypes/${path}`)).get('cache-control'), path).toBe('public, max-age=600');
    const chosen = await fieldsOf('/tasktypes/stable-task/1.0', 'application/schema+json');
    expect(chosen.get('cache-control')).toBe('public, max-age=600');
  });
});

describe('a method that is not taken', () => {
  it('is answered with those that are', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const { status, headers } = await ask('/tasktypes/stable-task', {}, method);
      expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
    const asked = await ask('/tasktypes/stable-task', {}, 'OPTIONS');
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });
});
