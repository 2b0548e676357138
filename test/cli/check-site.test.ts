import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteReport } from '../../src/remote/check-site.ts';
import { machineNode } from '../machine-node.ts';
import { catalogueHere } from '../site/catalogue-here.ts';
import { keptSite, places } from '../site/kept-site.ts';
import { serveStatic, type StaticHost } from '../site/static-host.ts';
import { containing, run, start } from './command.ts';

const version = 'tasktypes/oci-container/1.0';

describe.each(places)('check-site of the built site at $base', (place) => {
  let host: StaticHost;

  beforeAll(async () => {
    const site = await keptSite(place);
    host = await serveStatic(site.folder, place.base, { 'catalog.json': catalogueHere(site) });
  });

  afterAll(() => host.close());

  it('finds it fine, and ends with a line that says so', async () => {
    const { code, stdout, stderr } = await run(['check-site', host.address]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      new RegExp(
        `\\n${host.address}: fine \\([0-9]+ addresses opened, [0-9]+ with warnings, [0-9]+ URIs? outside of https://w3id\\.org/execution-planner not opened\\)\\n$`,
      ),
    );
    expect(stdout).toMatch(/^ {2}status {2}media type +cors {2}redirects {2}identifier {2}address\n/);
    expect(stdout).toMatch(new RegExp(`\\n {2}200 +text/html +yes +1 +equal +tasktypes/oci-container\\n`));
    expect(stdout).toMatch(new RegExp(`\\n {2}200 +application/json +yes +0 +equal +${version}/schema.json\\n`));
  });

  it('takes any address of the home page', async () => {
    for (const end of ['index.json', 'index.html', '?a#b'])
      expect((await run(['check-site', host.address + end])).code, end).toBe(0);
    if (place.base !== '/') expect((await run(['check-site', host.address.slice(0, -1)])).code).toBe(0);
  });
});

describe('check-site', () => {
  let host: StaticHost;

  beforeAll(async () => {
    const site = await keptSite(places[1]);
    host = await serveStatic(site.folder, '/registry/', {
      'catalog.json': catalogueHere(site),
      [`${version}/types.txt`]: (_, response) => response.writeHead(404).end(),
      [`${version}/source.md`]: (_, response) => response.writeHead(404).end(),
      'tasktypes/oci-container/': (_, response) => response.writeHead(302, { location: '../../gone\u00e9' }).end(),
    });
  });

  afterAll(() => host.close());

  it('says each fault once, what to do, and where it is', async () => {
    const { code, stdout } = await run(['check-site', host.address]);
    expect(code).toBe(1);
    expect(stdout).toContain(`
fault: The status is 404; 200 is expected.
  Build the site again and publish the whole folder.
    tasktypes/oci-container
    ${version}/types.txt
    ${version}/source.md
`);
    expect(stdout).toContain(`\n      → ${host.address}tasktypes/oci-container/\n      → ${host.address}gone`);
    expect(stdout).toMatch(
      /: faults \([0-9]+ addresses opened, 3 with faults, [0-9]+ with warnings, .+ not opened\)\n$/,
    );
  });

  it('gives JSON', async () => {
    const { code, stdout } = await run(['check-site', '--format', 'json', host.address]);
    const { verdict, site, checks } = JSON.parse(stdout) as SiteReport;
    expect({ code, verdict, site }).toEqual({ code: 1, verdict: 'faults', site: host.address });
    expect(checks).toContainEqual(
      expect.objectContaining({
        uri: `https://w3id.org/execution-planner/${version}/schema.json`,
        address: `${host.address}${version}/schema.json`,
        status: 200,
        mediaType: 'application/json',
        cors: true,
        redirects: [],
        identifier: 'equal',
        findings: [],
      }),
    );
  });

  it('ends with 3 where no registry is', async () => {
    const { code, stdout } = await run(['check-site', `${host.address}tasktypes/`]);
    expect({ code, stdout }).toEqual({
      code: 3,
      stdout: `${host.address}tasktypes/: unreadable
  index.json cannot be had: the status is 404.
  Give the address at which the site begins, where its home page is.
`,
    });
    const nobody = await run(['check-site', '--format', 'json', 'http://127.0.0.1:1/']);
    expect(nobody.code).toBe(3);
    expect(JSON.parse(nobody.stdout)).toMatchObject({ verdict: 'unreadable', message: containing('gives no answer') });
  });

  it.each([
    [[], 'No address is named.'],
    [['https://a.example', 'https://b.example'], 'One site is checked at a time.'],
    [['types.example.org'], 'Did you mean `tasktypes check-site https://types.example.org`?'],
    [['ftp://types.example.org/'], '"ftp://types.example.org/" is no address of the web.'],
    [['dist'], '"dist" is no address of the web.'],
    [['https://me:secret@types.example.org/'], 'The address holds a name or a password.'],
  ])('refuses %j as wrong use', async (operands, sentence) => {
    const { code, stdout, stderr } = await run(['check-site', ...operands]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  it('ends at once when it is interrupted', async () => {
    const site = await keptSite(places[0]);
    let asked = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const silent = await serveStatic(site.folder, '/', { 'index.json': () => asked() });
    const child = start(['check-site', silent.address]);
    await isAsked;
    const begin = performance.now();
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    expect(performance.now() - begin).toBeLessThan(2000);
    silent.close();
  });
});

describe('check-site on Node 20, which forgets signals that it combined itself', () => {
  const oldest = machineNode(20);
  if (oldest === undefined)
    it('is left out: there is no Node 20 on the path, and TASKTYPES_NODE names none', () => {
      expect(oldest).toBeUndefined();
    });
  else
    it('walks over the whole site, and gives up an address that never answers after ten seconds', async () => {
      const site = await keptSite(places[0]);
      const host = await serveStatic(site.folder, '/', {
        'catalog.json': catalogueHere(site),
        [`${version}/types.txt`]: () => undefined,
      });
      try {
        const { code, stdout, stderr } = await run(['check-site', host.address], { with: join(oldest, 'node') });
        expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
        expect(stdout).toContain(`
fault: There was no complete answer within 10 seconds.
  Open the address in a browser, and look at the settings of the host.
    ${version}/types.txt

`);
        expect(stdout).toMatch(/: faults \([0-9]+ addresses opened, 1 with faults, /);
      } finally {
        host.close();
      }
    });
});
