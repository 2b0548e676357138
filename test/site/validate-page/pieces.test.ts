import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ciRecipes } from '../../../src/site/validate/ci-recipes.ts';
import { applyEdits, joinFixes } from '../../../src/site/validate/edits.ts';
import { readFragment, writeFragment } from '../../../src/site/validate/fragment.ts';
import { fileToCheck } from '../../../src/site/validate/given-text.ts';
import { spanAt } from '../../../src/site/validate/places.ts';

describe('the fixes of a text', () => {
  const fix = (...edits: readonly (readonly [number, number, string])[]) => ({
    title: '',
    edits: edits.map(([from, to, insert]) => ({ from, to, insert })),
  });

  it('are made together where they are apart', () => {
    const edits = joinFixes([fix([4, 5, 'E']), fix([0, 1, 'A'], [2, 2, '!'])]);
    expect(applyEdits('abcdef', edits)).toBe('Ab!cdEf');
  });

  it.each([
    ['overlap', fix([1, 4, 'x'])],
    ['insert at the same place', fix([2, 2, 'x'])],
    ['touch in one of several edits', fix([5, 6, 'x'], [2, 3, 'y'])],
  ])('wait for another time where they %s', (_, second) => {
    expect(applyEdits('abcdef', joinFixes([fix([2, 2, '1']), second]))).toBe('ab1cdef');
  });
});

describe('what stands at a place', () => {
  const text = '{\n  "port": "8\\"0" ,\n  image: x\n}\n';
  it.each([
    [{ line: 2, column: 3 }, '"port": "8\\"0"'],
    [{ line: 2, column: 11 }, '"8\\"0"'],
    [{ line: 2, column: 18 }, ','],
    [{ line: 3, column: 3 }, 'image: x'],
    [{ line: 1, column: 9 }, '{'],
    [{ line: 99, column: 1 }, ''],
  ])('at %j is found', (place, expected) => {
    const { from, to } = spanAt(text, place);
    expect(text.slice(from, to)).toBe(expected);
  });
});

describe('the file that is checked', () => {
  it.each([
    [['a/b/codemeta.json', 'b/codemeta.json', 'z.json'], true, 'b/codemeta.json'],
    [['b/codemeta.json', 'a/codemeta.json'], true, 'a/codemeta.json'],
    [['package.json', 'src/one.task.yaml'], true, 'src/one.task.yaml'],
    [['package.json'], true, undefined],
    [['notes.txt', 'mine.json'], false, 'mine.json'],
    [[], false, undefined],
  ] as const)('of %j (one folder: %j) is %j', (paths, isFolder, expected) => {
    expect(fileToCheck(paths, isFolder)).toBe(expected);
  });
});

describe('the fragment of the address', () => {
  it.each(['{"name": "Ångström & <b>"}\n', `{"name": "${'long '.repeat(2_000)}"}`])(
    'brings back the text and its name',
    async (text) => {
      const fragment = (await writeFragment({ text, path: 'a b&c.json' })) ?? '';
      expect(fragment).toMatch(/^#[\w.!~*'()&=%-]+$/);
      expect(await readFragment(fragment)).toEqual({ kind: 'text', text, name: 'a b&c.json' });
    },
  );

  it('is packed where the text is long, and is not made where it is too long even so', async () => {
    expect(await writeFragment({ text: 'x'.repeat(5_000), path: undefined })).toMatch(/^#packed=[\w-]{1,99}$/);
    const noise = Array.from({ length: 20_000 }, (_, index) => ((index * 7_919) ** 2).toString(36)).join('');
    expect(await writeFragment({ text: noise, path: undefined })).toBeUndefined();
  });

  it('names examples and records', async () => {
    const example = { kind: 'example', version: 'tasktypes/oci-container/1.0', number: 2 };
    expect(await readFragment('#example=tasktypes/oci-container/1.0/2')).toEqual(example);
    expect(await readFragment('#record=10.5281%2Fzenodo.6326454')).toEqual({
      kind: 'record',
      record: '10.5281/zenodo.6326454',
    });
  });

  it.each(['', '#', '#content', '#elsewhere'])('asks for nothing where it is %j', async (hash) => {
    expect(await readFragment(hash)).toBeUndefined();
  });

  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url');
  it.each([
    ['no base64', '#packed=%%%'],
    ['no deflate', '#packed=AAAA'],
    ['no UTF-8', `#packed=${deflateRawSync(Buffer.from([0xff, 0xfe])).toString('base64url')}`],
    ['far too long', `#text=${'x'.repeat(300_000)}`],
    ['far too long once unpacked', `#packed=${bomb}`],
    ['an example outside of the registry', '#example=../../etc/1.0/0'],
    ['no example', '#example=tasktypes/oci-container'],
    ['something else', '#task=1'],
  ])('is answered by a sentence where it is %s', async (_, hash) => {
    expect(await readFragment(hash)).toEqual({ fault: expect.stringMatching(/^[A-Z].*\.$/) as string });
  });
});

describe('the recipes for CI', () => {
  it('are those of the README', () => {
    const files = ['gitlab-ci.yml', 'github-workflow.yml'];
    const texts = files.map((name) => readFileSync(new URL(`../../fixtures/ci/${name}`, import.meta.url), 'utf8'));
    expect(ciRecipes.map(({ text }) => text)).toEqual(texts);
  });
});
