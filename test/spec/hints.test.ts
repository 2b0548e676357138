import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/spec/spec.ts';
import { closed, text, told } from './told.ts';

const hint = (schema: Schema, a: unknown): string | undefined => told(closed([], { a: schema }), { a })[0]?.hint;
const address = text({ pattern: '^https?://[A-Za-z0-9./_?=-]+$' });
const map: Schema = { type: 'object', propertyNames: { pattern: '^[A-Z_]+$' }, additionalProperties: text() };
const list = (items: Schema): Schema => ({ type: 'array', items });

describe('a repaired text', () => {
  it.each([
    ['an address without its scheme', address, 'example.org/a', '"https://example.org/a"'],
    ['an address with a password', address, 'https://jdoe:secret@example.org/a', '"https://example.org/a"'],
    [
      'a page that shows a file on GitHub',
      text({ pattern: '^https://', not: { pattern: '/blob/' } }),
      'https://github.com/o/r/blob/main/a.ipynb?plain=1',
      '"https://raw.githubusercontent.com/o/r/main/a.ipynb"',
    ],
    [
      'a page that shows a file on a GitLab',
      text({ pattern: '^https://', not: { pattern: '/blob/' } }),
      'https://gitlab.example.org/o/g/r/-/blob/main/a.ipynb',
      '"https://gitlab.example.org/o/g/r/-/raw/main/a.ipynb"',
    ],
    [
      'a folder of a repository',
      text({ pattern: '^https://', not: { pattern: '/tree/' } }),
      'https://github.com/o/r/tree/main/docs',
      '"https://github.com/o/r"',
    ],
    [
      'a repository as git clones it',
      text({ pattern: '^https://[a-z./]+$' }),
      'git@git.org:o/r.git',
      '"https://git.org/o/r.git"',
    ],
    ['a DOI by its resolver', text({ pattern: '^10\\.[0-9]+/[a-z]+$' }), 'https://doi.org/10.1/a', '"10.1/a"'],
    ['a variable by its value', text({ pattern: '^[A-Z_]+$' }), '$BASE_PORT', '"BASE_PORT"'],
    ['a quantity in bytes', text({ pattern: '^[0-9]+[KMG]i?$' }), '64 GB', '"64G"'],
    ['a duration without its T', text({ pattern: '^PT[0-9]+H$' }), 'P9H', '"PT9H"'],
    [
      'a moment with an offset',
      text({ pattern: '^[0-9T:-]+Z$' }),
      '2024-01-01T00:00:00+01:00',
      '"2023-12-31T23:00:00Z"',
    ],
    [
      'an image for a scheme',
      text({ pattern: '^docker://[a-z./:0-9]+$' }),
      'docker.io/a:1',
      '"docker://docker.io/a:1"',
    ],
    ['a scheme twice', text({ pattern: '^docker://[a-z./]+$' }), 'docker://docker://a.io/b', '"docker://a.io/b"'],
    ['a percent-encoded name', text({ pattern: '^[a-z]+/[a-z]+$' }), 'a%2Fb', '"a/b"'],
  ])('is proposed for %s', (_, schema, value, proposed) => {
    expect(hint(schema, value)).toContain(`it is right: ${proposed}`);
  });

  it.each([
    ['owner/name is no host', address, 'AMIGA-IAA/hcg-16'],
    ['a path is no host', address, './overlays/production'],
    ['a file is no host', address, 'example.ipynb'],
    ['a host is no owner', text({ pattern: '^[a-z.]+/[a-z/]+$', examples: ['owner/name'] }), 'https://git.org/a/b'],
    ['the path of a file', text({ pattern: '^[a-z/]+$', description: 'Path of the file' }), 'Data/Run'],
    ['a local file is no package', text({ pattern: '^[a-z.]+$', description: 'One package' }), './tool.conda'],
  ])('is not proposed where %s', (_, schema, value) => {
    expect(hint(schema, value) ?? '').not.toContain('it is right');
  });
});

describe('a value of another type', () => {
  it.each([
    ['a number in quotes', { type: 'integer', maximum: 9 }, '7', 'Write 7 without quotes.'],
    ['a word for true', { type: 'boolean' }, 'yes', 'Write true.'],
    ['a list of one', text(), ['b'], 'Write it without the brackets.'],
    ['an item alone', list(text()), 'b', 'Put it in brackets: ["b"].'],
    ['a list in one text', list(text({ pattern: '^[a-z]+$' })), 'b, c', 'Write it as a list: ["b","c"].'],
    ['an object in quotes', map, '{"A": "1"}', 'Write it without the quotes around it.'],
    ['assignments', map, ['A=1', 'B=x=y'], 'Write it as names with values: {"A":"1","B":"x=y"}.'],
    ['names and values', map, [{ name: 'A', value: '1' }], 'Write it as names with values: {"A":"1"}.'],
    ['variables by name', list(text({ pattern: '^[A-Z]+=.*$' })), { A: '1' }, 'Write it as a list: ["A=1"].'],
  ])('is proposed for %s', (_, schema, value, expected) => {
    expect(hint(schema, value)).toBe(expected);
  });

  it.each([
    ['a number that is too large', { type: 'integer', maximum: 9, description: 'Count' }, '70', 'Count.'],
    ['a number that makes no address', { ...address, description: 'Address' }, 5, 'Address.'],
    ['a command line, whose words nobody knows', { ...list(text()), description: 'Words' }, 'echo a', 'Words.'],
    [
      'a quantity of unknown unit',
      { type: 'integer', description: 'Memory. Unit: GiB', examples: [4] },
      '8G',
      'Memory. Unit: GiB. For example: 4.',
    ],
    [
      'null for a field that may be left out',
      { ...text(), description: 'Name' },
      null,
      'Leave it out, or write a value. Name.',
    ],
    ['a text for an object', closed(['b'], { b: text() }), 'c', 'Write an object with `b`.'],
  ])('is not proposed for %s', (_, schema, value, expected) => {
    expect(hint(schema as Schema, value)).toBe(expected);
  });

  it('comes with the unit, for a number alone may mean another one', () => {
    const memory: Schema = { type: 'integer', description: 'Memory. Unit: GiB.' };
    expect(hint(memory, '8')).toBe('Write 8 without quotes. Memory. Unit: GiB.');
  });
});

describe('one of several values', () => {
  it.each([
    ['the near one', ['lab', 'notebook'], 'noetbook', 'Did you mean "notebook"?'],
    ['the same number in quotes', ['1.0', '1.1'], 1, 'Put quotes around it: "1.0".'],
    ['the only one', ['linux'], 'windows', 'Write "linux".'],
    ['none for another version', ['1.0', '1.1'], '1.2', 'Write one of these values. What is known.'],
  ])('is proposed: %s', (_, values, value, expected) => {
    expect(hint({ enum: values, description: 'What is known' }, value)).toBe(expected);
  });

  it('is told with those that are possible where it is missing', () => {
    const schema = closed(['os'], { os: { enum: ['linux', 'darwin'], description: 'System' } });
    expect(told(schema, {})[0]?.hint).toBe('Add it. System. Allowed is "linux" or "darwin".');
  });
});
