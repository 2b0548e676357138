import { describe, expect, it } from 'vitest';
import { checkLinks } from '../../src/registry/links.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { base, spec } from '../registry/entries.ts';

const found = (...specs: readonly Spec[]): readonly unknown[] =>
  checkLinks(specs).map(({ rule, path, pointer }) => [rule, path, pointer]);
const since = '2026-01-31';

describe('the lint of documents together', () => {
  it('finds circles of broader types, of any length', () => {
    const circle = [spec('a', { broader: ['b'] }), spec('b', { broader: ['c'] }), spec('c', { broader: ['a'] })];
    expect(found(...circle, spec('d', { broader: ['a'] }))).toEqual([
      ['links-form-no-circle', 'tasktypes/a/1.0.md', '/broader/0'],
      ['links-form-no-circle', 'tasktypes/b/1.0.md', '/broader/0'],
      ['links-form-no-circle', 'tasktypes/c/1.0.md', '/broader/0'],
    ]);
  });

  it('finds circles of successors, and takes no successor for a broader type', () => {
    const old = (name: string, successor: string): Spec =>
      spec(name, { deprecated: { since, successor, why: 'Old.' } });
    expect(found(old('a', 'b'), old('b', 'a'))).toHaveLength(2);
    expect(found(old('a', 'b'), spec('b', { broader: ['a'] }))).toEqual([]);
  });

  it('refuses as alias or related type what the type has already', () => {
    const uri = `${base}/tasktypes/a`;
    expect(found(spec('a', { aliases: [{ uri, seen: 'a log' }] }))).toEqual([
      ['alias-is-another-name', 'tasktypes/a/1.0.md', '/aliases/0/uri'],
    ]);
    expect(found(spec('a', { canonical: 'doi:1', related: [{ uri: 'doi:1', how: 'closeMatch' }] }))).toEqual([
      ['alias-is-another-name', 'tasktypes/a/1.0.md', '/related/0/uri'],
    ]);
  });

  it('names both documents whose schemas have one title, but for versions of one type', () => {
    const title = { schema: { title: 'Same' } };
    const [problem] = checkLinks([spec('a', title), spec('b', title)]);
    expect(problem).toMatchObject({
      rule: 'title-has-one-owner',
      message: 'Both tasktypes/a/1.0.md and tasktypes/b/1.0.md have a schema with the title "Same".',
    });
    expect(found(spec('a', title), spec('a', { ...title, minor: 1 }))).toEqual([]);
  });

  it('lets a stable type be common when two servicetypes accept it', () => {
    const type = spec('a', { status: 'stable' });
    const service = (name: string, details: Partial<Spec> = {}): Spec =>
      spec(name, { kind: 'servicetype', accepts: [{ tasktype: 'a' }], ...details });
    expect(found(type, service('s'), service('s', { minor: 1 }))).toEqual([
      ['common-type-is-shared', 'tasktypes/a/1.0.md', '/level'],
    ]);
    expect(found(type, service('s'), service('t'))).toEqual([]);
    expect(found(spec('a', { status: 'stable', level: 'platform' }))).toEqual([]);
  });

  it('counts a part as used when another document refers to it', () => {
    const lender = spec('a', { schema: { $defs: { part: {}, idle: {} } } });
    const borrower = spec('b', { schema: { properties: { x: { $ref: '/tasktypes/a/1.0#/$defs/part' } } } });
    expect(found(lender, borrower)).toEqual([['definition-is-used', 'tasktypes/a/1.0.md', '/taskinfo/$defs/idle']]);
  });
});
