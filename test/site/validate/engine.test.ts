import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { publishedSchema } from '../../../src/registry/message-schema.ts';
import { pathOf } from '../../../src/registry/uri.ts';
import { pageData } from '../../../src/site/validate/data-for-page.ts';
import { createEngine, type Engine } from '../../../src/site/validate/engine.ts';
import type { Checked, FoundFile, NotFound } from '../../../src/site/validate/engine-messages.ts';
import { schemasOf, type Fetch } from '../../../src/site/validate/schemas.ts';
import { openOwnDocuments } from '../../documents.ts';
import { zenodoHost, type Behaviour } from './zenodo-host.ts';

const registry = await openOwnDocuments();
const data = pageData(registry);
const faces = new Map(
  registry.specs.map((spec) => [`${pathOf(spec)}/schema.json`, JSON.stringify(publishedSchema(registry, spec))]),
);

const asked: string[] = [];
/** Answers as the host of the pages does, and lets everything else through. */
const host: Fetch = (address, options) => {
  asked.push(address);
  const face = faces.get(address);
  return face === undefined ? fetch(address, options) : Promise.resolve(new Response(face));
};

const oci = registry.named('tasktype', 'oci-container')?.uri ?? '';
const check = (engine: Engine, text: string): Promise<Checked> =>
  engine({ name: 'check', input: { text } }) as Promise<Checked>;
const task = (taskinfo: unknown): string => JSON.stringify({ tasktype: oci, taskinfo });

describe('the engine of the Validate page', () => {
  it('gives report, fixes and where a task would run', async () => {
    const { report, fixes, blocks, runners } = await check(createEngine(data, host), task({ imge: 'a/b:1' }));
    expect(report.verdict).toBe('invalid');
    expect(fixes.map((fix) => fix?.title)).toContain('Rename it to "image"');
    expect(fixes).toHaveLength(report.problems.length);
    expect(blocks).toEqual([]);
    expect(runners).toEqual([data.runners[oci]]);
    expect(runners[0]?.length).toBeGreaterThan(0);
  });

  it('asks for a schema when a text names its type, once, and for none when it declares nothing', async () => {
    const engine = createEngine(data, host);
    asked.length = 0;
    await check(engine, '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "name": "x"}');
    expect(asked).toEqual([]);
    await check(engine, task({ image: 'a/b:1' }));
    await check(engine, task({ image: 'a/b:1' }));
    expect(asked).toEqual(['/tasktypes/oci-container/1.0/schema.json']);
  });

  it('calls nothing valid when a schema cannot be loaded, says so, and asks again the next time', async () => {
    let isOnline = false;
    const engine = createEngine(data, (...call) =>
      isOnline ? host(...call) : Promise.resolve(new Response('<!doctype html>', { status: 404 })),
    );
    await expect(check(engine, task({ image: 'a/b:1' }))).rejects.toThrow(
      /^The schema of .* could not be loaded, so nothing was checked\. See that you are online, and check again\.$/,
    );
    isOnline = true;
    expect((await check(engine, task({ image: 'a/b:1' }))).report.verdict).toBe('valid');
  });

  it('says in a sentence what is wrong when something of itself fails', async () => {
    const broken = new Blob([]);
    Object.defineProperty(broken, 'slice', { value: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) });
    await expect(createEngine(data, host)({ name: 'zip', zip: broken })).rejects.toThrow(
      'Nothing was checked, because a part of this page is missing or failed. Load it again. (gone)',
    );
  });

  it('says where no task is known that no service is', async () => {
    const { report, runners } = await check(
      createEngine(data, host),
      '{"tasktype": "https://example.org/constructor", "taskinfo": {}}',
    );
    expect(report.verdict).toBe('unknown');
    expect(runners).toEqual([[]]);
  });

  it('finds the metadata file of a zip', async () => {
    const zip = new Blob([zipSync({ 'x/codemeta.json': strToU8('{}') })]);
    expect(await createEngine(data, host)({ name: 'zip', zip })).toMatchObject({ path: 'x/codemeta.json', text: '{}' });
    const other = new Blob(['text']);
    expect(await createEngine(data, host)({ name: 'zip', zip: other })).toHaveProperty('fault');
  });

  it('has of every version the very schema that the registry has', async () => {
    const schemaOf = schemasOf(data, host);
    for (const spec of registry.specs) {
      const { description, ...schema } = registry.schemaOf(spec);
      const { description: loaded, ...rest } = await schemaOf(spec);
      expect(JSON.stringify(rest)).toBe(JSON.stringify(schema));
      expect(loaded).toBe(description);
    }
  });

  it('takes along no more than 12 kB', () => {
    expect(gzipSync(JSON.stringify(data), { level: 9 }).length).toBeLessThan(12_000);
  });
});

