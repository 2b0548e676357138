import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/metadata/json.ts';
import { sharedPath, withShared } from '../shared.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/conversation/${name}.json`, import.meta.url), 'utf8');

/** Problems as `line:column message`. */
function told(text: string): readonly string[] {
  return readJson(text).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

function repaired(text: string): unknown {
  const result = readJson(text);
  if ('value' in result) return expect.fail('it was readable');
  return result.repaired === undefined ? undefined : JSON.parse(result.repaired);
}

const interfaces = (...offers: readonly (readonly [type: string, endpoint: string])[]) => ({
  reponseword: 'YES',
  interfaces: offers.map(([servicetype, endpoint]) => ({
    servicetype: `uri://${servicetype}`,
    serviceinfo: { endpoint },
  })),
});

describe('the messages of the conversation', () => {
  it.each(['2-57-pm-oci-request', '2-58-pm-rosetta-request', '3-38-pm-library-request'])('%s is readable', (name) => {
    expect(readJson(fixture(name)).problems).toEqual([]);
  });

  it('the NO of 2:57 has a comma too many', () => {
    expect(told(fixture('2-57-pm-no-response'))).toEqual(['2:24 A comma stands after the last member of an object.']);
    expect(repaired(fixture('2-57-pm-no-response'))).toEqual({ reponseword: 'NO' });
  });

  it('the YES of 2:58 has two commas too many and a list that is not closed', () => {
    const text = fixture('2-58-pm-yes-response');
    expect(told(text)).toEqual([
      '7:53 A comma stands after the last member of an object.',
      '13:53 A comma stands after the last member of an object.',
      '16:5 The "[" of line 3, column 19 is never closed.',
    ]);
    const endpoint = 'http://example.org/rosetta';
    expect(repaired(text)).toEqual(interfaces(['generic-webinterface', endpoint], ['rosetta-webinterface', endpoint]));
  });

  it('the task of 3:16 has six commas too few', () => {
    const text = fixture('3-16-pm-rosetta-task');
    expect(told(text)).toEqual([
      '4:41 A comma is missing after the member "registry".',
      '5:30 A comma is missing after the member "image_name".',
      '6:28 A comma is missing after the member "image_arch".',
      '7:26 A comma is missing after the member "image_os".',
      '8:35 A comma is missing after the member "interface_protocol".',
      '9:38 A comma is missing after the member "interface_transport".',
    ]);
    expect(readJson(text).problems[0]?.hint).toBe('Write a comma after "docker://docker.io".');
    expect(repaired(text)).toEqual({
      tasktype: 'uri://rosetta-container',
      taskinfo: {
        registry: 'docker://docker.io',
        image_name: 'example',
        image_arch: 'amd64',
        image_os: 'linux',
        interface_protocol: 'http',
        interface_transport: 'tcp/ip',
        interface_port: 8888,
      },
    });
  });

  it('the task of 3:16 is repaired also with the word that the chat has put behind it', () => {
    const text = `${fixture('3-16-pm-rosetta-task').trimEnd()} (edited)\n`;
    expect(told(text).at(-1)).toBe('12:7 Text stands after the end of the JSON: "(edited)".');
    expect(repaired(text)).toEqual(repaired(fixture('3-16-pm-rosetta-task')));
  });

  it('the YES of 3:38 has two commas too many and a list that is not closed', () => {
    const text = fixture('3-38-pm-hub-response');
    expect(told(text)).toEqual([
      '7:53 A comma stands after the last member of an object.',
      '13:56 A comma stands after the last member of an object.',
      '16:9 The "[" of line 3, column 23 is never closed.',
    ]);
    expect(repaired(text)).toEqual(
      interfaces(['jupyter-hub', 'http://example.org/hub'], ['binder', 'http://example.org/binder']),
    );
  });

  it('keeps the layout of the author', () => {
    const result = readJson(fixture('2-58-pm-yes-response'));
    expect('repaired' in result && result.repaired.split('\n').slice(14, 17)).toEqual(['        }', '    ]', '    }']);
  });

  withShared('the conversation itself', () => {
    it('holds them exactly as they stand here', () => {
      const conversation = readFileSync(sharedPath('seed/execution-planner-chat.txt'), 'utf8');
      const names = ['2-57-pm-oci-request', '2-57-pm-no-response', '2-58-pm-rosetta-request', '2-58-pm-yes-response'];
      for (const name of [...names, '3-38-pm-library-request', '3-38-pm-hub-response'])
        expect(conversation).toContain(`\n${fixture(name)}`);
      expect(conversation).toContain(`\n${fixture('3-16-pm-rosetta-task').trimEnd()} (edited)\n`);
    });
  });
});

describe('faults with a plain repair', () => {
  it.each([
    ['a missing comma', '{"a": 1 "b": 2}', '1:8 A comma is missing after the member "a".', { a: 1, b: 2 }],
    ['a missing comma in a list', '[1 [2]]', '1:3 A comma is missing after item 1.', [1, [2]]],
    ['two commas', '[1,,2]', '1:4 A comma stands here with nothing before it.', [1, 2]],
    ['a semicolon', '[1; 2]', '1:3 A semicolon stands where a comma belongs.', [1, 2]],
    ['a missing colon', '{"a" 1}', '1:5 A colon is missing in the member "a".', { a: 1 }],
    ['two colons', '{"a":: 1}', '1:6 A second colon stands in the member "a".', { a: 1 }],
    ['an arrow', '{"a" => 1}', '1:6 A "=>" stands where a colon belongs.', { a: 1 }],
    ['brackets missing at the end', '{"a": [1', '1:9 The "[" of line 1, column 7 is never closed.', { a: [1] }],
    [
      'a brace missing in a list',
      '[{"a": 1, {"b": 2}]',
      '1:9 The "{" of line 1, column 2 is never closed.',
      [{ a: 1 }, { b: 2 }],
    ],
    [
      'a bracket missing before a member',
      '{"a": [1, "b": 2}',
      '1:9 The "[" of line 1, column 7 is never closed.',
      { a: [1], b: 2 },
    ],
    [
      'a bracket of the wrong kind',
      '{"a": [1}}',
      '1:9 A "}" stands where the "[" of line 1, column 7 is to be closed.',
      { a: [1] },
    ],
    ['a bracket too many', '{"a": 1}}', '1:9 This "}" closes nothing.', { a: 1 }],
    ['single quotes', "{'it': 'isn\\'t'}", '1:2 The string stands in single quotes.', { it: "isn't" }],
    ['typographic quotes', '{“a”: 1}', '1:2 The string stands in typographic quotes.', { a: 1 }],
    [
      'a typographic quote at the end',
      '{"a": "b”, "c": 1}',
      '1:9 The string ends with a typographic quote.',
      { a: 'b', c: 1 },
    ],
    ['no closing quote', '{"a": "b,\n"c": 1}', '1:9 The closing quote is missing after b.', { a: 'b', c: 1 }],
    ['no closing quote of a key', '{"a: "b"}', '1:4 The closing quote is missing after a.', { a: 'b' }],
    ['no opening quote', '{a": b"}', '1:2 The opening quote is missing before "a".', { a: 'b' }],
    ['a quote too many', '{"a": "b"", "c": 1}', '1:10 A second quote stands after the string.', { a: 'b', c: 1 }],
    [
      'a quote behind a number',
      '{"a": 1", "c": 1}',
      '1:8 A quote stands here that belongs to no string.',
      { a: 1, c: 1 },
    ],
    ['quotes inside a string', '["a "b" c"]', '1:5 Double quotes stand inside the string.', ['a "b" c']],
    ['a string over two lines', '["a\nb", 1]', '1:4 The string runs over the end of its line.', ['a\nb', 1]],
    ['a tab in a string', '["a\tb"]', '1:4 A control character stands inside the string.', ['a\tb']],
    ['a bare backslash', '["C:\\data"]', '1:5 The backslash begins no escape that JSON knows.', ['C:\\data']],
    ['a bare key', '{schema:a: 1}', '1:2 The key "schema:a" is not in quotes.', { 'schema:a': 1 }],
    ['a bare value', '{"a": uri://b}', '1:7 The text "uri://b" is not in quotes.', { a: 'uri://b' }],
    ['a bare date', '[2026-01-31]', '1:2 The text "2026-01-31" is not in quotes.', ['2026-01-31']],
    ["Python's True", '[True]', '1:2 JSON has no True.', [true]],
    ["Python's None", '[None]', '1:2 JSON has no None.', [null]],
    ['NaN', '[NaN]', '1:2 JSON has no NaN.', [null]],
    ['a leading zero', '[01]', '1:2 The number 01 is not written as JSON wants it.', [1]],
    ['a bare fraction', '[.5]', '1:2 The number .5 is not written as JSON wants it.', [0.5]],
    ['a comment', '[1, // one\n 2]', '1:5 A comment stands here; JSON has none.', [1, 2]],
    ['a comment in between', '[1, /* one */ 2]', '1:5 A comment stands here; JSON has none.', [1, 2]],
    ['a no-break space', '[\u00a01]', '1:2 The invisible character U+00A0 stands between the values.', [1]],
    ['text at the end', '[1] (edited)', '1:5 Text stands after the end of the JSON: "(edited)".', [1]],
    ['a word of a chat in front', 'request:\n{"a": 1}', '1:1 Text stands before the JSON: "request:".', { a: 1 }],
  ])('%s', (_what, text, problem, value) => {
    expect(told(text)[0]).toBe(problem);
    expect(repaired(text)).toEqual(value);
  });

  it('are mended also where two meet', () => {
    expect(repaired('{"a": ["b"\n "c": 1,}')).toEqual({ a: ['b'], c: 1 });
    expect(repaired('{"a": ["x", "b"\n "c": 1,}')).toEqual({ a: ['x', 'b'], c: 1 });
  });
});

describe('a comma or a closing bracket that is lost at the end of a line', () => {
  const lines = fc
    .jsonValue({ stringUnit: 'binary' })
    .map((value) => JSON.stringify([value, 0], undefined, 2).split('\n'));

  it('is put back', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (whole, number) => {
        const ends = whole.flatMap((line, index) => (line.endsWith(',') ? [index] : []));
        const at = ends[number % ends.length] ?? 0;
        const broken = whole.map((line, index) => (index === at ? line.slice(0, -1) : line)).join('\n');
        const result = readJson(broken);
        expect('repaired' in result && result.repaired).toBe(whole.join('\n'));
      }),
      { numRuns: 500 },
    );
  });

  it('is put back at the end of the text', () => {
    fc.assert(
      fc.property(lines, fc.nat(3), (whole, lost) => {
        const broken = whole.join('\n').trimEnd().slice(0, -1).trimEnd();
        const result = readJson(' '.repeat(lost) + broken);
        const value: unknown = 'repaired' in result ? JSON.parse(result.repaired) : undefined;
        expect(value).toStrictEqual(JSON.parse(whole.join('\n')));
      }),
    );
  });
});

