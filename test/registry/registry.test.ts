import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../src/registry/registry.ts';
import type { Status } from '../../src/spec/spec.ts';
import { base, bases, entries, entry, former, registry } from './entries.ts';

function currentOf(...statuses: readonly Status[]): string {
  const versions = statuses.map((status, minor) => entry('a', { status, minor }));
  const [current] = createRegistry(versions).types.map((type) => type.current);
  return `${current?.status} 1.${current?.minor}`;
}

describe('createRegistry', () => {
  it('orders types by kind, name and major', () => {
    const mixed = createRegistry([
      entry('b', { kind: 'servicetype' }),
      entry('b', { major: 2 }),
      entry('b'),
      entry('a', { kind: 'servicetype' }),
      entry('a'),
    ]);
    expect(mixed.types.map(({ kind, name, major }) => `${kind} ${name} ${major}`)).toEqual([
      'tasktype a 1',
      'tasktype b 1',
      'tasktype b 2',
      'servicetype a 1',
      'servicetype b 1',
    ]);
  });

  it('keeps the versions of a type newest first', () => {
    const [type] = createRegistry([2, 10, 0].map((minor) => entry('a', { minor }))).types;
    expect(type?.versions.map(({ minor }) => minor)).toEqual([10, 2, 0]);
  });

  it('lets the canonical URI stand for the newest stable version, else deprecated, experimental, withdrawn', () => {
    expect(currentOf('stable', 'stable', 'experimental')).toBe('stable 1.1');
    expect(currentOf('deprecated', 'experimental', 'withdrawn')).toBe('deprecated 1.0');
    expect(currentOf('experimental', 'experimental', 'withdrawn')).toBe('experimental 1.1');
    expect(currentOf('withdrawn', 'withdrawn')).toBe('withdrawn 1.1');
  });

  it('lists every exact string that means a type, each once, the canonical one first', () => {
    const twice = [{ uri: 'uri://a', seen: 'twice' }];
    const { types } = createRegistry(
      [
        entry('a', { aliases: twice, canonical: 'doi:10.1/a' }),
        entry('a', { minor: 1, aliases: twice, canonical: 'doi:10.1/a' }),
      ],
      bases,
    );
    const ours = [base, former].flatMap((root) => ['', '/1', '/1.1', '/1.0'].map((end) => `${root}/tasktypes/a${end}`));
    expect(types[0]?.uris).toEqual(['doi:10.1/a', ...ours, 'uri://a']);
  });

  it('is frozen', () => {
    expect(registry).toSatisfy(Object.isFrozen);
    expect(registry.types).toSatisfy(Object.isFrozen);
    expect(registry.types[0]).toSatisfy(Object.isFrozen);
    expect(registry.types[0]?.uris).toSatisfy(Object.isFrozen);
  });

  it('finds nothing in an empty registry', () => {
    expect(createRegistry([]).types).toEqual([]);
    expect(createRegistry([]).find(base)).toBeUndefined();
  });
});

describe('find', () => {
  it('finds each type by each of its strings', () => {
    for (const type of registry.types) for (const uri of type.uris) expect(registry.find(uri)).toBe(type);
  });

  it.each([
    ...['toString', '__proto__', 'constructor', 'hasOwnProperty', '', 'oci-container'],
    `${base}/tasktypes/oci-container/`,
    `${base}/tasktypes/oci-container/9.9`,
    `${base}/tasktypes/OCI-container`,
    `${base}/servicetypes/oci-container`,
    ` ${base}/tasktypes/oci-container`,
    `${base}/tasktypes/oci-container#`,
  ])('knows nothing of %j', (text) => {
    expect(registry.find(text)).toBeUndefined();
  });

  it('keeps a major apart from another one', () => {
    expect(registry.find(`${base}/tasktypes/workflow`)?.major).toBe(1);
    expect(registry.find(`${base}/tasktypes/workflow/2`)?.major).toBe(2);
    expect(registry.find(`${base}/tasktypes/workflow/2.0`)?.major).toBe(2);
  });

  it('gives a string to the type whose path it is before an alias of another', () => {
    const claimed = createRegistry([entry('a', { aliases: [{ uri: `${base}/tasktypes/b/1`, seen: '' }] }), entry('b')]);
    expect(claimed.find(`${base}/tasktypes/b/1`)?.name).toBe('b');
  });

  it('answers for a thousand types as for ten', () => {
    const many = createRegistry(Array.from({ length: 1_000 }, (_, index) => entry(`type-${index}`)));
    expect(many.find(`${base}/tasktypes/type-999`)?.name).toBe('type-999');
    expect(many.types).toHaveLength(1_000);
  });
});

describe('named', () => {
  it('finds a type by kind and name, of major 1 unless told otherwise', () => {
    expect(registry.named('tasktype', 'workflow')?.major).toBe(1);
    expect(registry.named('tasktype', 'workflow', 2)?.major).toBe(2);
    expect(registry.named('servicetype', 'workflow')).toBeUndefined();
    expect(registry.named('tasktype', '__proto__')).toBeUndefined();
  });

  it('finds the very type that the list holds', () => {
    expect(registry.types).toContain(registry.named('tasktype', 'oci-container'));
    expect(registry.types).toHaveLength(new Set(entries.map(({ name, major }) => `${name}/${major}`)).size);
  });
});
