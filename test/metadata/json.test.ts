import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/metadata/decode.ts';
import { defaultMaxDepth, readJson } from '../../src/metadata/json.ts';
import type { ReadText } from '../../src/spec/text.ts';
import { sharedPath, withShared } from '../shared.ts';

function read(text: string): ReadText {
  const result = readJson(text);
  if (!('value' in result)) return expect.fail(result.problems[0]?.message);
  return result;
}

/** Problems as `rule severity pointer line:column`. */
function told(text: string): readonly string[] {
  return readJson(text).problems.map(
    ({ rule, severity, pointer, line, column }) => `${rule} ${severity} ${pointer} ${line}:${column}`,
  );
}

describe('readJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
        const { value, problems } = read(text);
        expect(value).toStrictEqual(JSON.parse(text));
        expect(problems.filter(({ rule }) => rule !== 'number-is-exact')).toEqual([]);
      }),
    );
  });

  it('never throws, and refuses what JSON.parse refuses, always with a place', () => {
    const piece = fc.constantFrom(
      ...Array.from('{}[]:,"\'“”\\ \n\r\t\u00a0#/*=;-+.0189eEtfnul\ud800'),
      'true',
      '"a":',
      '\\u',
      '\\ud800',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (broken) => {
        const result = readJson(broken);
        if ('value' in result) expect(result.value).toStrictEqual(JSON.parse(broken.replace(/^\ufeff/, '')));
        else {
          for (const { line, column } of result.problems) expect(line && column).toBeGreaterThan(0);
          expect(result.problems.length).toBeGreaterThan(0);
          if (result.repaired !== undefined) JSON.parse(result.repaired);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('skips a byte order mark and counts it in no column', () => {
    expect(read('\ufeff{"a": 1}').placeOf('/a')).toEqual({ line: 1, column: 2 });
  });

  it('keeps __proto__ and constructor as plain keys', () => {
    const value = read('{"__proto__": {"x": 1}, "constructor": 2}').value as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe('duplicate keys', () => {
  it('are a warning with both places, and the last one counts', () => {
    const text = '{\n  "a": 1,\n  "b": {"\\u0061": 2, "a": 3},\n  "a": 4\n}';
    const { value, problems } = read(text);
    expect(value).toEqual({ a: 4, b: { a: 3 } });
    expect(problems[1]?.message).toBe('The key "a" stands here again; it stood on line 2, column 3 already.');
    expect(told(text)).toEqual(['key-is-unique warning /b/a 3:22', 'key-is-unique warning /a 4:3']);
  });

  it('are found under the name __proto__', () => {
    expect(told('{"__proto__": 1, "__proto__": 2}')).toEqual(['key-is-unique warning /__proto__ 1:18']);
  });

  it('are told at most 20 times, then counted', () => {
    const { problems } = read(`{${'"k": 1, '.repeat(49)}"k": 1}`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('29 more problems follow, the first of them here.');
  });
});

describe('numbers', () => {
  it.each(['9007199254740993', '12345678901234567890', '-9007199254740993', '0.12345678901234567890', '1e-400'])(
    'that lose digits are a warning: %s',
    (number) => {
      expect(told(`{"n": [${number}]}`)).toEqual(['number-is-exact warning /n/0 1:8']);
    },
  );

  it.each([
    '9007199254740991',
    '9007199254740992',
    '100000000000000000000',
    '1e22',
    '1E+2',
    '0.1',
    '-0',
    '0.0000000000000001',
  ])('that keep their value are no problem: %s', (number) => {
    expect(told(`[${number}]`)).toEqual([]);
  });

  it('that are not finite make a text unreadable', () => {
    expect(readJson('[1e400]')).not.toHaveProperty('value');
    expect(told('[1, -1e400]')).toEqual(['number-is-exact error /1 1:5']);
  });
});

describe('half surrogate pairs', () => {
  it.each([
    ['raw', '{"a": "\ud800"}', '', '1:8'],
    ['escaped', '{"a": "\\ud800"}', '/a', '1:8'],
    ['escaped, low before high', '{"a": ["\\udd1e\\ud834"]}', '/a/0', '1:9'],
    ['escaped, in a key', '{"b": 1, "\\uDC00": 1}', '/\udc00', '1:11'],
  ])('make a text unreadable: %s', (_case, text, pointer, place) => {
    expect(readJson(text)).not.toHaveProperty('value');
    expect(told(text)[0]).toBe(`unicode-is-well-formed error ${pointer} ${place}`);
  });

  it('are not seen in whole pairs or behind an escaped backslash', () => {
    expect(told('["\\ud83d\\ude80", "\\\\ud800", "🚀"]')).toEqual([]);
  });
});

describe('limits', () => {
  it.each(['[', '{"a":', '[{"":'])('stop 100,000 times %j at the level that is too deep', (opening) => {
    const started = performance.now();
    const { problems } = readJson(opening.repeat(100_000));
    expect(problems.map(({ rule }) => rule)).toEqual(['file-is-within-limits']);
    expect(problems[0]?.column).toBeGreaterThan(defaultMaxDepth);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('allow 512 levels', () => {
    expect(told('['.repeat(512) + ']'.repeat(512))).toEqual([]);
    expect(told('['.repeat(513) + ']'.repeat(513))).toEqual(['file-is-within-limits error  1:513']);
  });

  it('say that an empty text is empty', () => {
    expect(told('')).toEqual(['file-is-not-empty error  1:1']);
    expect(told(' \n')).toEqual(['file-is-not-empty error  1:1']);
  });
});

withShared('the JSON parsing suite', () => {
  const folder = sharedPath('suites/json-parsing/test_parsing/');
  const cases = readdirSync(folder);
  const outcome = (file: string) => {
    const text = decodeText(readFileSync(folder + file));
    return typeof text === 'string' ? readJson(text) : text;
  };

  it('has all its cases', () => {
    expect(cases).toHaveLength(318);
  });

  it.each(cases.filter((file) => file.startsWith('y_')))('reads %s', (file) => {
    expect(outcome(file)).toHaveProperty('value');
  });

  it.each(cases.filter((file) => file.startsWith('n_')))('refuses %s with a place', (file) => {
    const result = outcome(file);
    expect(result).not.toHaveProperty('value');
    for (const { line, column } of result.problems) expect(line && column).toBeGreaterThan(0);
    expect(result.problems.length).toBeGreaterThan(0);
  });

  it('is answered as follows where both answers are allowed', () => {
    const answers = cases
      .filter((file) => file.startsWith('i_'))
      .map((file) => {
        const result = outcome(file);
        const rules = result.problems.map(({ rule }) => rule);
        return [file, ['value' in result ? 'read' : 'refused', ...rules].join(' ')];
      });
    expect(Object.fromEntries(answers)).toMatchInlineSnapshot(`
      {
        "i_number_double_huge_neg_exp.json": "read number-is-exact",
        "i_number_huge_exp.json": "refused number-is-exact",
        "i_number_neg_int_huge_exp.json": "refused number-is-exact",
        "i_number_pos_double_huge_exp.json": "refused number-is-exact",
        "i_number_real_neg_overflow.json": "refused number-is-exact",
        "i_number_real_pos_overflow.json": "refused number-is-exact",
        "i_number_real_underflow.json": "read number-is-exact",
        "i_number_too_big_neg_int.json": "read number-is-exact",
        "i_number_too_big_pos_int.json": "read",
        "i_number_very_big_negative_int.json": "read number-is-exact",
        "i_object_key_lone_2nd_surrogate.json": "refused unicode-is-well-formed",
        "i_string_1st_surrogate_but_2nd_missing.json": "refused unicode-is-well-formed",
        "i_string_1st_valid_surrogate_2nd_invalid.json": "refused unicode-is-well-formed",
        "i_string_UTF-16LE_with_BOM.json": "refused text-is-utf8",
        "i_string_UTF-8_invalid_sequence.json": "refused text-is-utf8",
        "i_string_UTF8_surrogate_U+D800.json": "refused text-is-utf8",
        "i_string_incomplete_surrogate_and_escape_valid.json": "refused unicode-is-well-formed",
        "i_string_incomplete_surrogate_pair.json": "refused unicode-is-well-formed",
        "i_string_incomplete_surrogates_escape_valid.json": "refused unicode-is-well-formed unicode-is-well-formed",
        "i_string_invalid_lonely_surrogate.json": "refused unicode-is-well-formed",
        "i_string_invalid_surrogate.json": "refused unicode-is-well-formed",
        "i_string_invalid_utf-8.json": "refused text-is-utf8",
        "i_string_inverted_surrogates_U+1D11E.json": "refused unicode-is-well-formed unicode-is-well-formed",
        "i_string_iso_latin_1.json": "refused text-is-utf8",
        "i_string_lone_second_surrogate.json": "refused unicode-is-well-formed",
        "i_string_lone_utf8_continuation_byte.json": "refused text-is-utf8",
        "i_string_not_in_unicode_range.json": "refused text-is-utf8",
        "i_string_overlong_sequence_2_bytes.json": "refused text-is-utf8",
        "i_string_overlong_sequence_6_bytes.json": "refused text-is-utf8",
        "i_string_overlong_sequence_6_bytes_null.json": "refused text-is-utf8",
        "i_string_truncated-utf-8.json": "refused text-is-utf8",
        "i_string_utf16BE_no_BOM.json": "refused text-is-utf8",
        "i_string_utf16LE_no_BOM.json": "refused text-is-utf8",
        "i_structure_500_nested_arrays.json": "read",
        "i_structure_UTF-8_BOM_empty_object.json": "read",
      }
    `);
  });
});