describe('faults without a plain repair', () => {
  it.each([
    ['{"a": }', '1:6 The value of the member "a" is missing.'],
    ['{"a", "b"}', '1:5 The value of the member "a" is missing.'],
    ['{: 1}', '1:2 A colon stands where none can be.'],
    ['{"a": 1}{"b": 2}', '1:9 More follows after the value that ends on line 1, column 8.'],
    ['[*]', '1:2 "*" is no JSON value.'],
    ['["a, "b", "c"]', '1:6 A quote stands inside the string, or one is missing.'],
    ['<html>', '1:1 The text does not begin as JSON: "<html>".'],
    ['tasktype: x', '1:1 The text does not begin as JSON: "tasktype: x".'],
  ])('%s ends the reading', (text, problem) => {
    expect(told(text)).toEqual([problem]);
    expect(repaired(text)).toBeUndefined();
  });

  it('leave the faults before them in the list', () => {
    expect(told('{\'a\': 1, "b": }')).toEqual([
      '1:2 The string stands in single quotes.',
      '1:14 The value of the member "b" is missing.',
    ]);
  });
});

describe('many faults', () => {
  it('are told up to the twentieth, then counted', () => {
    const { problems } = readJson(`[${'01,'.repeat(30)}1]`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('10 more problems follow, the first of them here.');
  });

  it.each([
    ['quotes', '"'],
    ['quotes and words', '"a"x'],
    ['quotes and line breaks', '"\nx'],
    ['apostrophes', "a'x"],
    ['commas', ','],
    ['comments', '/**/'],
    ['open comments', '/*'],
    ['closing brackets', ']}'],
    ['no-break spaces', '\u00a0'],
    ['bare words', 'a '],
    ['backslashes', '\\q'],
    ['colons', ':'],
    ['numbers', '1 '],
  ])('of one kind take time in proportion to the text: %s', (_what, piece) => {
    const started = performance.now();
    for (const opening of ['[', '["', '{"a":']) readJson(opening + piece.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('are found where one character of a document is lost or doubled', () => {
    const document = fc.jsonValue().map((value) => JSON.stringify(value, undefined, 2));
    fc.assert(
      fc.property(document, fc.nat(), fc.boolean(), (text, number, doubled) => {
        const at = number % text.length;
        const broken = text.slice(0, at) + (doubled ? text.charAt(at).repeat(2) : '') + text.slice(at + 1);
        const result = readJson(broken);
        if ('value' in result) return;
        expect(result.problems.map(({ message }) => message)).not.toContain('The text is not JSON.');
        if (result.repaired !== undefined) JSON.parse(result.repaired);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a text that is broken as a whole', () => {
  it('is told of its merge conflict and of nothing else', () => {
    const text = '{\n<<<<<<< HEAD\n  "a": 1,\n=======\n  "a": 2,\n>>>>>>> branch\n  "b": 3\n}';
    expect(told(text)).toEqual(['2:1 A merge conflict begins here that was not resolved.']);
    expect(repaired(text)).toBeUndefined();
  });

  it('is told of the braces that are missing around its members', () => {
    expect(told('\n"a": 1,\n"b": 2,\n')).toEqual(['2:1 The braces are missing around the members that begin here.']);
    expect(repaired('"a": 1,\n"b": 2,\n')).toEqual({ a: 1, b: 2 });
    expect(repaired('"a": 1,, "b"')).toBeUndefined();
  });
});
