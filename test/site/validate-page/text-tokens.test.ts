import { StringStream } from '@codemirror/language';
import { describe, expect, it } from 'vitest';
import { nextToken } from '../../../src/site/validate/text-tokens.ts';

/** The parts of a line that have a colour, as `word kind`. */
function coloured(line: string): readonly string[] {
  const stream = new StringStream(line, 2, 2);
  const parts: string[] = [];
  while (!stream.eol()) {
    stream.start = stream.pos;
    const kind = nextToken(stream);
    if (kind !== null && kind !== 'punctuation') parts.push(`${stream.current()} ${kind}`);
  }
  return parts;
}

describe('the colours of a text', () => {
  it.each([
    ['"port": 8888, "on": true,', ['"port" propertyName', '8888 number', '"on" propertyName', 'true bool']],
    ['  port:  8888  # why', ['port propertyName', '8888 number', '# why comment']],
    ['tasktype: https://a.b/c#d', ['tasktype propertyName', 'https://a.b/c#d string']],
    ['- \'a: b\': "c"', ["'a: b' propertyName", '"c" string']],
    ['{image: a/b:1, on: true}', ['image propertyName', 'a/b:1 string', 'on propertyName', 'true bool']],
    ['name: 3 stars', ['name propertyName', '3 string', 'stars string']],
    ['- null', ['null bool']],
    ['"open', ['"open string']],
  ])('tell the parts of %s apart', (line, parts) => {
    expect(coloured(line)).toEqual(parts);
  });
});
