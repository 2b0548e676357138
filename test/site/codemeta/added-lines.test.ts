import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addedLines } from '../../../src/site/codemeta/added-lines.ts';

const added = (text: string, old?: string): readonly string[] =>
  addedLines(text, old)
    .filter(({ isAdded }) => isAdded)
    .map((line) => line.text);

describe('addedLines', () => {
  it('finds the lines that were inserted, also where others of the same text stand around them', () => {
    const old = '{\n  "a": [\n    1\n  ],\n  "b": [\n    2\n  ]\n}\n';
    const text = '{\n  "a": [\n    1\n  ],\n  "b": [\n    2,\n    3\n  ],\n  "c": [\n    4\n  ]\n}\n';
    expect(added(text, old)).toEqual(['    3', '  ],', '  "c": [', '    4']);
  });

  it('calls a line new that says something else than before', () => {
    expect(added('{\n  "keywords": "a, b",\n  "x": 1\n}', '{\n  "keywords": "a",\n  "x": 1\n}')).toEqual([
      '  "keywords": "a, b",',
    ]);
  });

  it('calls no line new for a comma that another line made necessary', () => {
    expect(added('{\n  "a": 1,\n  "b": 2\n}', '{\n  "a": 1\n}')).toEqual(['  "b": 2']);
  });

  it('takes lines that end in CR LF as any others', () => {
    expect(added('{\r\n"a": 1,\r\n"b": 2\r\n}\r\n', '{\r\n"a": 1\r\n}\r\n')).toEqual(['"b": 2']);
  });

  it('calls everything new where there was nothing', () => {
    expect(added('{\n}\n')).toEqual(['{', '}']);
  });

  it('keeps every line, whatever the texts are', () => {
    const text = fc.array(fc.constantFrom('a', 'a,', 'b', '', '}')).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (now, old) => {
        const lines = addedLines(now, old);
        expect(lines.map((line) => line.text).join('\n')).toBe(now.replace(/\n$/, ''));
        expect(addedLines(now, now).every(({ isAdded }) => !isAdded)).toBe(true);
      }),
    );
  });
});
