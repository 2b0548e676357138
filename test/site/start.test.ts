import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portFrom } from '../../scripts/server-settings.ts';
import { serveSite, type Served } from '../../scripts/start.ts';
import { unserved } from '../../scripts/unserved.ts';

const script = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'served-'));
const secret = `${folder}-secret.txt`;
let served: Served;

beforeAll(async () => {
  mkdirSync(join(folder, 'tasktypes/a/1.0'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), 'home');
  writeFileSync(join(folder, '404.html'), 'no such page');
  writeFileSync(join(folder, 'tasktypes/a/1.0/index.html'), 'page');
  for (const file of [
    'types.d.ts',
    'schema.json',
    'task.schema.json',
    'spec.jsonld',
    'spec.json',
    'source.md',
    'validate.js',
  ])
    writeFileSync(join(folder, 'tasktypes/a/1.0', file), '{}');
  writeFileSync(secret, 'secret');
  symlinkSync(secret, join(folder, 'linked.txt'));
  symlinkSync(secret, join(folder, 'page.html'));
  symlinkSync(tmpdir(), join(folder, 'above'));
  symlinkSync(join(folder, 'tasktypes'), join(folder, 'inside'));
  served = await serveSite({ folder, base: '/registry', port: 0 });
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
  rmSync(secret);
});

const get = (path: string, init?: RequestInit): Promise<Response> => fetch(new URL(path, served.address), init);

/** Sends a path as it is, which `fetch` would tidy first. */
async function rawStatus(path: string): Promise<number | undefined> {
  const call = request(served.address, { path }).end();
  const [response] = (await once(call, 'response')) as [{ statusCode?: number; resume: () => void }];
  response.resume();
  return response.statusCode;
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function start(
  args: readonly string[],
  port: string,
  onLine?: (kill: () => void, line: string) => void,
  settings: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, PORT: port, TASKTYPES_BASE: '/', ...settings },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
    onLine?.(() => child.kill('SIGINT'), out);
  });
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

