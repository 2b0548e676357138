import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../src/site/notices.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { typeNamed } from './type-named.ts';

const type = typeNamed('tasktype', 'rosetta-container');
const notices = (change: Partial<Spec>, successor?: { title: string; link: string }): readonly string[] => {
  const spec = { ...type.current, ...change };
  return noticesOf(spec, { ...type, current: spec }, successor).map(({ tone, text }) => `${tone}: ${text}`);
};

describe('noticesOf', () => {
  it("says of somebody's platform type that its owner has not confirmed it", () => {
    expect(notices({})).toEqual([
      'note: Written from public sources by this registry, not confirmed by INAF (Rosetta).',
    ]);
  });

  it('says who confirmed a type', () => {
    const confirmed = { by: 'The Rosetta team', date: '2026-01-31', url: 'https://example.org/agreed' };
    expect(notices({ confirmed })).toEqual(['note: Confirmed by The Rosetta team on 2026-01-31:']);
  });

  it('links who confirmed a type to the web only', () => {
    const confirmed = { by: 'A', date: '2026-01-31', url: 'javascript:alert(1)' };
    expect(notices({ confirmed })).toEqual(['note: Confirmed by A on 2026-01-31: javascript:alert(1)']);
  });

  it('says first that a type is withdrawn, why, and what to use', () => {
    const deprecated = { since: '2026-01-01', successor: 'oci-container', why: 'Nobody runs it.' };
    expect(notices({ status: 'withdrawn', deprecated }, { title: 'OCI container', link: '/x/' })[0]).toBe(
      'warning: This type is withdrawn since 2026-01-01. Do not use it. Nobody runs it. Use instead:',
    );
  });

  it('says of an older version which one the type stands for', () => {
    const older = { ...type.current, minor: 7 };
    expect(noticesOf(older, type, undefined)[0]?.text).toBe('This is version 1.7; the type stands for version 1.0.');
  });
});
