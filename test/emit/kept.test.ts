import { describe, expect, it } from 'vitest';
import { keepIn, kept } from '../../src/emit/kept.ts';

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

  it('takes what an earlier run left in the store, and leaves there what it makes', async () => {
    const texts = new Map([['of an earlier run', 'text']]);
    keepIn({ get: (content) => texts.get(content), set: (content, made) => void texts.set(content, made) });
    expect(await kept('of an earlier run', () => Promise.reject(new Error('made again')))).toBe('text');
    await kept('of this run', () => Promise.resolve('new text'));
    expect(texts.get('of this run')).toBe('new text');
  });
});
