import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/registry/field-content.ts';

describe('contentOf', () => {
  it('says types in plain words', () => {
    const types = [
      [{ type: 'integer' }, 'whole number'],
      [{ type: ['string', 'number'] }, 'text or number'],
      [{ type: 'string', format: 'uri' }, 'URI'],
      [{ type: 'string', format: 'unheard-of' }, 'text'],
      [{ enum: ['a', 'b'] }, 'one of these values'],
      [{ enum: ['a'] }, 'this value only'],
      [{ const: 1 }, 'this value only'],
      [{ type: 'array', items: { type: 'integer' } }, 'list of whole numbers'],
      [{ type: 'array', items: { type: 'array', items: { type: 'string', format: 'uri' } } }, 'list of lists of URIs'],
      [{ type: 'array', items: { type: 'object', properties: {} } }, 'list of objects'],
      [{ type: 'object', additionalProperties: { type: 'string' } }, 'map of names to texts'],
      [{ type: 'object', additionalProperties: true }, 'free object'],
      [{ type: 'object', additionalProperties: false, properties: {} }, 'object'],
    ] as const;
    for (const [schema, words] of types) expect(contentOf(schema).type).toBe(words);
  });

  it('joins a lower and an upper bound', () => {
    expect(contentOf({ type: 'integer', minimum: 1, maximum: 65535 }).limits).toEqual(['1 to 65535']);
    expect(contentOf({ type: 'integer', minimum: 0 }).limits).toEqual(['at least 0']);
    expect(contentOf({ type: 'string', minLength: 2, maxLength: 2 }).limits).toEqual(['exactly 2 characters']);
    expect(contentOf({ type: 'number', exclusiveMinimum: 0, multipleOf: 0.5 }).limits).toEqual([
      'more than 0',
      'a multiple of 0.5',
    ]);
  });

  it('tells with a list or a map what its items, names and values are held to', () => {
    const list = {
      type: 'array',
      maxItems: 3,
      uniqueItems: true,
      items: { type: 'string', maxLength: 5, pattern: '^a$' },
    };
    expect(contentOf(list)).toEqual({
      type: 'list of texts',
      values: [],
      limits: ['at most 3 items', 'no item twice', 'each item at most 5 characters'],
      patterns: [{ label: 'each item pattern', pattern: '^a$' }],
    });
    const map = {
      type: 'object',
      propertyNames: { maxLength: 8, pattern: '^[a-z]+$' },
      additionalProperties: { enum: ['x', 'y'] },
      maxProperties: 4,
    };
    expect(contentOf(map)).toEqual({
      type: 'map of names to these values',
      values: ['"x"', '"y"'],
      limits: ['at most 4 entries', 'each name at most 8 characters'],
      patterns: [{ label: 'each name pattern', pattern: '^[a-z]+$' }],
    });
  });

  it('tells patterns that a text must not fit, also in parts', () => {
    const schema = { type: 'string', pattern: '^a', allOf: [{ pattern: 'b$' }, { not: { pattern: 'c' } }] };
    expect(contentOf(schema).patterns).toEqual([
      { label: 'pattern', pattern: '^a' },
      { label: 'pattern', pattern: 'b$' },
      { label: 'not', pattern: 'c' },
    ]);
  });
});
