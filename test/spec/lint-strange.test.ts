import { describe, expect, it } from 'vitest';
import { lintSchema } from '../../src/spec/lint-schema.ts';
import type { Schema } from '../../src/spec/spec.ts';

const told = (schema: Schema): readonly string[] => lintSchema(schema).map(({ rule, pointer }) => `${rule} ${pointer}`);

describe('a schema that nobody would write', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('is refused for its keyword %s', (keyword) => {
    const schema = JSON.parse(`{"type": "object", "${keyword}": 1}`) as Schema;
    expect(told(schema)).toContain(`keyword-is-in-profile /${keyword}`);
  });

  it.each([true, false, 1, null])('is refused where %s stands for the names of a map', (propertyNames) => {
    const values = { type: 'string', maxLength: 9 };
    expect(told({ type: 'object', propertyNames, additionalProperties: values })).toContain(
      'keyword-is-in-profile /propertyNames',
    );
  });

  it.each(['a~0b', 'a%22b', 'a b', 'é', ''])('is refused where a reference has to be unescaped: %j', (name) => {
    const schema = { type: 'object', additionalProperties: false, properties: { a: { $ref: `#/$defs/${name}` } } };
    expect(told(schema)).toContain('reference-leads-somewhere /properties/a/$ref');
  });
});
