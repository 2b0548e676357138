import { describe, expect, it } from 'vitest';
import { fragmentFor, textAsked } from '../../../src/site/resolver/fragment.ts';

describe('the fragment of the box', () => {
  it.each([['uri://a?b=c&d=e#f'], ['two\nlines + 100 %'], ['<b>"\'\u{1F600}']])('carries %j as it is', (text) => {
    expect(textAsked(fragmentFor(text))).toBe(text);
  });

  it('takes what another program has not encoded', () => {
    expect(textAsked('#what=https://a.example/x?y=1&z=100%')).toBe('https://a.example/x?y=1&z=100%');
  });

  it('carries nothing blank and nothing that makes the address too long, and takes half of a character', () => {
    expect(fragmentFor(' \n')).toBe('');
    expect(fragmentFor('x'.repeat(4_001))).toBe('');
    expect(textAsked(fragmentFor('a\ud800'))).toBe('a\ufffd');
  });

  it('asks nothing where another part of the page is meant', () => {
    for (const hash of ['', '#', '#what', '#files']) expect(textAsked(hash)).toBeUndefined();
  });
});
