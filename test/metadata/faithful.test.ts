import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFaithful } from '../../src/metadata/faithful.ts';
import { readJson } from '../../src/metadata/json.ts';

const numbers = ['0', '-0', '7', '-12', '100', '1000', '1e2', '1E3', '1e5', '12e3', '1.0', '0.5', '100000', '1e400'];
const longNumbers = ['123456789012345', '1234567890123456', '9007199254740993', '5.00000000000000000000001'];
const strings = ['""', '"a"', '"0123456789"', '"\\u00e9"', '"\\n"', '"é"', '"1e5"', '"a:b"'];
const words = ['true', 'false', 'null', '[]', '{}'];

/** JSON as it may be written: keys repeated, numbers in every spelling, white space or none. */
const { text } = fc.letrec<{ readonly text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...numbers, ...longNumbers, ...strings, ...words),
    fc.array(tie('text'), { maxLength: 5 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', '', '__proto__'), tie('text')), { maxLength: 5 })
      .map((members) => `{${members.map(([key, value]) => `"${key}":${value}`).join(',')}}`),
    tie('text').map((inner) => ` ${inner}\n`),
  ),
}));

describe('isFaithful', () => {
  it('is said of no text of which readJson has something to tell', () => {
    fc.assert(
      fc.property(text, (json) => {
        if (isFaithful(json, JSON.parse(json), 512)) expect(readJson(json).problems).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is not said where a number in a short spelling makes up for a lost member', () => {
    for (const json of ['{"b":1e8,"a":1,"a":1}', '{"":0,"":0,"b":1e7}', '[{"a":1,"a":2},1e8]']) {
      expect(isFaithful(json, JSON.parse(json), 512), json).toBe(false);
    }
  });

  it('is said of plain values, written in one line or in many', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.constantFrom(undefined, 2), (json, indent) => {
        const plain: unknown = JSON.parse(json, (_key, value: unknown) => (typeof value === 'number' ? 8080 : value));
        const written = JSON.stringify(plain, undefined, indent);
        fc.pre(!written.includes('\\u'));
        expect(isFaithful(written, plain, 512)).toBe(true);
      }),
    );
  });

  it('is not said of what is nested deeper than allowed', () => {
    expect(isFaithful('[[[]]]', [[[]]], 3)).toBe(true);
    expect(isFaithful('[[[]]]', [[[]]], 2)).toBe(false);
    expect(isFaithful('[[[0]]]', [[[0]]], 2)).toBe(false);
  });
});
