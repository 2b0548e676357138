import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOfCode, openContentCache } from '../src/content-cache.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'content-cache-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the cache by content', () => {
  it('gives what was made of the same content in an earlier run', () => {
    const { get, set } = openContentCache(join(folder, 'kept'), 'a');
    expect(get('schema')).toBeUndefined();
    set('schema', 'types');
    expect(openContentCache(join(folder, 'kept'), 'a').get('schema')).toBe('types');
    expect(openContentCache(join(folder, 'kept'), 'a').get('schema ')).toBeUndefined();
  });

  it('forgets what other code made', () => {
    openContentCache(folder, 'old').set('schema', 'types');
    expect(openContentCache(folder, 'new').get('schema')).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['new']);
  });

  it('keeps nothing where a file stands in its place, and stops nobody', () => {
    writeFileSync(join(folder, 'file'), '');
    const { get, set } = openContentCache(join(folder, 'file'), 'a');
    set('schema', 'types');
    expect(get('schema')).toBeUndefined();
  });

  it('names code by every file of it', () => {
    mkdirSync(join(folder, 'part'));
    writeFileSync(join(folder, 'part/one.ts'), 'one');
    const before = digestOfCode(folder);
    writeFileSync(join(folder, 'part/one.ts'), 'two');
    const after = digestOfCode(folder);
    writeFileSync(join(folder, 'part/two.ts'), '');
    expect(new Set([before, after, digestOfCode(folder)]).size).toBe(3);
  });

  it('names code by the versions of what it uses too, and does without knowing them', () => {
    const lock = join(folder, 'lock.json');
    const code = join(folder, 'code');
    mkdirSync(code);
    const digests = [digestOfCode(code, [lock])];
    for (const version of ['1.0.0', '1.0.1']) {
      writeFileSync(lock, version);
      digests.push(digestOfCode(code, [lock]));
    }
    expect(new Set(digests).size).toBe(3);
  });
});
