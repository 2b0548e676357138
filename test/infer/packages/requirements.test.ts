import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isRequirement,
  normalName,
  normalRequirement,
  readRequirements,
} from '../../../src/infer/packages/requirements.ts';

describe('a requirement', () => {
  it.each([
    'numpy',
    'numpy>=1.26,<3',
    'numpy >= 1.26',
    'numpy (>=1.26)',
    'requests[security, socks] ==2.8.*',
    "dask; sys_platform == 'linux'",
    'tool @ git+https://git.example.org/tool.git',
    "tool @ https://example.org/tool.whl ; python_version < '3'",
  ])('is read: %s', (text) => expect(isRequirement(text)).toBe(true));

  it.each([
    '',
    '-r other.txt',
    './tool',
    'git+https://x.org/y',
    'numpy=1',
    'numpy^1',
    'a b',
    'numpy>=1;',
    'a'.repeat(2_000),
  ])('is none: %s', (text) => expect(isRequirement(text)).toBe(false));

  it('is equal to others that say the same', () => {
    expect(normalName('My_Example.Lib')).toBe('my-example-lib');
    expect(normalRequirement('My_Lib[a] >=1, <2')).toBe(normalRequirement('my-lib [a](<2,>=1)'));
    expect(normalRequirement("a; b == 'c'")).toBe(normalRequirement('a;b=="c"'));
  });
});

describe('a file for pip', () => {
  it('gives its requirements with their lines, past comments, and its options apart', () => {
    const text = '\ufeff# tools\nnumpy>=1  # fast\r\n\n-r more.txt\nscipy \\\n  >=1.0\nastropy#none';
    expect(readRequirements(text)).toEqual({
      requirements: [
        { requirement: 'numpy>=1', line: 2 },
        { requirement: 'scipy >=1.0', line: 5 },
      ],
      others: [
        { requirement: '-r more.txt', line: 4 },
        { requirement: 'astropy#none', line: 7 },
      ],
    });
  });

  it('is read whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readRequirements(text)));
  });
});
