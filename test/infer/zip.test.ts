import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/infer/zip.ts';
import { beginsZip } from '../../src/metadata/zip-bytes.ts';
import type { ZipSource } from '../../src/metadata/zip-directory.ts';

const dockerfile = 'FROM python:3.12\n';

function sourceOf(bytes: Uint8Array): ZipSource {
  return { size: bytes.length, read: (at, length) => Promise.resolve(bytes.subarray(at, at + length)) };
}

function pack(files: Readonly<Record<string, string>>, options: object = {}): Uint8Array {
  const entries = Object.entries(files).map(([path, text]) => [path, [strToU8(text), options]] as const);
  return zipSync(Object.fromEntries(entries) as Zippable);
}

const read = (bytes: Uint8Array) => readZip(sourceOf(bytes));

async function listed(bytes: Uint8Array): Promise<readonly string[]> {
  const repository = await read(bytes);
  return 'fault' in repository ? [repository.fault] : repository.files.map(({ path }) => path);
}

async function faultOf(bytes: Uint8Array): Promise<string> {
  const repository = await read(bytes);
  return 'fault' in repository ? repository.fault : 'none';
}

/** Changes numbers in the only entry of a zip, in its own header and in the directory. */
function changed(bytes: Uint8Array, field: { readonly local: number; readonly directory: number }, value: number) {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + field.local, value, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + field.directory, value, true);
  }
  return copy;
}

const size = { local: 22, directory: 24 };
const crc = { local: 14, directory: 16 };

describe('readZip', () => {
  it.each([
    ['deflated', {}],
    ['stored', { level: 0 }],
  ])('reads the listing, and the files that matter, %s', async (_, options) => {
    const bytes = pack({ 'tool-1.0/Dockerfile': dockerfile, 'tool-1.0/src/tool.c': 'int main;' }, options);
    const repository = await read(bytes);
    expect(repository).toMatchObject({ isCut: false, files: [{ path: 'Dockerfile' }, { path: 'src/tool.c' }] });
    expect('texts' in repository && [...repository.texts]).toEqual([['Dockerfile', dockerfile]]);
  });

  it('takes away the one folder at the top, and nothing where there are several', async () => {
    expect(await listed(pack({ 'tool-1.0/a': '', 'tool-1.0/b/c': '' }))).toEqual(['a', 'b/c']);
    expect(await listed(pack({ 'tool-1.0/a': '', 'other/b': '' }))).toEqual(['tool-1.0/a', 'other/b']);
    expect(await listed(pack({ 'tool-1.0/a': '', 'codemeta.json': '{}' }))).toEqual(['tool-1.0/a', 'codemeta.json']);
  });

  it('passes over what nobody wrote: what a Mac adds, packages, environments and all of git but its remote', async () => {
    const bytes = pack({
      '__MACOSX/tool/._a': '',
      'tool/.DS_Store': '',
      'tool/a': '',
      'tool/.git/config': '',
      'tool/.git/HEAD': '',
      'tool/node_modules/x/index.js': '',
      'tool/my-env/pyvenv.cfg': '',
      'tool/my-env/lib/site.py': '',
    });
    expect(await listed(bytes)).toEqual(['a', '.git/config']);
  });

  it('lists no folders and no links', async () => {
    const link = 0o120777 << 16;
    const bytes = zipSync({
      'a/': new Uint8Array(),
      'a/b': strToU8('b'),
      'a/c': [strToU8('/etc/passwd'), { os: 3, attrs: link }],
    });
    expect(await listed(bytes)).toEqual(['b']);
  });

  it.each([
    ['that climb out', 'tool/../../etc/passwd'],
    ['that are absolute', '/etc/passwd'],
    ['of a Windows drive', 'C:/Windows/x'],
    ['that climb out in the way of Windows', 'tool\\..\\x'],
  ])('refuses names %s', async (_, path) => {
    expect(await faultOf(pack({ 'tool/a': '', [path]: '' }))).toContain('would lie outside of the folder');
  });

  it('reads a zip with something before it, and with a comment behind it', async () => {
    const bytes = pack({ Dockerfile: dockerfile });
    const withBoth = new Uint8Array([...strToU8('#!/bin/sh\n'), ...bytes, ...strToU8('hello')]);
    new DataView(withBoth.buffer).setUint16(withBoth.length - 7, 5, true);
    expect(await listed(withBoth)).toEqual(['Dockerfile']);
    const repository = await read(withBoth);
    expect('texts' in repository && repository.texts.get('Dockerfile')).toBe(dockerfile);
  });

  it('reads an empty zip', async () => {
    expect(await listed(zipSync({}))).toEqual([]);
  });

  it('lists 50,000 files at most, those near the root first', async () => {
    const deep = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`t/d/${index}`, '']));
    const repository = await read(pack({ ...deep, 't/Dockerfile': dockerfile }, { level: 0 }));
    expect(repository).toMatchObject({ isCut: true, files: { length: 50_000, 0: { path: 'Dockerfile' } } });
  });
});

describe('a zip that is damaged or a trap', () => {
  const whole = pack({ Dockerfile: dockerfile.repeat(200) });

  it('is told to be cut off', async () => {
    expect(await faultOf(whole.subarray(0, whole.length - 30))).toContain('cut off');
    expect(await faultOf(strToU8('PK\u0003\u0004 and no more'))).toContain('cut off');
  });

  it('is told by the file that does not unpack to what it says', async () => {
    const broken = 'The file "Dockerfile" in the zip is damaged.';
    expect(await faultOf(changed(whole, size, 3_000))).toBe(broken);
    expect(await faultOf(changed(whole, size, 4_000))).toBe(broken);
    expect(await faultOf(changed(whole, crc, 1))).toBe(broken);
    const garbled = whole.slice();
    garbled.fill(0xff, 45, 50);
    expect(await faultOf(garbled)).toBe(broken);
  });

  it('unpacks no more than it says, whatever it holds', async () => {
    const bomb = pack({ Dockerfile: ' '.repeat(60_000_000) }, { level: 6 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await listed(bomb)).toEqual(['Dockerfile']);
    const start = performance.now();
    // The size of a small file: what is packed is too much for that.
    expect(await faultOf(changed(bomb, size, 1_000))).toContain('is damaged');
    expect(await faultOf(changed(bomb, size, 2_000_000))).toContain('is damaged');
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('is told when it is encrypted or packed in an unknown way', async () => {
    const flags = { local: 4, directory: 6 };
    expect(await faultOf(changed(whole, flags, 0x00010014))).toContain('is encrypted');
    const method = { local: 8, directory: 10 };
    expect(await faultOf(changed(whole, method, 14))).toContain('cannot be read here');
  });

  it('never throws', async () => {
    const spoilt = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(spoilt, fc.nat(whole.length), async (changes, end) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const repository = await read(bytes.subarray(0, end));
        expect('fault' in repository ? typeof repository.fault : 'object').toMatch(/string|object/);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await read(bytes);
      }),
    );
  });
});

describe('beginsZip', () => {
  it('knows a zip by its first bytes', () => {
    expect(beginsZip(pack({ a: '' }))).toBe(true);
    expect(beginsZip(zipSync({}))).toBe(true);
    expect(beginsZip(strToU8('{"a": 1}'))).toBe(false);
    expect(beginsZip(new Uint8Array())).toBe(false);
  });
});
