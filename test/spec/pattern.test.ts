import { describe, expect, it } from 'vitest';
import { slowPart } from '../../src/spec/pattern-speed.ts';
import { isAnchored, unportablePart } from '../../src/spec/pattern.ts';
import { openOwnDocuments } from '../documents.ts';

function patternsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, part]: [string, unknown]) =>
    key === 'pattern' && typeof part === 'string' ? [part] : patternsIn(part),
  );
}

describe('the speed of a pattern', () => {
  it.each([
    '^(a+)+$',
    '^(a*)*$',
    '^(?:[a-z]|[a-z][a-z])*$',
    '^(?:a|a)*$',
    '^(?:a?b?)*$',
    '^(?:ab|a|b)*$',
    '^(?:[a-z]+-?)*$',
    '^(?:[^x]|[0-9])*$',
    '^(?:\\x61|[a-c])*$',
    '^(?:a?){30}a{30}$',
    '^(?:a|aa){2,30}$',
    '^a*a*$',
    '^[a-z]*[a-z0-9]*$',
    '^[a-z]{0,64}[a-z]{0,64}$',
    '^(?:[a-z]{2})+[a-z]*$',
    '^ *a* *[ ab]*$',
    '^(?:(?:a+b?)+c?)+$',
  ])('refuses %s, which divides a text in many ways', (pattern) => {
    expect(slowPart(pattern)).toBeTypeOf('string');
  });

  it.each([
    '^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$',
    '^(?:==|=|<=|<)[0-9]+(?:, *(?:==|=|<=|<)[0-9]+)*$',
    '^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}$',
    '^(?:[^%]|%[0-9A-F]{2})*$',
    '^(?:ab|ac)*$',
    '^[^/]+/[^/]+$',
    '^[]-a]$'.replace('[]', '[\\]'),
    '^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}(?::[0-9]+)?$',
    '^a{1000}$',
    '',
  ])('lets %s pass', (pattern) => {
    expect(slowPart(pattern)).toBeUndefined();
  });

  it('names the two parts that take the same text', () => {
    expect(slowPart('^x[a-z]*[a-z0-9]*$')).toBe('repeated, "[a-z]" and "[a-z0-9]" can take the same text');
  });

  it('calls slow what it cannot look into', () => {
    expect(slowPart('^a{900}b{900}c{900}$')).toContain('too long');
  });

  it('lets every pattern of the documents pass', async () => {
    const { specs } = await openOwnDocuments();
    const patterns = specs.flatMap(({ schema }) => patternsIn(schema));
    expect(patterns.length).toBeGreaterThan(20);
    expect(patterns.filter((pattern) => slowPart(pattern) !== undefined)).toEqual([]);
  });
});

describe('the portability of a pattern', () => {
  it.each([
    '^[a&&b]$',
    '^[a[b]$',
    '^[^]$',
    '^[]$',
    '^a{1001}$',
    '^a{0,99999999999999999999999999}$',
    '^.*$',
    '^\\d$',
    '^(?=a)a$',
    '^(',
  ])('refuses %s', (pattern) => {
    expect(unportablePart(pattern)).toBeTypeOf('string');
  });

  it.each(['^[a&b]$', '^[a\\[b]$', '^[^a]$', '^a{1000}$', '^\\.[.]$', '^\\x00\\t\\/$'])('lets %s pass', (pattern) => {
    expect(unportablePart(pattern)).toBeUndefined();
  });

  it('takes an escaped dollar for no anchor', () => {
    expect(isAnchored('^a\\$')).toBe(false);
    expect(isAnchored('^a\\\\$')).toBe(true);
  });
});
