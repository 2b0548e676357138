import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/report/excerpt.ts';
import { createStyle } from '../../src/report/style.ts';
import { widthOf } from '../../src/report/cells.ts';
import { visible } from '../../src/spec/words.ts';

const style = createStyle(false);
const at = (line: string, column: number, width = 60, number = 7) =>
  excerpt(line, { line: number, column }, { width, style });

describe('an excerpt', () => {
  it('marks the quoted text at the place', () => {
    expect(at('  "port": "8888",', 3)).toEqual(['7 |   "port": "8888",', '  |   ^^^^^^']);
  });

  it('marks a number, a word, or else one character', () => {
    expect(at('a: 8888,', 4)[1]).toBe('  |    ^^^^');
    expect(at('a: {}', 4)[1]).toBe('  |    ^');
  });

  it('marks behind the end of a line', () => {
    expect(at('"a": 1', 7)[1]).toBe('  |       ^');
  });

  it('shows a tab as two blanks and stays under the place', () => {
    expect(at('\t\t"a": 1', 3)).toEqual(['7 |     "a": 1', '  |     ^^^']);
  });

  it('stays under the place behind wide characters and combining marks', () => {
    expect(at('天 "a"', 3)).toEqual(['7 | 天 "a"', '  |    ^^^']);
    expect(at('e\u0301 "a"', 4)[1]).toBe('  |   ^^^');
  });

  it('writes control characters out and stays under the place', () => {
    expect(at('\u001b[2J "a"', 6)).toEqual(['7 | \\u{1b}[2J "a"', '  |           ^^^']);
  });

  it('widens the margin with the number of the line', () => {
    expect(at('{', 1, 60, 1234)).toEqual(['1234 | {', '     | ^']);
  });

  it('cuts a long line around the place', () => {
    const [source, mark] = at(`${'x'.repeat(5_000)} "a" ${'y'.repeat(5_000)}`, 5_002, 40);
    expect(source).toMatch(/^7 \| …x+ "a" y+…$/);
    expect(widthOf(source)).toBeLessThanOrEqual(40);
    expect(mark.indexOf('^')).toBe(source.indexOf('"a"'));
  });

  it('cuts no character in two', () => {
    const [source] = at(`${'🌌'.repeat(200)}"a"`, 401, 41);
    expect(source).not.toContain('\\u{');
    expect(source).toMatch(/🌌"a"$/);
  });

  it('never exceeds its width, and marks within the line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.nat({ max: 310 }),
        fc.integer({ min: 30, max: 90 }),
        (text, offset, width) => {
          const line = text.replace(/[\r\n]/g, ' ');
          const [source, mark] = at(line, Math.min(offset, line.length) + 1, width);
          expect(widthOf(source)).toBeLessThanOrEqual(width);
          expect(source).toBe(visible(source));
          expect(mark).toMatch(/^ {2}\| *\^+$/);
          expect(mark.length).toBeLessThanOrEqual(width + 1);
        },
      ),
    );
  });
});
