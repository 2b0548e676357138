import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelOfAll, readNotebook } from '../../../src/infer/notebooks/notebook-file.ts';
import { textFile } from '../text-file.ts';

function notebook(metadata: unknown) {
  return readNotebook(textFile('a.ipynb', JSON.stringify({ cells: [1], metadata, nbformat: 4 }, null, 1)));
}

describe('a notebook', () => {
  it('tells its kernel, each value with its line', () => {
    const found = notebook({ kernelspec: { name: 'ir', language: 'R' }, language_info: { version: '4.3.1' } });
    expect(found?.language).toBe('r');
    expect(found?.kernel).toMatchObject([
      { pointer: '/kernel/name', value: 'ir', evidence: [{ line: 7, says: 'metadata.kernelspec.name is ir' }] },
      { pointer: '/kernel/language', value: 'R', evidence: [{ line: 8 }] },
      { pointer: '/kernel/version', value: '4.3.1', evidence: [{ line: 11 }] },
    ]);
  });

  it('may tell nothing of it', () => {
    expect(notebook({})).toEqual({ kernel: [], isEmpty: false });
    expect(notebook({ kernelspec: { name: '' }, language_info: [] })).toEqual({ kernel: [], isEmpty: false });
  });

  it.each(['python3', 'ir', 'julia-1.10', 'xpython', 'bash'])('names the kernel %s', (name) => {
    expect(notebook({ kernelspec: { name } })?.kernel).toMatchObject([{ pointer: '/kernel/name', value: name }]);
  });

  it.each(['conda-env-survey-py', 'survey', 'python3.11-me', '.venv'])(
    'keeps the author’s own kernel %s to itself',
    (name) => {
      expect(notebook({ kernelspec: { name, language: 'python' } })?.kernel).toMatchObject([
        { pointer: '/kernel/language' },
      ]);
    },
  );

  it('may be empty', () => {
    expect(readNotebook(textFile('a.ipynb', '{"cells": []}'))?.isEmpty).toBe(true);
  });

  it.each(['', '{"cells": [', '[]', '{"nbformat": 4}', '<<<<<<< HEAD'])('is not this: %s', (text) => {
    expect(readNotebook(textFile('a.ipynb', text))).toBeUndefined();
  });

  it('is read without an error whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => readNotebook(textFile('a.ipynb', text))).not.toThrow();
      }),
    );
  });
});

describe('several notebooks', () => {
  it('have in common what all of them say', () => {
    const one = notebook({ kernelspec: { name: 'python3' }, language_info: { name: 'python', version: '3.10.1' } });
    const other = notebook({ kernelspec: { name: 'python3' }, language_info: { name: 'python', version: '3.11.0' } });
    const all = [one, other].filter((found) => found !== undefined);
    expect(kernelOfAll(all).map(({ pointer }) => pointer)).toEqual(['/kernel/name', '/kernel/language']);
    expect(kernelOfAll([])).toEqual([]);
  });
});
