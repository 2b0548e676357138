import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkSite, type AddressCheck, type SiteReport, type Unreadable } from '../../src/remote/check-site.ts';
import { usualLimits, type Limits } from '../../src/remote/visit.ts';
import type { Site } from '../site/built-site.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';
import { catalogueHere } from '../site/catalogue-here.ts';
import { keptSite, places } from '../site/kept-site.ts';
import { serveStatic, type Answer, type StaticHost } from '../site/static-host.ts';

interface Index {
  readonly faces: readonly string[];
  readonly types: readonly {
    readonly uri: string;
    readonly uris: readonly string[];
    readonly versions: readonly { readonly uri: string; readonly faces: readonly string[] }[];
  }[];
}

const version = 'tasktypes/oci-container/1.0';
const identifiers = 'https://w3id.org/execution-planner';

let site: Site;

beforeAll(async () => {
  site = await keptSite(places[1], fixtureDocuments);
});

async function serve(instead: Readonly<Record<string, Answer>>): Promise<StaticHost> {
  const host = await serveStatic(site.folder, '/registry/', { 'catalog.json': catalogueHere(site), ...instead });
  onTestFinished(() => host.close());
  return host;
}

/** `index.json` with one type, so that a walk is short, under other identifiers where they are given. */
function shortIndex(base = identifiers): string {
  const index = JSON.parse(site.read('index.json')) as Index;
  const types = index.types.filter(({ uri }) => uri.endsWith('/oci-container'));
  return JSON.stringify({ ...index, types }).replaceAll(identifiers, base);
}

/** Checks one type on a host that gives some answers of its own. */
async function check(
  instead: Readonly<Record<string, Answer>> = {},
  limits: Partial<Limits> = {},
): Promise<SiteReport | Unreadable> {
  const { address } = await serve({ 'index.json': give(shortIndex(), json), ...instead });
  return checkSite(address, { limits: { ...usualLimits, ...limits } });
}

async function checksOf(...args: Parameters<typeof check>): Promise<readonly AddressCheck[]> {
  const report = await check(...args);
  if (report.verdict === 'unreadable') throw new Error(report.message);
  return report.checks;
}

const open = { 'access-control-allow-origin': '*' };
const json = { 'content-type': 'application/json' };
const give =
  (text: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, response) =>
    response.writeHead(200, { ...open, ...headers }).end(text);
const lead =
  (location: string): Answer =>
  (_, response) =>
    response.writeHead(302, { ...open, location }).end();
const matching = (form: RegExp): unknown => expect.stringMatching(form);
const silence: Answer = () => undefined;

/** The same answer for every file of the type. */
function everywhere(answer: Answer): Readonly<Record<string, Answer>> {
  const files = site.files.filter((file) => file.startsWith('tasktypes/oci-container/'));
  return Object.fromEntries(files.map((file) => [file, answer]));
}

/** The faults of a file whose answer is replaced, and of no other. */
async function faultsAt(path: string, answer: Answer, limits?: Partial<Limits>): Promise<readonly string[]> {
  const checks = await checksOf({ [path]: answer }, limits);
  const faulty = checks.filter(({ findings }) => findings.some(({ severity }) => severity === 'fault'));
  expect(faulty.map(({ uri }) => uri)).toEqual([`${identifiers}/${path}`]);
  return faulty.flatMap(({ findings }) => findings.map(({ message }) => message));
}

