import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertInJson, type Addition } from '../../src/metadata/json-insertion.ts';

const entry = { name: 'b', list: [1] };
const product: Addition = { key: 'targetProduct', values: [entry] };
const keyword: Addition = { key: 'keywords', values: ['uri'] };

/** Says whether a text is another one with insertions only. */
function holds(text: string, original: string): boolean {
  let at = 0;
  for (const char of text) if (char === original.charAt(at)) at += 1;
  return at === original.length;
}

describe('insertInJson', () => {
  it('adds members at the end, in the indentation and line ends of the file', () => {
    expect(insertInJson('{\r\n\t"name": "a"\r\n}\r\n', [product, keyword])).toBe(
      '{\r\n\t"name": "a",\r\n\t"targetProduct": [\r\n\t\t{\r\n\t\t\t"name": "b",\r\n\t\t\t"list": [\r\n\t\t\t\t1\r\n\t\t\t]\r\n\t\t}\r\n\t],\r\n\t"keywords": [\r\n\t\t"uri"\r\n\t]\r\n}\r\n',
    );
  });

  it.each([
    ['a mark before it', '\ufeff{\n "name": "a"\n}', '\ufeff{\n "name": "a",\n "keywords": [\n  "uri"\n ]\n}'],
    ['no final line end', '{\n    "name": "a"\n}', '{\n    "name": "a",\n    "keywords": [\n        "uri"\n    ]\n}'],
    ['lone carriage returns', '{\r  "name": "a"\r}\r', '{\r  "name": "a",\r  "keywords": [\r    "uri"\r  ]\r}\r'],
    ['one line', '{"name":"a","url":"b"}\n', '{"name":"a","url":"b","keywords":["uri"]}\n'],
    ['one airy line', '{ "name": "a", "url": "b" }', '{ "name": "a", "url": "b", "keywords": ["uri"] }'],
    ['colons with room', '{\n  "name" : "a"\n}', '{\n  "name" : "a",\n  "keywords" : [\n    "uri"\n  ]\n}'],
    ['no indentation', '{\n"name": "a"\n}', '{\n"name": "a",\n"keywords": [\n"uri"\n]\n}'],
    [
      'members that share a line',
      '{"name": "a",\n "url": "b"}',
      '{"name": "a",\n "url": "b",\n  "keywords": [\n    "uri"\n  ]}',
    ],
    [
      'an outer indentation',
      '  {\n    "name": "a"\n  }',
      '  {\n    "name": "a",\n    "keywords": [\n      "uri"\n    ]\n  }',
    ],
    ['nothing in it', '{}', '{"keywords": ["uri"]}'],
    ['nothing but a line end in it', '{\n}', '{\n  "keywords": [\n    "uri"\n  ]\n}'],
  ])('keeps a file with %s as it is', (_, text, expected) => {
    expect(insertInJson(text, [keyword])).toBe(expected);
  });

  it.each([
    ['on one line', '{\n  "keywords": ["a", "b"]\n}', '{\n  "keywords": ["a", "b", "uri"]\n}'],
    ['with a line each', '{\n  "keywords": [\n    "a"\n  ]\n}', '{\n  "keywords": [\n    "a",\n    "uri"\n  ]\n}'],
    ['that is empty', '{\n  "keywords": []\n}', '{\n  "keywords": [\n    "uri"\n  ]\n}'],
    ['that is empty over two lines', '{\n  "keywords": [\n  ]\n}', '{\n  "keywords": [\n    "uri"\n  ]\n}'],
    ['that is empty on the only line', '{"keywords": []}', '{"keywords": ["uri"]}'],
    ['that is written as a text', '{\n  "keywords": "a, b"\n}', '{\n  "keywords": "a, b, uri"\n}'],
    ['that is written as a text of blanks', '{\n  "keywords": "a b"\n}', '{\n  "keywords": "a b, uri"\n}'],
    ['that ends with a comma', '{\n  "keywords": "a,"\n}', '{\n  "keywords": "a, uri"\n}'],
    ['that is an empty text', '{\n  "keywords": ""\n}', '{\n  "keywords": "uri"\n}'],
    ['that is an object', '{"keywords": {"@value": "a"}}', '{"keywords": [{"@value": "a"}, "uri"]}'],
    ['that stands twice', '{"keywords": "a", "keywords": ["b"]}', '{"keywords": "a", "keywords": ["b", "uri"]}'],
  ])('adds to a list %s', (_, text, expected) => {
    expect(insertInJson(text, [keyword])).toBe(expected);
  });

  it('makes a list of a single product, with it first', () => {
    const text = '{\n  "targetProduct": {\n    "name": "a"\n  },\n  "name": "x"\n}\n';
    expect(insertInJson(text, [product])).toBe(
      '{\n  "targetProduct": [{\n    "name": "a"\n  }, {\n    "name": "b",\n    "list": [\n      1\n    ]\n  }],\n  "name": "x"\n}\n',
    );
  });

  it('begins an object where the others in its list begin theirs', () => {
    const text = '{\n  "targetProduct": [{\n    "name": "a"\n  }]\n}';
    expect(insertInJson(text, [{ key: 'targetProduct', values: [{ name: 'b' }, { name: 'c' }] }])).toBe(
      '{\n  "targetProduct": [{\n    "name": "a"\n  }, {\n    "name": "b"\n  }, {\n    "name": "c"\n  }]\n}',
    );
  });

  it('changes nothing where there is nothing to add', () => {
    const text = '{ "a" :1 }';
    expect(insertInJson(text, [{ key: 'keywords', values: [] }])).toBe(text);
  });

  it('keeps every character of any file, and adds the values', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const files = fc.record(
      {
        name: fc.string(),
        keywords: fc.oneof(fc.array(fc.string()), fc.string(), value),
        targetProduct: fc.oneof(fc.array(value), fc.dictionary(fc.string(), value), value),
        other: value,
      },
      { requiredKeys: ['name'] },
    );
    const looks = fc.record({
      indent: fc.constantFrom('', ' ', '  ', '    ', '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      mark: fc.constantFrom('', '\ufeff'),
      end: fc.constantFrom('', '\n', '\n\n'),
    });
    fc.assert(
      fc.property(files, looks, (file, { indent, lineEnd, mark, end }) => {
        const text = mark + JSON.stringify(file, undefined, indent).replaceAll('\n', lineEnd) + end;
        const written = insertInJson(text, [product, keyword]);
        expect(holds(written, text)).toBe(true);
        const read = JSON.parse(written.slice(mark.length)) as Record<string, unknown>;
        expect([read['targetProduct']].flat().at(-1)).toEqual(entry);
        const words = read['keywords'];
        expect(typeof words === 'string' ? words.endsWith('uri') : [words].flat().at(-1) === 'uri').toBe(true);
        // JSON has no -0, and what parses to it is written as 0.
        expect(read['name']).toBe(file.name);
        expect(JSON.stringify(read['other'])).toBe(JSON.stringify(file.other));
      }),
      { numRuns: 500 },
    );
  });
});
