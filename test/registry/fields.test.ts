import { describe, expect, it } from 'vitest';
import { anchorOf, formsOf } from '../../src/registry/fields.ts';

const ports = {
  type: 'object',
  additionalProperties: false,
  required: ['ports'],
  properties: {
    ports: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['port'],
        properties: { port: { type: 'integer', description: 'Port', default: 80, examples: [8888] } },
      },
    },
    'a/b': { type: 'string' },
    hosts: { type: 'object', additionalProperties: { type: 'object', properties: { name: { type: 'string' } } } },
  },
};
const names = (schema: object): readonly string[] =>
  formsOf(schema as never).flatMap(({ fields }) => fields.map(({ parent, name }) => parent + name));

describe('formsOf', () => {
  it('lists fields with those below them by their whole names', () => {
    expect(names(ports)).toEqual(['ports', 'ports[].port', 'a/b', 'hosts', 'hosts.*.name']);
  });

  it('gives each field the facts of a row', () => {
    expect(formsOf(ports)[0]?.fields[1]).toEqual({
      anchor: '/ports/0/port',
      parent: 'ports[].',
      name: 'port',
      required: true,
      description: 'Port',
      preset: '80',
      examples: ['8888'],
      type: 'whole number',
      values: [],
      limits: [],
      patterns: [],
    });
  });

  it('tells closed shapes as forms, and gives an anchor to the first of two fields of one name', () => {
    const forms = formsOf({
      oneOf: [
        { title: 'One', description: 'The first', properties: { image: { type: 'string' } } },
        { title: 'Two', properties: { image: { type: 'string' }, tag: { type: 'string' } } },
      ],
    });
    expect(forms.map(({ title, description }) => [title, description])).toEqual([
      ['One', 'The first'],
      ['Two', undefined],
    ]);
    expect(forms.map(({ fields }) => fields.map(({ anchor }) => anchor))).toEqual([['/image'], [undefined, '/tag']]);
  });

  it('names forms by the field that decides between them, else by their number', () => {
    const form = (provider: object) => ({ properties: { provider } });
    const namesOf = (oneOf: readonly object[]) => formsOf({ oneOf }).map(({ name }) => name);
    expect(namesOf([form({ const: 'gh' }), form({ const: 'git' })])).toEqual(['provider "gh"', 'provider "git"']);
    expect(namesOf([form({ const: 'gh' }), form({ const: 'gh' })])).toEqual(['First form', 'Second form']);
    expect(namesOf(Array.from({ length: 11 }, () => form({}))).slice(5)).toEqual([
      ...['Sixth form', 'Seventh form', 'Eighth form', 'Ninth form', 'Tenth form', 'Form 11'],
    ]);
  });

  it('tells the rules of an object below with the names of its fields', () => {
    const schema = {
      properties: { source: { properties: { a: {}, b: {} }, oneOf: [{ required: ['a'] }, { required: ['b'] }] } },
    };
    expect(formsOf(schema)[0]?.rules).toEqual(['Exactly one of these is given: `source.a` or `source.b`.']);
  });
});

describe('anchorOf', () => {
  const forms = formsOf(ports);

  it('finds the row of a place, whatever its index in a list', () => {
    expect(anchorOf(forms, '/ports/7/port')).toBe('/ports/0/port');
    expect(anchorOf(forms, '/a~1b')).toBe('/a~1b');
  });

  it('falls back to the nearest row around a place that has none', () => {
    expect(anchorOf(forms, '/ports/0/unknown')).toBe('/ports');
    expect(anchorOf(forms, '/unknown')).toBeUndefined();
    expect(anchorOf(forms, '')).toBeUndefined();
  });
});