describe('checkSite', () => {
  it('opens each URI under the identifiers and each file once, and finds the built site fine', async () => {
    const { address } = await serve({});
    const report = await checkSite(address);
    if (report.verdict === 'unreadable') throw new Error(report.message);
    const { types, faces } = JSON.parse(site.read('index.json')) as Index;
    const expected = [
      ...['index.json', ...faces].map((face) => `${identifiers}/${face}`),
      ...types.flatMap(({ uris, versions }) => [
        ...uris.filter((uri) => uri.startsWith(`${identifiers}/`)),
        ...versions.flatMap((one) => one.faces.map((face) => `${one.uri}/${face}`)),
      ]),
    ];
    expect(report.checks.map(({ uri }) => uri)).toEqual(expected);
    expect(report.verdict).toBe('fine');
    expect(report.elsewhere).toContain('https://platform.example.org/types/moved-task');
    expect(report.elsewhere.filter((uri) => !uri.startsWith('http') || uri.startsWith(`${identifiers}/`))).toEqual([]);
    expect(
      report.checks.every(({ status, cors, identifier }) => status === 200 && cors && identifier !== 'different'),
    ).toBe(true);
  });

  it('warns of a media type that is another one than ours', async () => {
    const warnings = (await checksOf()).filter(({ findings }) => findings.length > 0);
    expect(new Set(warnings.map(({ mediaType, uri }) => `${mediaType} ${uri.split('/').at(-1) ?? ''}`))).toEqual(
      new Set(['video/mp2t types.d.ts']),
    );
  });

  it.each<[what: string, path: string, answer: Answer, sentence: string]>([
    ['is missing', `${version}/types.txt`, (_, response) => response.writeHead(404).end(), 'The status is 404; 200 is expected.'],
    ['has the identifier of another', `${version}/schema.json`, give('{"$id": "https://example.org/x"}', json), '`$id` is not what index.json says.'],
    ['names another type', `${version}/spec.json`, give('{"uri": "https://example.org/x"}', json), '`uri` is not what index.json says.'],
    ['is of another registry', 'bundle.json', give('{"$id": "https://example.org/x"}', json), '`$id` is not what index.json says.'],
    ['is a web page', `${version}/validate.js`, give('<!doctype html><html></html>'), 'A web page stands in the place of the file.'],
    ['names no type', `${version}/spec.jsonld`, give('{}', json), '`@id` is missing.'],
    ['says of no type what it is', `${version}/spec.json`, give('{}', json), '`uri` is missing.'],
    ['is the schema of no message', `${version}/task.schema.json`, give('{}', json), '`$id` is missing.'],
    ['sends editors nowhere', 'catalog.json', give('{"schemas": [{}]}', json), 'It lists a schema without its `url`.'],
    ['is empty', `${version}/types.txt`, give('', { 'content-type': 'text/plain' }), 'The file is empty.'],
    ['is a module without anything', `${version}/validate.js`, give(' \n', { 'content-type': 'text/javascript' }), 'The file is empty.'],
    ['sends editors elsewhere', 'catalog.json', give('{"schemas": [{"url": "https://example.net/registry/task.json"}]}', json), 'It sends editors to another address than that of this site.'],
    ['is torn', `${version}/spec.jsonld`, give('{"@id": '), 'It is no JSON.'],
    ['is closed to pages of other sites', `${version}/types.txt`, (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('x'), 'Pages of other sites cannot read it: the header Access-Control-Allow-Origin is missing.'],
    ['is a module that browsers refuse', `${version}/validate.js`, give('x', { 'content-type': 'text/plain' }), 'It is served as text/plain; we give it as JavaScript.'],
    ['redirects to itself', `${version}/types.txt`, lead('types.txt'), 'The redirects go in a circle.'],
    ['redirects out of the web', `${version}/types.txt`, lead('file:///etc/passwd'), 'A redirect leads to "file:///etc/passwd", which is no address of the web.'],
    ['never comes', `${version}/types.txt`, silence, 'There was no complete answer within 1 second.'],
    ['never ends', `${version}/types.txt`, (_, response) => response.writeHead(200, open).write('x'), 'There was no complete answer within 1 second.'],
    ['is huge', `${version}/types.txt`, give('x'.repeat(2_000_001), { 'content-type': 'text/plain' }), 'The answer is larger than 2000000 bytes.'],
    ['is cut off', `${version}/types.txt`, (_, response) => response.destroy(), 'The host gives no answer (UND_ERR_SOCKET).'],
  ])('names a file that %s', async (_, path, answer, sentence) => {
    expect(await faultsAt(path, answer, { patience: 1000, size: 2_000_000 })).toEqual([sentence]);
  }); // prettier-ignore

  it.each(['bundle.json', 'task.json', 'reply.json', 'codemeta.json', 'catalog.json', 'planner.openapi.json'])(
    'names %s where it says nothing',
    async (face) => {
      expect(await faultsAt(face, give('{}', json))).toHaveLength(1);
    },
  );

  it('tells where editors are sent, and how the site is built for its address', async () => {
    const checks = await checksOf({ 'catalog.json': give(site.read('catalog.json'), json) });
    expect(checks.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'fault'))).toEqual([
      {
        kind: 'address',
        severity: 'fault',
        message: 'It sends editors to another address than that of this site.',
        hint: matching(/^Set TASKTYPES_SITE and TASKTYPES_BASE to where the site is served/),
        detail: matching(
          /^"https:\/\/example\.net\/registry\/.+" does not lie below http:\/\/127\.0\.0\.1:[0-9]+\/registry\/$/,
        ),
      },
    ]);
  });

  it('names an index that pages of other sites cannot read, and warns of its media type', async () => {
    const closed: Answer = (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(shortIndex());
    const [index] = await checksOf({ 'index.json': closed });
    expect(index).toMatchObject({ uri: `${identifiers}/index.json`, mediaType: 'text/plain', cors: false });
    expect(index?.findings.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual([
      'warning media-type',
      'fault cors',
    ]);
  });

  it('names a redirect that stops pages of other sites, although its end would not', async () => {
    const path = `${version}/types.txt`;
    const shut: Answer = (_, response) => response.writeHead(302, { location: 'open.txt' }).end();
    const checks = await checksOf({
      [path]: shut,
      [`${version}/open.txt`]: give('x', { 'content-type': 'text/plain' }),
    });
    const { cors, findings } = checks.find(({ uri }) => uri.endsWith(path)) ?? {};
    expect(cors).toBe(false);
    expect(findings).toMatchObject([{ kind: 'cors', detail: matching(/^the redirect at http.+\/types\.txt$/) }]);
  });

  it('does not take the page of a type whose name goes on for that of the type', async () => {
    const path = 'tasktypes/oci-container';
    const page = site.read(`${path}/index.html`).replaceAll(`${identifiers}/${path}`, `${identifiers}/${path}-2`);
    expect(await faultsAt(path, give(page, { 'content-type': 'text/html' }))).toEqual([
      'The page does not name the URI of its type.',
    ]);
  });

  it('names a page that is that of nothing, and one that a browser would save', async () => {
    const path = 'tasktypes/oci-container';
    expect(await faultsAt(path, give('Hello', { 'content-type': 'text/html' }))).toEqual([
      'The page does not name the URI of its type.',
    ]);
    const page = site.read('tasktypes/oci-container/index.html');
    expect(await faultsAt(path, give(page, { 'content-type': 'application/octet-stream' }))).toEqual([
      'The page is served as application/octet-stream; a browser shows only text/html as a page.',
    ]);
  });

  it('follows ten redirects and no more, and tells where they led', async () => {
    const path = `${version}/types.txt`;
    const chain = (length: number): Readonly<Record<string, Answer>> => ({
      [path]: lead('hop1'),
      ...Object.fromEntries(
        Array.from({ length }, (_, hop) => [
          `${version}/hop${String(hop + 1)}`,
          hop + 1 < length ? lead(`hop${String(hop + 2)}`) : give('x', { 'content-type': 'text/plain' }),
        ]),
      ),
    });
    const at = (checks: readonly AddressCheck[]): AddressCheck | undefined =>
      checks.find(({ uri }) => uri.endsWith(path));
    const ten = at(await checksOf(chain(10)));
    expect(ten?.findings).toEqual([]);
    expect(ten?.redirects.map((hop) => hop.split('/').at(-1))).toEqual(
      Array.from({ length: 10 }, (_, hop) => `hop${String(hop + 1)}`),
    );
    expect(at(await checksOf(chain(11)))?.findings).toMatchObject([{ message: 'There are more than 10 redirects.' }]);
  });

  it('asks for no more than eight addresses at once', async () => {
    let waiting = 0;
    let most = 0;
    const slow: Answer = (_, response) => {
      most = Math.max(most, ++waiting);
      setTimeout(() => {
        waiting -= 1;
        response.writeHead(404).end();
      }, 20);
    };
    await check(everywhere(slow));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(8);
  });

  it('ends when its time is over, and names what was not opened', async () => {
    const checks = await checksOf(everywhere(silence), { deadline: 1000, lanes: 2 });
    const late = checks.filter(
      ({ findings }) =>
        findings[0]?.message === 'The time for the whole site (1 second) was over before this was answered.',
    );
    expect(late.length).toBeGreaterThan(2);
  });

  it('opens the permanent URIs too, which must end at the pages of this site', async () => {
    const elsewhere = await serve({});
    let index = '';
    const host = await serve({ 'index.json': (request, response) => give(index, json)(request, response) });
    const checkedWith = async (base: string): Promise<readonly string[]> => {
      index = shortIndex(base);
      const report = await checkSite(host.address, { permanent: true });
      if (report.verdict === 'unreadable') throw new Error(report.message);
      return report.checks.map(({ address, findings }) => `${address} ${findings.map(({ kind }) => kind).join()}`);
    };
    const here = await checkedWith(host.address.slice(0, -1));
    expect(here.filter((line) => line.includes('permanent'))).toEqual([]);
    expect(here.filter((line) => line.startsWith(`${host.address}${version} `))).toHaveLength(2);
    const there = await checkedWith(elsewhere.address.slice(0, -1));
    expect(there.filter((line) => line.startsWith(elsewhere.address))).toHaveLength(there.length / 2);
    expect(there.filter((line) => line.endsWith(' permanent'))).toHaveLength(there.length / 2);
  });

  it('opens no more addresses than a registry has', async () => {
    const faces = Array.from({ length: 150_000 }, (_, index) => `${String(index)}.txt`);
    const index = JSON.stringify({ identifiers, types: [], faces });
    expect(await check({ 'index.json': give(index, json) })).toMatchObject({
      verdict: 'unreadable',
      message: 'index.json names 150001 addresses; at most 10000 are opened.',
    });
  });

  it.each<[what: string, answer: Answer, sentence: string]>([
    ['is missing', (_, response) => response.writeHead(404).end(), 'index.json cannot be had: the status is 404.'],
    ['never comes', silence, 'index.json cannot be had. There was no complete answer within 1 second.'],
    ['is a web page', give('<!doctype html>'), 'index.json cannot be read. It is no JSON.'],
    ['is a list', give('[]'), 'index.json cannot be read. It is no object.'],
    ['has no types', give('{"identifiers": "https://a"}'), 'index.json cannot be read. `types` is not there, or is no list.'],
    ['has a type without a title', give('{"identifiers": "https://a", "types": [{"kind": "tasktype"}]}'), 'index.json cannot be read. `types[0].title` is not there, or is no text.'],
    ['leads out of the site', give('{"identifiers": "https://a", "types": [], "faces": ["../../x"]}'), 'index.json names "https://a/../../x", which leads out of the site.'],
    ['leads to another host', give('{"identifiers": "https://a", "types": [{"kind": "tasktype", "title": "A", "uri": "https://a/b", "uris": [], "versions": [{"uri": "https://evil.example", "faces": ["x"]}]}]}'), 'index.json names "https://evil.example/x", which leads out of the site.'],
  ])('cannot say anything when index.json %s', async (_, answer, sentence) => {
    expect(await check({ 'index.json': answer }, { patience: 1000 })).toMatchObject({ verdict: 'unreadable', message: sentence });
  }); // prettier-ignore
});