describe('a record', () => {
  const noise = crypto.getRandomValues(new Uint8Array(60_000));
  const large = zipSync({
    ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`s-1.0/data/${String(index)}.bin`, noise])),
    's-1.0/codemeta.json': strToU8('{"name": "s"}'),
  });

  async function find(behaviour: Behaviour, record = '10.5281/zenodo.77') {
    const zenodo = await zenodoHost(behaviour);
    const engine = createEngine({ ...data, zenodo: zenodo.origin }, host);
    const found = (await engine({ name: 'record', record })) as FoundFile | NotFound;
    return { found, ...zenodo };
  }
  const instead = (answer: (response: ServerResponse) => void): Behaviour => ({
    instead: (_, response) => answer(response),
  });

  it.each([
    ['the default form', false],
    ['the form of InvenioRDM', true],
  ])('of %s gives its codemeta.json, and the zip is not asked for', async (_, isRdm) => {
    const { found, requests } = await find({ files: { 's.zip': large, 'codemeta.json': '{"a": 1}' }, isRdm });
    expect(found).toEqual({
      path: 'codemeta.json',
      text: '{"a": 1}',
      says: '"Survey" 1.0. Found codemeta.json.',
    });
    expect(requests).toEqual(['/api/records/77', '/api/records/77/files/codemeta.json/content']);
  });

  it('with a zip gives the file in it, of which only parts are fetched', async () => {
    const { found, sent } = await find({ files: { 'owner/s 1.zip': large } });
    expect(found).toMatchObject({ path: 'owner/s 1.zip/s-1.0/codemeta.json', text: '{"name": "s"}' });
    expect(sent()).toBeLessThan(large.length / 4);
  });

  it('with a zip of which the host gives no parts is read whole', async () => {
    const { found, sent } = await find({ files: { 's.zip': large }, isWhole: true });
    expect(found).toMatchObject({ text: '{"name": "s"}' });
    expect(sent()).toBe(large.length);
  });

  it('is found by the number of all its versions', async () => {
    expect((await find({ files: { 'codemeta.json': '{}' } }, 'https://zenodo.org/records/70')).found).toMatchObject({
      text: '{}',
    });
  });

  it('with several zips gives the first that has the file, else what was in the way of the first', async () => {
    const without = zipSync({ 'README.md': strToU8('x') });
    const { found } = await find({ files: { 'a.zip': without, 'b.zip': large } });
    expect(found).toMatchObject({ path: 'b.zip/s-1.0/codemeta.json' });
    const several = await find({ files: { 'a.zip': large, 'b.zip': large } });
    expect(several.found).toMatchObject({
      path: 'a.zip/s-1.0/codemeta.json',
      says: expect.stringContaining('The record has more zips: b.zip was not read.') as string,
    });
    const none = await find({ files: { 'a.zip': without, 'b.zip': strToU8('no zip') } });
    expect(none.found).toEqual({ fault: expect.stringMatching(/^a\.zip: There is no codemeta\.json/) as string });
  });

  it.each([
    ['is not there', instead((response) => response.writeHead(404).end()), 'Zenodo has no such record'],
    ['is restricted', instead((response) => response.writeHead(403).end()), 'does not show this record to everybody'],
    ['was removed', instead((response) => response.writeHead(410).end()), 'has removed this record'],
    [
      'was asked for too often',
      instead((response) => response.writeHead(429, { 'retry-after': '42' }).end()),
      'Try again in 42 seconds.',
    ],
    ['lies on a host that is out of order', instead((response) => response.writeHead(503).end()), 'out of order'],
    ['is a page instead', instead((response) => response.end('<!doctype html>')), 'What came is no record of Zenodo.'],
    ['is endless', instead((response) => response.end('x'.repeat(5 * 2 ** 20))), 'more than the 4 MiB'],
    ['breaks off', instead((response) => response.destroy()), 'could not be reached'],
    ['has no files', {}, 'shows no files'],
    ['has nothing to be read', { files: { 'a.tar': 'x' } }, 'neither a codemeta.json nor a zip'],
  ] as const)('that %s is told in a sentence', async (_, behaviour, says) => {
    const { found } = await find(behaviour);
    expect(found).toEqual({ fault: expect.stringContaining(says) as string });
  });

  it('that leads to another host is not followed', async () => {
    const links = { self: 'http://169.254.169.254/codemeta.json' };
    const record = { id: 77, metadata: {}, files: [{ key: 'codemeta.json', size: 1, links }] };
    const { found } = await find(instead((response) => response.end(JSON.stringify(record))));
    expect(found).toEqual({ fault: expect.stringContaining('which is not asked') as string });
  });

  it('that nobody can mean is not asked for', async () => {
    const { found, requests } = await find({}, 'https://example.org/records/77');
    expect(found).toHaveProperty('fault');
    expect(requests).toEqual([]);
  });
});
