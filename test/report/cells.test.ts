import { describe, expect, it } from 'vitest';
import { cellsOf, padded, widthOf } from '../../src/report/cells.ts';
import { visible } from '../../src/spec/words.ts';

describe('visible', () => {
  it('writes out what a terminal would obey', () => {
    expect(visible('\u001b[31mred\u0007')).toBe('\\u{1b}[31mred\\u{7}');
    expect(visible('\u009b31m')).toBe('\\u{9b}31m');
  });

  it('writes out line ends and tabs', () => {
    expect(visible('a\nb\r\tc\u2028d')).toBe('a\\u{a}b\\u{d}\\u{9}c\\u{2028}d');
  });

  it('writes out what turns the reading direction or is not seen', () => {
    expect(visible('\u202eabc\u200b')).toBe('\\u{202e}abc\\u{200b}');
  });

  it('writes out half of a surrogate pair and keeps whole ones', () => {
    expect(visible('\ud83d 🌌')).toBe('\\u{d83d} 🌌');
  });
});

describe('width', () => {
  it('counts East Asian characters and emoji as two cells', () => {
    expect(widthOf('天文 Ω')).toBe(6);
    expect(cellsOf('🌌')).toBe(2);
    expect(cellsOf('한')).toBe(2);
  });

  it('counts combining marks as none', () => {
    expect(widthOf('e\u0301')).toBe(1);
  });

  it('fills up to a width in cells', () => {
    expect(padded('天', 4)).toBe('天  ');
    expect(padded('long', 2)).toBe('long');
  });
});
