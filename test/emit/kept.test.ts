import { describe, expect, it } from 'vitest';
import { kept } from '../../src/emit/kept.ts';

describe('kept', () => {
  it('makes once what is made from the same', async () => {
    let count = 0;
    const make = (): Promise<string> => Promise.resolve(`text ${String((count += 1))}`);
    expect(await Promise.all([kept('one of a test', make), kept('one of a test', make)])).toEqual(['text 1', 'text 1']);
    expect(await kept('another of a test', make)).toBe('text 2');
  });

  it('tries again after a failure', async () => {
    await expect(kept('a failure of a test', () => Promise.reject(new Error('No.')))).rejects.toThrow('No.');
    expect(await kept('a failure of a test', () => Promise.resolve('text'))).toBe('text');
  });
});
