import { describe, expect, it } from 'vitest';
import { cut, quotedForShell, shown, visible } from '../../src/spec/words.ts';

describe('a value in a sentence', () => {
  it('is its JSON', () => {
    const value = { a: [1, 'b "c"', null, true, {}], 'd\n': -1.5 };
    expect(shown(value)).toBe(JSON.stringify(value));
  });

  it('has what nobody sees escaped as in JSON', () => {
    const hostile = '\u0085\u202e\u200b\u2028\u{e0001}\ud800';
    expect(shown(hostile)).toBe('"\\u0085\\u202e\\u200b\\u2028\\udb40\\udc01\\ud800"');
    expect(JSON.parse(shown(hostile))).toBe(hostile);
  });

  it('is cut between two characters', () => {
    for (const most of [10, 11, 12, 13])
      expect(shown('\u{1f680}\n'.repeat(9), most)).toMatch(/^"(?:\u{1f680}|\\n)+…"$/u);
    expect(shown('x'.repeat(1_000_000)).length).toBeLessThan(90);
  });

  it('takes no longer when it is large', () => {
    const large = Array.from({ length: 300_000 }, () => ({ a: ['text'] }));
    const started = performance.now();
    for (let time = 0; time < 100; time += 1) expect(shown(large)).toMatch(/^\[.*…$/);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a text in a sentence', () => {
  it('is cut without leaving half a character', () => {
    expect(cut('ab', 2)).toBe('ab');
    expect(cut('abc', 2)).toBe('ab…');
    expect(cut('a\u{1f680}b', 2)).toBe('a…');
  });

  it('has what nobody sees written out', () => {
    expect(visible('a\u001b[1m\u200b')).toBe('a\\u{1b}[1m\\u{200b}');
  });

  it('is one word for a shell', () => {
    expect(quotedForShell("it's $HOME")).toBe(`'it'\\''s $HOME'`);
  });
});
