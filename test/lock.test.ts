import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import { brokenLocks, canonicalJson, contractDigest, lock, type Locks } from '../src/registry/contract.ts';
import { openRegistry } from '../src/registry/open.ts';
import type { Spec } from '../src/spec/spec.ts';
import { documentOf, rightFacts, rightSchema } from './document.ts';
import { openOwnDocuments } from './documents.ts';

const path = 'tasktypes/port-task/1.0';

function specsOf(status: string, schema = rightSchema, body?: string): readonly Spec[] {
  const facts = rightFacts.replace('experimental', status);
  return openRegistry({ [`${path}.md`]: documentOf({ facts, schema, ...(body === undefined ? {} : { body }) }) }).specs;
}

describe('the locks of this repository', () => {
  const locks = JSON.parse(readFileSync(new URL('../.config/contracts.lock.json', import.meta.url), 'utf8')) as Locks;

  it('hold: no contract of a stable version has changed or is gone', async () => {
    const { specs } = await openOwnDocuments();
    expect((await brokenLocks(specs, locks)).map(({ message }) => message)).toEqual([]);
  });

  it('cover every stable version; `npm run lock` adds new ones', async () => {
    const { specs } = await openOwnDocuments();
    expect(await lock(specs, locks)).toEqual(locks);
  });
});

describe('locking', () => {
  it('takes the stable versions only, sorted by path', async () => {
    const specs = [...specsOf('stable')];
    const [spec] = specs;
    if (spec === undefined) throw new Error('the document is not readable');
    const more = [
      { ...spec, name: 'zebra' },
      { ...spec, name: 'ant' },
      { ...spec, name: 'bee', status: 'experimental' as const },
    ];
    expect(Object.keys(await lock([...specs, ...more], {}))).toEqual([
      'tasktypes/ant/1.0',
      path,
      'tasktypes/zebra/1.0',
    ]);
  });

  it('keeps what is locked, also when the version is no longer stable', async () => {
    const locks = await lock(specsOf('stable'), {});
    expect(await lock(specsOf('deprecated'), locks)).toEqual(locks);
    expect(await brokenLocks(specsOf('deprecated'), locks)).toEqual([]);
  });

  it('lets the prose and the order of the keys change', async () => {
    const locks = await lock(specsOf('stable'), {});
    const reordered = `  type: object\n${rightSchema.replace('  type: object\n', '')}`;
    expect(await brokenLocks(specsOf('stable', reordered, 'Other prose.\n'), locks)).toEqual([]);
  });

  it('names the version whose schema changed', async () => {
    const locks = await lock(specsOf('stable'), {});
    const [broken] = await brokenLocks(specsOf('stable', rightSchema.replace('65535', '1023')), locks);
    expect(broken).toMatchObject({ path, what: 'changed' });
    expect(broken?.message).toContain(path);
  });

  it('names the version that is gone', async () => {
    const [broken] = await brokenLocks([], await lock(specsOf('stable'), {}));
    expect(broken).toMatchObject({ path, what: 'gone' });
    expect(broken?.message).toContain(path);
  });
});

describe('canonical JSON', () => {
  it('is that of RFC 8785', () => {
    const values: readonly unknown[] = [
      { b: 1, a: [true, null, 'é\u0000"\\\u2028'], '\ud83d\ude00': 1, '\ufb33': 2, '': {}, 10: 1, 9: 1 },
      [1e21, 1e-7, 0.1, -0, 333333333.3333333, 4.5, 2e-3],
      'text',
    ];
    for (const value of values) expect(canonicalJson(value)).toBe(canonicalize(value));
  });

  it('is digested with kind, name and version', async () => {
    const [spec] = specsOf('stable');
    if (spec === undefined) throw new Error('the document is not readable');
    const digests = [
      spec,
      { ...spec, kind: 'servicetype' as const },
      { ...spec, name: 'other' },
      { ...spec, minor: 1 },
    ];
    const all = await Promise.all(digests.map(contractDigest));
    expect(new Set(all).size).toBe(4);
    for (const digest of all) expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});
