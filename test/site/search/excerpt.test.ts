import { describe, expect, it } from 'vitest';
import { excerpt, marked } from '../../../src/site/search/excerpt.ts';

describe('an excerpt', () => {
  it('marks the words that were looked for, and changes no character', () => {
    const text = 'The Port of an image: its interface_port.';
    const pieces = marked(text, new Set(['port', 'image']));
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.filter(({ isMarked }) => isMarked).map((piece) => piece.text)).toEqual(['Port', 'image', 'port']);
  });

  it('is the part around the first of them, cut between words', () => {
    const text = `${'early '.repeat(60)}needle ${'late '.repeat(60)}`;
    const part = excerpt(text, new Set(['needle']))
      .map((piece) => piece.text)
      .join('');
    expect(part).toMatch(/^… early .*early needle late .*late …$/);
    expect(part.length).toBeLessThan(180);
  });

  it('is the beginning where none of them occurs, and the whole where that is short', () => {
    expect(excerpt('Short.', new Set(['x']))).toEqual([{ text: 'Short.', isMarked: false }]);
    expect(excerpt('a'.repeat(500), new Set())[0]?.text).toHaveLength(162);
  });
});
