import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeSegment, joinPointer, placesIn, splitPointer } from '../../src/spec/place.ts';

describe('pointers', () => {
  it('escape tildes and slashes as RFC 6901 says', () => {
    expect(escapeSegment('a/b~c~1')).toBe('a~1b~0c~01');
    expect(joinPointer('/a', 'x/y')).toBe('/a/x~1y');
    expect(joinPointer('', 0)).toBe('/0');
    expect(splitPointer('')).toEqual([]);
    expect(splitPointer('/')).toEqual(['']);
    expect(splitPointer('/m~01n/~10')).toEqual(['m~1n', '/0']);
  });

  it('come apart into what they were joined of', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (segments) => {
        expect(splitPointer(segments.reduce(joinPointer, ''))).toEqual(segments);
      }),
    );
  });
});

describe('placesIn', () => {
  it('ends a line at LF, at CR LF and at a lone CR', () => {
    const placeAt = placesIn('a\nb\r\nc\rd');
    expect([0, 1, 2, 5, 7, 8].map((offset) => Object.values(placeAt(offset)).join(':'))).toEqual([
      '1:1',
      '1:2',
      '2:1',
      '3:1',
      '4:1',
      '4:2',
    ]);
  });

  it('counts from the given line', () => {
    expect(placesIn('a\nb', 2)(2)).toEqual({ line: 3, column: 1 });
  });
});
