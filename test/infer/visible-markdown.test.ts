import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleMarkdown } from '../../src/infer/visible-markdown.ts';

describe('what is visible of a Markdown text', () => {
  it.each([
    ['a<!-- b\nc -->d', 'a      \n     d'],
    ['a ~~b c~~ d', 'a         d'],
    ['<!-- never closed\nb', '                 \n '],
    ['~~~\n<!-- code -->\n~~~\n', '~~~\n<!-- code -->\n~~~\n'],
    ['~~a\n\nb~~', '~~a\n\nb~~'],
    ['a ~~~b~~~ c', 'a ~~~b~~~ c'],
  ])('%j', (text, visible) => {
    expect(visibleMarkdown(text)).toBe(visible);
  });

  it('has the length and the lines of the text', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('<!--', '-->', '~~', '\n', '```', '~~~', ' '));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(visibleMarkdown(text).replace(/[^\n]/g, '.')).toBe(text.replace(/[^\n]/g, '.'));
      }),
    );
  });

  it.each(['<!--', '~~a ', '```\n', 'a <!-- '])('is found in good time in a text of nothing but %j', (piece) => {
    const start = performance.now();
    visibleMarkdown(piece.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
