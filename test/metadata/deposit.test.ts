import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { chooseMetadata } from '../../src/metadata/choose-metadata.ts';
import { readDeposit } from '../../src/metadata/deposit.ts';
import { readZip } from '../../src/infer/zip.ts';
import type { ZipSource } from '../../src/metadata/zip-directory.ts';

function sourceOf(bytes: Uint8Array): ZipSource {
  return { size: bytes.length, read: (at, length) => Promise.resolve(bytes.subarray(at, at + length)) };
}

function pack(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(
    ([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  return zipSync(Object.fromEntries(entries));
}

const read = (files: Readonly<Record<string, string | Uint8Array>>) => readDeposit(sourceOf(pack(files)));

async function faultOf(bytes: Uint8Array): Promise<string> {
  const found = await readDeposit(sourceOf(bytes));
  return 'fault' in found ? found.fault : `found ${found.path}`;
}

describe('chooseMetadata', () => {
  it.each([
    ['the only one', ['a/README.md', 'a/codemeta.json'], 'a/codemeta.json', 'Found a/codemeta.json.'],
    [
      'the one in the fewest folders, however long their names',
      ['a/b/codemeta.json', 'a-very-long-name-of-a-folder/codemeta.json'],
      'a-very-long-name-of-a-folder/codemeta.json',
      'on the shortest path; a/b/codemeta.json was not read',
    ],
    [
      'the first by alphabet of several as deep',
      ['b/codemeta.json', 'a/codemeta.json', 'c/codemeta.json'],
      'a/codemeta.json',
      'the first by alphabet; 2 others were not read',
    ],
  ])('takes %s, and says so', (_, paths, path, says) => {
    const chosen = chooseMetadata(paths);
    expect(chosen).toMatchObject({ path });
    expect('says' in chosen && chosen.says).toContain(says);
  });

  it('takes the same whatever the order of the listing', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'codemeta.json'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(path.map((parts) => parts.join('/'))), (paths) => {
        expect(chooseMetadata(paths.toReversed())).toEqual(chooseMetadata(paths));
      }),
    );
  });

  it.each([
    ['a name in other letters', ['a/CodeMeta.json'], /"a\/CodeMeta\.json"\. Rename that file/],
    [
      'an RO-Crate',
      ['a/ro-crate-metadata.json'],
      /"a\/ro-crate-metadata\.json"\. Unpack it and check that file by itself\./,
    ],
    ['none', ['a/b.json', 'codemeta.json.bak', 'mycodemeta.json'], /^There is no codemeta\.json in it\. $/],
    ['no file at all', [], /^There is no file in it, .* Check that it is the right one\.$/],
  ])('says where there is %s', (_, paths, says) => {
    const chosen = chooseMetadata(paths);
    expect('fault' in chosen && `${chosen.fault} ${chosen.hint ?? ''}`).toMatch(says);
  });
});

describe('readDeposit', () => {
  it('reads the text of the file that it chose', async () => {
    const found = await read({ 'x-1.0/codemeta.json': '{"name": "x"}', 'x-1.0/docs/codemeta.json': '{}' });
    expect(found).toMatchObject({ path: 'x-1.0/codemeta.json', text: '{"name": "x"}' });
  });

  it.each([
    ['is no zip', strToU8('%PDF-1.7'), 'This is not a zip.'],
    ['is empty', new Uint8Array(), 'This is not a zip.'],
    ['is cut off', pack({ 'codemeta.json': '{}' }).subarray(0, 40), 'cut off'],
    ['has a path that climbs out', pack({ 'codemeta.json': '{}', 'a/../../b': '' }), 'outside of the folder'],
    ['holds a file that is too large', pack({ 'codemeta.json': new Uint8Array(5 * 2 ** 20) }), 'more than 4 MiB'],
    ['holds another encoding', pack({ 'codemeta.json': new Uint8Array([0xff, 0xfe, 0x7b, 0]) }), 'cannot be read'],
    ['holds an empty file', pack({ 'codemeta.json': '' }), 'The text is empty.'],
  ])('says in a sentence that a deposit %s', async (_, bytes, says) => {
    expect(await faultOf(bytes)).toContain(says);
  });

  it('reads no file that is there twice, for nobody knows which one is meant', async () => {
    const bytes = pack({
      'codemeta.json': '{"a": 1}',
      'codemeta.jso_': '{"a": 2}',
      'README.md': 'a',
      'README.m_': 'b',
    });
    const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (const [other, name] of [
      ['codemeta.jso_', 'codemeta.json'],
      ['README.m_', 'README.md'],
    ] as const)
      for (let at = names.indexOf(other); at !== -1; at = names.indexOf(other, at)) names.write(name, at);
    expect(await faultOf(bytes)).toBe(
      'The file "codemeta.json" in the zip is there more than once, and each program that unpacks it takes another one.',
    );
    const readmes = Buffer.from(pack({ 'codemeta.json': '{}', 'README.md': 'a', 'README.m_': 'b' }));
    for (let at = readmes.indexOf('README.m_'); at !== -1; at = readmes.indexOf('README.m_', at))
      readmes.write('README.md', at);
    expect(await faultOf(readmes)).toBe('found codemeta.json');
  });

  it('reads no file whose place another one takes under another name of its folder', async () => {
    for (const other of ['./codemeta.json', './/codemeta.json'])
      expect(await faultOf(pack({ 'codemeta.json': '{}', [other]: '{"a": 1}' }))).toContain('there more than once');
    expect(await faultOf(pack({ 'd/codemeta.json': '{}', 'd/./codemeta.json': '' }))).toContain('there more than once');
    expect(await faultOf(pack({ './codemeta.json': '{}' }))).toBe('found codemeta.json');
  });

  it('does not follow a link, and passes over none on the shortest path', async () => {
    const link = [strToU8('a/codemeta.json'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] as const;
    const bytes = zipSync({ 'codemeta.json': [...link], 'a/codemeta.json': strToU8('{}') });
    expect(await readDeposit(sourceOf(bytes))).toEqual({
      fault: 'The file "codemeta.json" in the zip is a link, which is not followed.',
      hint: 'Put the file itself there, and pack the zip anew.',
    });
    const deeper = zipSync({ 'codemeta.json': strToU8('{}'), 'a/codemeta.json': [...link] });
    expect(await faultOf(deeper)).toBe('found codemeta.json');
    expect(await readZip(sourceOf(bytes))).toMatchObject({ files: [{ path: 'codemeta.json', size: 2 }] });
  });

  it('unpacks no more than is declared', async () => {
    const bytes = pack({ 'codemeta.json': ' '.repeat(2 ** 20) });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 4 <= bytes.length; at++) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 2000, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 2000, true);
    }
    expect(await faultOf(bytes)).toContain('is damaged');
  });

  it('reads no file whose name beside its content is another than in the directory', async () => {
    const bytes = pack({ 'codemeta.json': '{}' });
    // The last letter of the name in the header that stands before the content.
    bytes[30 + 'codemeta.json'.length - 1] = 0x58;
    expect(await faultOf(bytes)).toContain('"codemeta.json" in the zip has another name beside its content');
  });

  it('never throws, whatever bytes it is given', async () => {
    const whole = pack({ 'a/codemeta.json': '{"a": 1}', 'a/b': 'c' });
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const found = await readDeposit(sourceOf(bytes));
        expect('fault' in found || 'text' in found).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
