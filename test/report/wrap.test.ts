import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/report/wrap.ts';

describe('wrapping', () => {
  it('leaves a sentence on one line where there is no terminal', () => {
    expect(wrap('word '.repeat(100).trim(), {}, '  ')).toHaveLength(1);
  });

  it('breaks between words and indents every line', () => {
    expect(wrap('one two three four', { width: 12 }, '  ')).toEqual(['  one two', '  three four']);
  });

  it('keeps an address whole', () => {
    const address = `https://example.org/${'x'.repeat(60)}`;
    expect(wrap(`See ${address} now.`, { width: 30 })).toEqual(['See', address, 'now.']);
  });

  it('makes the text safe for a terminal', () => {
    expect(wrap('a\u001b[0mb\nc', {})).toEqual(['a\\u{1b}[0mb\\u{a}c']);
  });
});
