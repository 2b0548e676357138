import { describe, expect, it } from 'vitest';
import { inlineParts } from '../../src/site/inline.ts';

describe('inlineParts', () => {
  it('takes what stands between backticks out of a sentence', () => {
    expect(inlineParts('`a` and `b` exclude each other.')).toEqual([
      { code: true, text: 'a' },
      { code: false, text: ' and ' },
      { code: true, text: 'b' },
      { code: false, text: ' exclude each other.' },
    ]);
  });

  it('leaves a backtick without a partner, and three in a row, as they are', () => {
    expect(inlineParts('a ` b')).toEqual([{ code: false, text: 'a ` b' }]);
    expect(inlineParts('Write ```json, then `x`.').map(({ text }) => text)).toEqual(['Write ```json, then ', 'x', '.']);
  });

  it('has no parts for an empty sentence', () => {
    expect(inlineParts('')).toEqual([]);
  });
});