describe('the server of npm start', () => {
  it('serves pages with and without a slash at the end, under the base', async () => {
    for (const path of ['', 'tasktypes/a/1.0/', 'tasktypes/a/1.0']) expect((await get(path)).status, path).toBe(200);
    expect(await (await get('tasktypes/a/1.0/')).text()).toBe('page');
    expect((await get('/', { redirect: 'manual' })).headers.get('location')).toBe('/registry/');
  });

  it('gives each face its media type and opens it to scripts of other sites', async () => {
    const types = {
      'types.d.ts': 'text/plain; charset=utf-8',
      'schema.json': 'application/schema+json',
      'task.schema.json': 'application/schema+json',
      'spec.jsonld': 'application/ld+json',
      'spec.json': 'application/json',
      'source.md': 'text/markdown; charset=utf-8',
      'validate.js': 'text/javascript; charset=utf-8',
    };
    for (const [file, mediaType] of Object.entries(types)) {
      const { headers } = await get(`tasktypes/a/1.0/${file}`);
      expect(headers.get('content-type'), file).toBe(mediaType);
      expect(headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  it('sends the policy with everything, and lets nothing be shown in a frame or read as something else', async () => {
    const accept = 'text/html,*/*;q=0.8';
    for (const path of ['tasktypes/a/1.0/spec.json', 'api/resolve', 'nowhere']) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy'), path).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    }
    for (const path of ['', 'tasktypes/a/1.0/', 'nowhere']) {
      const { headers } = await get(path, { headers: { accept } });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'; script-src 'self' 'sha256-");
      expect(policy, path).toContain("connect-src 'self' https://zenodo.org;");
      expect(policy, path).toMatch(/; frame-ancestors 'none'$/);
      expect(policy, path).not.toContain('unsafe');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('strict-origin-when-cross-origin');
    }
  });

  it('answers 404 with the page for it to a browser, and with a problem to a program', async () => {
    for (const path of ['tasktypes/b/', '/elsewhere', 'a%00b', '%E0%A4%A']) {
      const page = await get(path, { headers: { accept: 'text/html,*/*;q=0.8' } });
      expect([page.status, await page.text()], path).toEqual([404, 'no such page']);
      const problem = await get(path);
      expect([problem.status, problem.headers.get('content-type')], path).toEqual([404, 'application/problem+json']);
    }
  });

  it('does not leave its folder', async () => {
    const name = secret.split('/').at(-1) ?? '';
    for (const path of [
      `/registry/../${name}`,
      `/registry/..%2f${name}`,
      `/registry//../${name}`,
      `/registry/%2e%2e/${name}`,
    ])
      expect(await rawStatus(path), path).toBe(404);
  });

  it('follows a symbolic link only where it stays in the folder', async () => {
    const name = secret.split('/').at(-1) ?? '';
    for (const path of [
      'linked.txt',
      'page',
      'page.html',
      'page/',
      `above/${name}`,
      `above/${name}?x`,
      `%61bove/${name}`,
    ])
      expect((await get(path)).status, path).toBe(404);
    expect(await (await get('inside/a/1.0/')).text()).toBe('page');
  });

  it('sends who leaves out the slash after the base there', async () => {
    for (const [path, location] of [
      ['/registry', '/registry/'],
      ['/registry?q=1', '/registry/?q=1'],
    ] as const) {
      const { status, headers } = await get(path, { redirect: 'manual' });
      expect([status, headers.get('location')], path).toEqual([301, location]);
    }
    expect((await get('/registry2', { redirect: 'manual' })).status).toBe(404);
  });

  it('answers HEAD as GET, without the body', async () => {
    for (const [path, status] of [
      ['tasktypes/a/1.0/', 200],
      ['nowhere', 404],
    ] as const) {
      const response = await get(path, { method: 'HEAD', headers: { accept: 'text/html' } });
      expect([response.status, await response.text()], path).toEqual([status, '']);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    }
  });

  it('gives the whole file to who asks for a part, and stays up when the part is none', async () => {
    for (const range of ['bytes=5-2', 'bytes=0-1', 'bytes=99-', 'x']) {
      const response = await get('', { headers: { range } });
      expect([response.status, await response.text()], range).toEqual([200, 'home']);
    }
  });

  it('listens on the address that it names', async () => {
    expect(served.address).toMatch(/^http:\/\/127\.0\.0\.1:[0-9]+\/registry\/$/);
    for (const path of ['//[', '/registry//[', '/registry/%']) expect(await rawStatus(path), path).toBe(404);
  });

  it('refuses to be written to', async () => {
    expect((await get('', { method: 'POST', body: '{}' })).status).toBe(405);
  });

  it('takes the next port only where that will do', async () => {
    const port = Number(new URL(served.address).port);
    await expect(serveSite({ folder, base: '/', port })).rejects.toThrow(`Port ${port} of 127.0.0.1 cannot be`);
    const second = await serveSite({ folder, base: '/', port, mayMove: true });
    expect(Number(new URL(second.address).port)).toBeGreaterThan(port);
    await second.close();
  });
});

describe('npm start', () => {
  it('prints one line with the address and ends quietly on Ctrl-C', async () => {
    const ended = await start([folder], '0', (kill) => kill());
    expect(ended).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(
        /^The site is served at http:\/\/127\.0\.0\.1:[0-9]+\/ \(Ctrl-C ends it\)\.\n$/,
      ) as string,
    });
  });

  it('ends when npm is ended, which leaves behind what its shell has started', async () => {
    const command = `"${process.execPath}" "${script}" "${folder}"; true`;
    const environment = { ...process.env, PORT: '0', TASKTYPES_BASE: '/', npm_lifecycle_event: 'start' };
    const shell = spawn('sh', ['-c', command], { env: environment });
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    shell.kill('SIGTERM');
    // The pipe is closed when nobody holds it any more.
    await once(shell.stdout.resume(), 'end');
    const [address = ''] = /http:\S+/.exec(line.toString()) ?? [];
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });

  it('says what is wrong with a setting before it builds anything', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const [first = ''] = (scripts['prestart'] ?? '').split(' && ');
    const environment = { ...process.env, TASKTYPES_SITE: 'example.org' };
    const { status, stdout, stderr } = spawnSync(process.execPath, first.split(' ').slice(1), {
      ...{ cwd: root, env: environment, encoding: 'utf8' },
    });
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      expect.stringMatching(/^TASKTYPES_SITE is "example\.org", .*\n$/),
    ]);
  });

  it('says what is wrong with a port that is none', async () => {
    expect(await start([folder], 'eighty')).toEqual({
      code: 2,
      out: '',
      err: 'PORT is "eighty"; a number from 0 to 65535 is expected.\n',
    });
  });

  it.each(['nonsense.invalid', '192.0.2.1'])('says that the host %s is not this machine', async (host) => {
    const asked = { host, port: 0 };
    const reason = await serveSite({ folder, base: '/', ...asked }).catch((error: unknown) => unserved(error, asked));
    expect(reason).toMatch(`HOST is "${host}", which is no address of this machine. Write 127.0.0.1,`);
  });

  it('does not serve a site under another base than it was built for', async () => {
    const built = mkdtempSync(join(tmpdir(), 'built-'));
    writeFileSync(join(built, 'index.html'), '<a class="home" href="/registry/">tasktypes</a>');
    const { code, err } = await start([built], '0');
    rmSync(built, { recursive: true });
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(
        /was built for TASKTYPES_BASE=\/registry\/, .* build it again: TASKTYPES_BASE=\/ npm start\.\n$/,
      ),
    ]);
  });

  it('says that a port that was chosen is taken, and what to do', async () => {
    const port = Number(new URL(served.address).port);
    expect(await start([folder], String(port))).toEqual({
      code: 2,
      out: '',
      err: `The site cannot be served: Port ${port} of 127.0.0.1 cannot be listened on: something else listens there. End that, or choose another port: PORT=${port + 1} npm start.\n`,
    });
  });

  it('takes the next port where none was chosen, and says so', async () => {
    // Where 4321 is taken already, it is by something else, with the same effect.
    const first = await serveSite({ folder, base: '/', port: 4321, mayMove: true });
    const { code, out } = await start([folder], '', (kill) => kill());
    await first.close();
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        /^The site is served at http:\/\/127\.0\.0\.1:43[2-9][0-9]\/ \(Ctrl-C ends it\)\. Port 4321 was taken\.\n$/,
      ),
    ]);
  });

  it('says that the site has to be built first', async () => {
    const ended = await start([join(folder, 'nowhere')], '0');
    expect([ended.code, ended.err]).toEqual([
      2,
      `There is no built site in "${join(folder, 'nowhere')}". Run npm run build first.\n`,
    ]);
  });
});

describe('portFrom', () => {
  it('reads ports and nothing else', () => {
    expect(['', undefined, '0', '65535'].map(portFrom)).toEqual([4321, 4321, 0, 65535]);
    expect(['65536', '-1', '80a', '1e3', ' 80'].map(portFrom)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
