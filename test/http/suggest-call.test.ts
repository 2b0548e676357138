import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { parse } from 'yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { zipTypes } from '../../src/http/media.ts';
import { runHere } from '../cli/in-process.ts';
import { post } from './described-calls.ts';

const fixtures = fileURLToPath(new URL('../fixtures/repositories/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'suggest-call-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The repositories whose files stand in the fixtures, by name. */
const repositories = readdirSync(fixtures).flatMap((name) => {
  const { files } = parse(readFileSync(fixtures + name, 'utf8')) as {
    readonly files?: Readonly<Record<string, string>>;
  };
  return files === undefined || Object.values(files).some((text) => typeof text !== 'string') ? [] : [{ name, files }];
});
const chosen = repositories.filter((_, index) => index % 9 === 0);

interface Suggested {
  readonly tasks: readonly object[];
}

async function byCommand(name: string, files: Readonly<Record<string, string>>): Promise<Suggested> {
  const root = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return JSON.parse((await runHere(['suggest', '--format', 'json', root])).stdout) as Suggested;
}

describe('POST /api/suggest', () => {
  it('finds the tasks that the command line finds, from a listing and from a zip', async () => {
    let found = 0;
    for (const { name, files } of chosen) {
      const { tasks } = await byCommand(name, files);
      const listing = { files: Object.entries(files).map(([path, text]) => ({ path, text })) };
      const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
      const ofListing = await post('/api/suggest', JSON.stringify(listing));
      expect(ofListing.value, name).toMatchObject({ tasks });
      for (const type of zipTypes) {
        const ofZip = await post('/api/suggest', zip, { type });
        expect((ofZip.value as Suggested).tasks, name).toEqual(tasks);
      }
      found += tasks.length;
    }
    expect(chosen.length).toBeGreaterThan(5);
    expect(found).toBeGreaterThan(3);
  });

  it('says of a codemeta.json that cannot be read what the command line says, from a listing and from a zip', async () => {
    for (const text of ['{', '{"@context": "x", "name": }', '[]', '{"name": "x", "name": "y"}']) {
      const files = { 'codemeta.json': text };
      const { unreadable } = (await byCommand(`unreadable-${text.length}`, files)) as { unreadable?: object };
      expect(unreadable).toHaveProperty('message');
      const ofListing = await post('/api/suggest', JSON.stringify({ files: [{ path: 'codemeta.json', text }] }));
      const zip = zipSync({ 'codemeta.json': strToU8(text) });
      const ofZip = await post('/api/suggest', zip, { type: 'application/zip' });
      expect([ofListing.value, ofZip.value], text).toMatchObject([{ unreadable }, { unreadable }]);
    }
    const { value } = await post('/api/suggest', '{"files": []}');
    expect(value).not.toHaveProperty('unreadable');
  });

  it('finds nothing where nothing is, and asks for no text of files that do not matter', async () => {
    const { value } = await post('/api/suggest', JSON.stringify({ files: [{ path: 'a.bin', size: 2 ** 40 }] }));
    expect(value).toMatchObject({ tasks: [], files: { listed: 1, read: 0, isCut: false } });
    expect((await post('/api/suggest', '{"files": []}')).value).toMatchObject({ tasks: [], files: { listed: 0 } });
  });
});
