import { describe, expect, it } from 'vitest';
import { registryBundle } from '../../src/registry/bundle.ts';
import { publishedSchema } from '../../src/registry/message-schema.ts';
import { createChecker } from '../../src/spec/checker.ts';
import type { Schema } from '../../src/spec/spec.ts';
import { openOwnDocuments } from '../documents.ts';
import { engines } from './engines.ts';

const parse = (text: string): unknown => JSON.parse(text);

describe('a checker', () => {
  it('forgets the errors of the value before', () => {
    const check = createChecker({ type: 'string' });
    expect([check(1), check.errors?.length, check('a'), check.errors]).toEqual([false, 1, true, null]);
  });

  it('takes members that are called like those of every object as data', () => {
    const closed = createChecker({ type: 'object', additionalProperties: false, properties: { port: {} } });
    const needing = createChecker({ type: 'object', required: ['toString', '__proto__', 'constructor'] });
    const named = createChecker(
      parse(
        '{"type": "object", "additionalProperties": false, "properties": {"__proto__": {"type": "integer"}}}',
      ) as Schema,
    );
    expect(closed({ port: 1 })).toBe(true);
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(closed(parse(`{"${name}": 1}`))).toBe(false);
      expect(closed.errors).toMatchObject([{ params: { additionalProperty: name } }]);
    }
    expect(needing({})).toBe(false);
    expect(needing.errors).toHaveLength(3);
    expect(needing(parse('{"toString": 1, "__proto__": 2, "constructor": 3}'))).toBe(true);
    expect([named(parse('{"__proto__": 1}')), named(parse('{"__proto__": "a"}'))]).toEqual([true, false]);
  });

  it('counts characters, not code units, at both ends of a length', () => {
    const text: Schema = { type: 'string', minLength: 2, maxLength: 3 };
    const { agreeOn } = engines({ type: 'object', additionalProperties: text, propertyNames: { maxLength: 2 } });
    const texts = ['', 'a', 'ab', 'abc', 'abcd', '😀', '😀😀', '😀😀😀', '😀😀😀😀', 'a😀', 'ab😀😀'];
    const alone = ['\ud83d', '\ud83d\ud83d', '\ude00\ud83d', '\ude00'.repeat(3)];
    for (const one of [...texts, ...alone]) for (const value of [{ a: one }, { [one]: 'ab' }]) agreeOn(value);
  });

  it.each([
    ['[1, 1.0]', false],
    ['[{"a": 1, "b": 2}, {"b": 2, "a": 1}]', false],
    ['[[1, 2], [2, 1]]', true],
    ['[{"0": 1}, [1]]', true],
    ['[1, "1", true, null, "true", "null", [], {}]', true],
    ['[{"valueOf": 1}, {"valueOf": 1}]', false],
    ['["__proto__", "__proto__"]', false],
  ])('finds out whether the items of %s are unique: %s', (text, unique) => {
    expect(createChecker({ type: 'array', uniqueItems: true })(parse(text))).toBe(unique);
  });

  it('finds texts that are there twice, whatever they are', () => {
    const check = createChecker({ type: 'array', uniqueItems: true, items: { type: 'string' } });
    expect(check(['a', '__proto__', 'b', '__proto__'])).toBe(false);
    expect(check.errors).toMatchObject([{ keyword: 'uniqueItems', params: { i: 1, j: 3 } }]);
  });

  it('tells where a keyword stands and what it refuses as ajv does', () => {
    const { agreeOn } = engines({
      type: 'object',
      properties: { 'a/b~c %"': { type: ['integer', 'null'] }, é: { items: { const: { x: [1] } } } },
      additionalProperties: { type: 'array', items: { enum: [1, 'a', null, { b: 2 }] } },
    });
    agreeOn({ 'a/b~c %"': 'x', é: [1, { x: [1] }, { x: [2] }], 'd/e~f %': [1, 2, { b: 2 }, { b: 3 }] });
  });

  it('follows references, also in circles', () => {
    const { check, agreeOn } = engines({
      $ref: '#/$defs/tree',
      $defs: {
        tree: {
          type: 'object',
          additionalProperties: { $ref: '#/$defs/tree' },
          properties: { leaf: { $ref: '#/$defs/leaf' } },
        },
        leaf: { type: 'string', maxLength: 3 },
      },
    });
    for (const text of ['{"leaf": "abc", "a": {"leaf": "abc"}}', '{"a": {"b": {"leaf": "abcd"}, "c": 1}}', '1'])
      agreeOn(parse(text));
    expect(check({ a: { b: { c: {} } } })).toBe(true);
  });

  it('can be made from a schema as it is published, and from the bundle', async () => {
    const registry = await openOwnDocuments();
    const bundle = registryBundle(registry);
    for (const spec of registry.specs) {
      const published = createChecker(publishedSchema(registry, spec));
      const bundled = createChecker({ $ref: `#/$defs/${String(spec.schema['title'])}`, $defs: bundle['$defs'] });
      for (const { verdict, value } of spec.examples) {
        expect(published(value)).toBe(verdict === 'accepted');
        expect(bundled(value)).toBe(verdict === 'accepted');
      }
    }
  });

  it.each<[string, Schema]>([
    ['The keyword "patternProperties" at "#/items"', { items: { patternProperties: {} } }],
    ['The keyword "$id" at "#/properties/a~1b"', { properties: { 'a/b': { $id: 'https://example.org' } } }],
    ['The keyword "constructor" at "#"', { constructor: 1 }],
    ['The type "text" at "#/oneOf/1"', { oneOf: [{}, { type: ['string', 'text'] }] }],
    ['The type "toString" at "#"', { type: 'toString' }],
    ['The format "url" at "#"', { type: 'string', format: 'url' }],
    ['The reference "#/$defs/constructor" at "#/not"', { not: { $ref: '#/$defs/constructor' }, $defs: {} }],
    ['The reference "https://example.org" at "#"', { $ref: 'https://example.org' }],
    ['The schema true at "#/items"', { items: true }],
    ['The schema null at "#/additionalProperties"', { additionalProperties: null }],
  ])('is not made where it would pass something over: %s', (stranger, schema) => {
    expect(() => createChecker(schema)).toThrow(new TypeError(`${stranger} is not in the profile.`));
  });
});
