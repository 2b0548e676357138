import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/metadata/json.ts';
import { placesByPointer } from '../../src/metadata/position.ts';
import { joinPointer } from '../../src/spec/place.ts';

/** Every pointer of a value, with what its place is to show: a key, or the value of an item or of the whole. */
function* parts(value: unknown, pointer = '', shows: unknown = value): Generator<[pointer: string, shows: unknown]> {
  yield [pointer, shows];
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* parts(item, joinPointer(pointer, index), item);
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) yield* parts(member, joinPointer(pointer, key), key);
}

function textAt(text: string, { line, column }: { readonly line: number; readonly column: number }): string {
  const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/);
  return lines
    .slice(line - 1)
    .join('')
    .slice(column - 1);
}

describe('placesByPointer', () => {
  const text = '{"a": {"b/c": [10, {"~": 20}]},\r\n "é🚀": 1,\r "d": 2,\n"": 3}';
  const placeOf = placesByPointer(text);

  it.each([
    ['the whole', '', 1, 1],
    ['a member, at its key', '/a', 1, 2],
    ['a key with a slash', '/a/b~1c', 1, 8],
    ['an item, at its value', '/a/b~1c/0', 1, 16],
    ['a key with a tilde', '/a/b~1c/1/~0', 1, 21],
    ['a key after CR LF', '/é🚀', 2, 2],
    ['a key after a lone CR', '/d', 3, 2],
    ['an empty key after LF', '/', 4, 1],
  ])('finds %s', (_what, pointer, line, column) => {
    expect(placeOf(pointer)).toEqual({ line, column });
  });

  it.each([
    ['/x', 1, 1],
    ['/a/x/y', 1, 2],
    ['/a/b~1c/7', 1, 8],
    ['/a/b~1c/0/x', 1, 16],
    ['/a/b~1c/01', 1, 8],
    ['/a/__proto__', 1, 2],
  ])('gives the nearest ancestor for %s, which is not there', (pointer, line, column) => {
    expect(placeOf(pointer)).toEqual({ line, column });
  });

  it('counts columns in UTF-16 code units', () => {
    expect(placesByPointer('["é", "🚀", 1]')('/2')).toEqual({ line: 1, column: 13 });
  });

  it('takes the last of two equal keys', () => {
    expect(placesByPointer('{"a": {"x": 1}, "a": {"y": 2}}')('/a/y')).toEqual({ line: 1, column: 23 });
    expect(placesByPointer('{"a": {"x": 1}, "a": {"y": 2}}')('/a/x')).toEqual({ line: 1, column: 17 });
  });

  it('points at the text of every part of a random document', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ stringUnit: 'binary' }),
        fc.constantFrom('', ' ', '\t', '\n', '\r\n'),
        (value, blank) => {
          const compact = JSON.stringify(value, undefined, 1);
          const document = compact.replace(/\n */g, blank);
          const read = readJson(document);
          if (!('value' in read)) return;
          for (const [pointer, shows] of parts(read.value)) {
            const found = textAt(document, read.placeOf(pointer));
            const begin = JSON.stringify(shows, undefined, 1).replace(/\n */g, blank);
            expect(found.startsWith(begin)).toBe(true);
          }
        },
      ),
    );
  });
});
