import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { ReadText } from '../../src/spec/text.ts';
import { maxYamlDepth, maxYamlLength, readYaml } from '../../src/spec/yaml.ts';

function read(text: string): ReadText {
  const result = readYaml(text);
  if (!('value' in result)) return expect.fail(result.problems[0]?.message);
  return result;
}

/** Problems as `rule pointer line:column`. */
function told(text: string): readonly string[] {
  return readYaml(text).problems.map(({ rule, pointer, line, column }) => `${rule} ${pointer} ${line}:${column}`);
}

describe('readYaml', () => {
  it('reads the values of JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.boolean(), (value, flow) => {
        const text = flow ? JSON.stringify(value, undefined, 1) : stringify(value, { lineWidth: 0 });
        const result = readYaml(text);
        if ('value' in result) expect(JSON.stringify(result.value)).toBe(JSON.stringify(value));
        else expect(result.problems.map(({ rule }) => rule)).not.toContain('yaml-is-plain');
      }),
    );
  });

  it('never throws, and gives each problem a place', () => {
    const piece = fc.constantFrom(
      ...Array.from('{}[]:,"\'\\ \n\r\t-#?&*!|>%@`<~0a.'),
      ': ',
      '- ',
      '\n  ',
      '---\n',
      '...\n',
      '<<: ',
      '%YAML 1.1\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const result = readYaml(pieces.join(''));
        for (const { line, column } of result.problems) expect(line && column).toBeGreaterThan(0);
        if (!('value' in result)) expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps dates and the words of YAML 1.1 as strings', () => {
    expect(read('[2020-01-31, yes, no, on, 012, 1_000, "5"]').value).toEqual([
      '2020-01-31',
      'yes',
      'no',
      'on',
      12,
      '1_000',
      '5',
    ]);
  });

  it('keeps __proto__ as a plain key', () => {
    const value = read('__proto__: {x: 1}\nconstructor: 2').value as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('takes a quoted << for a key like any other', () => {
    expect(read('"<<": 1').value).toEqual({ '<<': 1 });
  });
});

describe('what is refused', () => {
  it.each([
    ['an anchor and its alias', 'a: &x [1]\nb: *x', ['yaml-is-plain  1:7', 'yaml-is-plain  2:4']],
    ['a tag', 'a: !!str 1', ['yaml-is-plain  1:10']],
    ['a tag without a name', 'a: ! b', ['yaml-is-plain  1:6']],
    ['an unknown tag', 'a: !x {b: 1}', ['yaml-is-plain  1:7']],
    ['a merge key', '<<: {a: 1}', ['yaml-is-plain  1:1']],
    ['a number as a key', 'a:\n  1: b', ['yaml-is-plain  2:3']],
    ['a list as a key', '? [a]\n: b', ['yaml-is-plain  1:3']],
    ['a key that is not there', ': b', ['yaml-is-plain  1:1']],
    ['another version', '%YAML 1.1\n---\na: 1', ['yaml-is-plain  1:1']],
    ['a prefix of tags', '%TAG ! tag:x,2000:\n---\na: 1', ['yaml-is-plain  1:1']],
    ['a second document', 'a: 1\n---\nb: 1', ['yaml-is-well-formed  2:1']],
    ['a second colon', 'a: b: c', ['yaml-is-well-formed  1:4']],
    ['a quote that is missing', 'a: "b\nc: 1\n', ['yaml-is-well-formed  1:4']],
    ['a quote of a key that is missing', '"a: b\nc: d', ['yaml-is-well-formed  1:1']],
    ['a bracket that is missing', 'a: [1, 2', ['yaml-is-well-formed  1:9']],
    ['a tab as indentation', 'a:\n\tb: 1', ['yaml-is-well-formed  2:1']],
    ['half a surrogate pair', 'a: "\\ud800"', ['unicode-is-well-formed /a 1:4']],
    ['a number that is not finite', 'a: [.inf]', ['number-is-exact /a/0 1:5']],
    ['nothing', ' \n', ['file-is-not-empty  1:1']],
  ])('%s', (_what, text, problems) => {
    expect(readYaml(text)).not.toHaveProperty('value');
    expect(told(text)).toEqual(problems);
  });

  it.each([
    ['@context: https://example.org', 'A key that begins with @ needs quotes.', 'Write "@context": instead.'],
    ['a: @b', 'A value cannot begin with @.', 'Put the value in quotes.'],
    [
      'tasktype:https://example.org\ntaskinfo: {}',
      'A blank is missing after the colon of `tasktype`.',
      'Write `tasktype: `, and then the value.',
    ],
    ['a:\n  b:c\n  d: e', 'A blank is missing after the colon of `b`.', 'Write `b: `, and then the value.'],
    ["a: 'b", 'The quote that is opened here is never closed.', 'Write the same quote at the end of the string.'],
  ])('%j, in words that say what to write', (text, message, hint) => {
    expect(readYaml(text).problems).toMatchObject([{ message, hint }]);
  });

  it('the name of an anchor or an alias is cut', () => {
    for (const sign of ['&', '*'])
      expect(readYaml(`a: ${sign}${'x'.repeat(100_000)} 1`).problems[0]?.message.length).toBeLessThan(200);
  });

  it('an alias bomb, before it can grow', () => {
    const lines = Array.from({ length: 30 }, (_, level) => `a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`);
    expect(readYaml(['a: &a-1 [x]', ...lines].join('\n'))).not.toHaveProperty('value');
  });

  it.each(['[', '- ', '? ', '{a: ', '[a: '])('more than 64 levels of %j', (opening) => {
    const started = performance.now();
    expect(readYaml(opening.repeat(20_000)).problems.map(({ rule }) => rule)).toEqual(['file-is-within-limits']);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('nothing that has 64 levels', () => {
    expect(told('['.repeat(maxYamlDepth) + ']'.repeat(maxYamlDepth))).toEqual([]);
    expect(told('['.repeat(maxYamlDepth + 1) + ']'.repeat(maxYamlDepth + 1))).toEqual(['file-is-within-limits  1:65']);
  });

  it('more text than the limit', () => {
    expect(told('#'.repeat(maxYamlLength + 1))).toEqual(['file-is-within-limits  undefined:undefined']);
  });
});

describe('what is read with a warning', () => {
  it('duplicate keys, with both places', () => {
    const { value, problems } = read('a: 1\nb: 2\na: 3');
    expect(value).toEqual({ a: 3, b: 2 });
    expect(problems[0]).toMatchObject({
      rule: 'key-is-unique',
      severity: 'warning',
      pointer: '/a',
      line: 3,
      column: 1,
    });
    expect(problems[0]?.message).toBe('The key "a" stands here again; it stood on line 1, column 1 already.');
  });

  it('duplicate keys are an error where the caller says so', () => {
    expect(readYaml('a: 1\na: 2', { duplicateKeys: 'error' }).problems[0]?.severity).toBe('error');
  });

  it('numbers that lose digits', () => {
    expect(told('- 12345678901234567890\n- 0x1fffffffffffffffff\n- 0x10\n- 1e2')).toEqual([
      'number-is-exact /0 1:3',
      'number-is-exact /1 2:3',
    ]);
  });

  it('many duplicate keys take time in proportion to the text', () => {
    const started = performance.now();
    expect(read('k: 1\n'.repeat(40_000)).problems).toHaveLength(21);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('places', () => {
  const text =
    '# a task\r\ntitle: "é🚀"\r\nimage: {name: tool,\r\n  "a/b": [1, x: 2]}\r\nlist:\r\n  - one\r\n  -\r\n  - k: v\r\n';

  it.each([
    ['', 2, 1],
    ['/title', 2, 1],
    ['/image/name', 3, 9],
    ['/image/a~1b', 4, 3],
    ['/image/a~1b/0', 4, 11],
    ['/image/a~1b/1/x', 4, 14],
    ['/list/0', 6, 5],
    ['/list/2/k', 8, 5],
    ['/list/2/nothing', 8, 5],
    ['/nothing', 2, 1],
  ])('%s is found', (pointer, line, column) => {
    expect(read(text).placeOf(pointer)).toEqual({ line, column });
  });

  it('count from the given line', () => {
    const result = readYaml('a: 1\nb: [', { startLine: 2 });
    expect(result.problems[0]).toMatchObject({ line: 3, column: 5 });
  });

  it('skip a byte order mark', () => {
    expect(read('\ufeffa: 1').placeOf('/a')).toEqual({ line: 1, column: 1 });
  });
});
