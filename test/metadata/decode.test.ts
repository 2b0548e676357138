import { describe, expect, it } from 'vitest';
import { decodeText, defaultMaxSize, sizeProblem } from '../../src/metadata/decode.ts';
import { readJson } from '../../src/metadata/json.ts';

const bytes = (...codes: readonly (number | string)[]) =>
  Uint8Array.from(codes.flatMap((code) => (typeof code === 'number' ? [code] : [...new TextEncoder().encode(code)])));

function problemOf(file: Uint8Array, limits = {}) {
  const decoded = decodeText(file, limits);
  if (typeof decoded === 'string') throw new Error(`decoded: ${decoded}`);
  const [{ rule, message, hint, line, column } = expect.fail('no problem')] = decoded.problems;
  return { rule, message, hint, line, column };
}

describe('decodeText', () => {
  it('gives the text of a UTF-8 file', () => {
    expect(decodeText(bytes('{"name": "Genève 🚀"}'))).toBe('{"name": "Genève 🚀"}');
  });

  it('says of an image that it is no text, and not how to save it as one', () => {
    const image = bytes(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13, 'IHDR', 0, 0, 2, 0, 0xe9);
    expect(problemOf(image)).toMatchObject({
      rule: 'text-is-utf8',
      message: 'The file is no text; it may be an image or an archive.',
    });
  });

  it('leaves a byte order mark to the reader, which takes off exactly one', () => {
    const readBytes = (...codes: readonly (number | string)[]) => {
      const text = decodeText(bytes(...codes));
      return typeof text === 'string' ? readJson(text) : text;
    };
    const mark = [0xef, 0xbb, 0xbf];
    expect(readBytes(...mark, '{}')).toMatchObject({ value: {} });
    expect(readBytes(...mark, ...mark, '{}')).not.toHaveProperty('value');
  });

  it.each([
    ['UTF-16LE', bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0)],
    ['UTF-16BE', bytes(0xfe, 0xff, 0, 0x7b, 0, 0x7d)],
    ['UTF-16LE', bytes(0x7b, 0, 0x0a, 0)],
    ['UTF-16BE', bytes(0, 0x7b, 0, 0x0a)],
    ['UTF-32LE', bytes(0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0)],
    ['UTF-32BE', bytes(0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b)],
  ])('names %s with the remedy', (encoding, file) => {
    expect(problemOf(file)).toMatchObject({
      rule: 'text-is-utf8',
      message: `The file is encoded as ${encoding}, not as UTF-8.`,
      hint: `Save it as UTF-8 in your editor, or convert it: \`iconv -f ${encoding} -t UTF-8\`.`,
    });
  });

  it('names the first byte that is not UTF-8, and its place', () => {
    expect(problemOf(bytes(0xef, 0xbb, 0xbf, '{\r\n"é": "Gen', 0xe8, 've"}'))).toMatchObject({
      rule: 'text-is-utf8',
      message: 'The file is not UTF-8: the byte 0xE8 cannot stand here.',
      line: 2,
      column: 10,
    });
  });

  it('says that a file is cut off in the middle of a character', () => {
    expect(problemOf(bytes('{"a": "', 0xe2, 0x82))).toMatchObject({
      message: 'The file ends in the middle of a UTF-8 character.',
      line: 1,
      column: 8,
    });
  });

  it('refuses a NUL byte', () => {
    expect(problemOf(bytes('{"a":\n', 0, '1}'))).toMatchObject({ rule: 'text-is-utf8', line: 2, column: 1 });
    expect(problemOf(bytes('\ufeff{', 0, '}'))).toMatchObject({ line: 1, column: 2 });
  });

  it.each([[''], [' \n\t'], ['\ufeff']])('says that a file of %j is empty', (text) => {
    expect(problemOf(bytes(text))).toMatchObject({ rule: 'file-is-not-empty', line: 1, column: 1 });
  });

  it('refuses a file over the limit, and names size, limit and option', () => {
    expect(problemOf(bytes('{"a": 1}'), { maxSize: 4 })).toMatchObject({
      rule: 'file-is-within-limits',
      message: 'The file has 8 bytes, more than the limit of 4 bytes.',
      hint: 'Check that it is the file you meant; to read it all the same, use --max-size 8.',
    });
  });

  it('says that no limit lets a file be read that no string can hold', () => {
    expect(sizeProblem(2 ** 29, { maxSize: 2 ** 40 })).toMatchObject({
      rule: 'file-is-within-limits',
      message: 'The file has 536870912 bytes (512 MiB), more than can be read at once.',
      hint: expect.stringContaining('no --max-size helps') as string,
    });
    expect(sizeProblem(2 ** 29 - 1024, { maxSize: 2 ** 40 })).toBeUndefined();
  });

  it('sets the limit at 16 MiB unless told otherwise', () => {
    expect(defaultMaxSize).toBe(16_777_216);
    expect(sizeProblem(defaultMaxSize)).toBeUndefined();
    expect(sizeProblem(104_857_600)?.message).toBe(
      'The file has 104857600 bytes (100 MiB), more than the limit of 16777216 bytes (16 MiB).',
    );
  });
});
