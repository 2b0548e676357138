import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/spec/checker.ts';
import type { Schema } from '../../src/spec/spec.ts';
import { counterExamples } from '../../src/validate/counter-examples.ts';
import { rulesToShow } from '../../src/validate/schema-parts.ts';

const derived = (schema: Schema, value: unknown): readonly string[] =>
  counterExamples(schema, value, (part, item) => createChecker(part)(item)).map(
    ({ broken, value: wrong }) => `${broken}: ${JSON.stringify(wrong)}`,
  );

const closed = (properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...more,
});

describe('counter-examples', () => {
  it.each<[string, Schema, unknown, string]>([
    ['minimum', { type: 'integer', minimum: 1 }, 5, 'the whole below its minimum: 0'],
    ['maximum', { type: 'integer', maximum: 9 }, 5, 'the whole above its maximum: 10'],
    ['exclusiveMinimum', { type: 'number', exclusiveMinimum: 0 }, 5, 'the whole at its exclusive minimum: 0'],
    ['exclusiveMaximum', { type: 'number', exclusiveMaximum: 9 }, 5, 'the whole at its exclusive maximum: 9'],
    ['multipleOf', { type: 'integer', multipleOf: 4 }, 8, 'the whole between two multiples: 10'],
    ['minLength', { type: 'string', minLength: 2 }, 'ab', 'the whole too short: "a"'],
    ['maxLength', { type: 'string', maxLength: 2 }, 'ab', 'the whole too long: "abbbb"'],
    ['minItems', { type: 'array', minItems: 1 }, [7], 'the whole with too few items: []'],
    ['maxItems', { type: 'array', maxItems: 1 }, [7], 'the whole with too many items: [7,7]'],
    ['uniqueItems', { type: 'array', uniqueItems: true }, [7, 8], 'the whole with an item twice: [7,8,7]'],
    ['minProperties', { type: 'object', minProperties: 1 }, { a: 1 }, 'the whole with too few fields: {}'],
    [
      'maxProperties',
      { type: 'object', maxProperties: 1 },
      { a: 1 },
      'the whole with too many fields: {"a0":1,"a1":1}',
    ],
    ['enum', { enum: [1, 2] }, 1, 'the whole outside its values: "none of these values"'],
    ['type', { type: ['string', 'integer'] }, 1, 'the whole of a wrong type: true'],
    ['required', closed({ a: {} }, { required: ['a'] }), { a: 1 }, '`a` left out: {}'],
    ['additionalProperties', closed({}), {}, 'an unknown field in the whole: {"fieldThatNobodyKnows":true}'],
    [
      'the values of a map',
      { type: 'object', additionalProperties: { type: 'string' } },
      { a: 'x' },
      '`a` of a wrong type: {"a":1}',
    ],
    ['every item', { type: 'array', items: { type: 'string' } }, ['x', 'y'], '`[1]` of a wrong type: ["x",1]'],
  ])('break %s', (_, schema, value, expected) => {
    expect(createChecker(schema)(value)).toBe(true);
    expect(derived(schema, value)).toContain(expected);
    for (const { value: wrong } of counterExamples(schema, value, () => false))
      expect(createChecker(schema)(wrong)).toBe(false);
  });

  it('break the alternative that fits, also inside, but not into another alternative', () => {
    const shape = closed({
      at: { oneOf: [closed({ a: { type: 'integer' } }, { required: ['a'] }), closed({ b: { type: 'integer' } })] },
    });
    const found = derived(shape, { at: { a: 1 } });
    expect(found).toContain('`at.a` of a wrong type: {"at":{"a":"a text"}}');
    expect(found.filter((text) => text.startsWith('`at.a` left out'))).toEqual([]);
  });
});

describe('rules that an example has to show', () => {
  it('are named by their place in the value', () => {
    const text = { type: 'string', pattern: '^a$' };
    const schema = closed(
      {
        image: { ...text, format: 'uri' },
        ports: { type: 'array', items: closed({ name: text }) },
        environment: { type: 'object', propertyNames: { pattern: '^A$' }, additionalProperties: text },
      },
      { dependentRequired: { image: ['ports'] }, oneOf: [{ required: ['image'] }, { required: ['ports'] }] },
    );
    expect(rulesToShow(schema).map(({ words }) => words)).toEqual([
      'the rule `oneOf` of the whole',
      'the rule `dependentRequired` of the whole',
      'the pattern of `image`',
      'the format of `image`',
      'the pattern of `ports[].name`',
      'the names of `environment`',
      'the pattern of `environment.*`',
    ]);
  });
});
