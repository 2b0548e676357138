import { describe, expect, it } from 'vitest';
import { readSize } from '../../src/cli/size.ts';

describe('a size', () => {
  it.each([
    ['500000', 500_000],
    ['16MiB', 16 * 1024 * 1024],
    ['16 mib', 16 * 1024 * 1024],
    ['1.5kB', 1_500],
    ['1KiB', 1_024],
    ['2GB', 2_000_000_000],
    ['10B', 10],
  ])('%s is %i bytes', (text, bytes) => {
    expect(readSize(text)).toBe(bytes);
  });

  it.each(['', 'MiB', '16 M', '-1', '1e6', '16XB', '1 000', '16MiBs'])('"%s" is none', (text) => {
    expect(readSize(text)).toBeUndefined();
  });
});
