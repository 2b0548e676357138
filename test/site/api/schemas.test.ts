import { describe, expect, it } from 'vitest';
import { schemasOf, type ApiSchema } from '../../../src/site/api/schemas.ts';
import { described } from './described.ts';

const schemas = schemasOf(described);

function schema(name: string): ApiSchema {
  const found = schemas.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no schema ${name}.`);
  return found;
}

const wordsOf = (field: { readonly words: readonly { readonly text: string }[] } | undefined): string | undefined =>
  field?.words.map(({ text }) => text).join('');

describe('the schemas of an API', () => {
  it('are told once each, under an id that links lead to', () => {
    expect(schemas.map(({ id }) => id)).toEqual(
      ['Document', 'Verdict', 'Report', 'Answer', 'Problem'].map((name) => `schema-${name}`),
    );
  });

  it('name other schemas and lead to them', () => {
    const { fields } = schema('Report');
    expect(fields.map((field) => [field.parent + field.name, wordsOf(field)])).toEqual([
      ['verdict', 'Verdict'],
      ['problems', 'list of objects'],
      ['problems[].line', 'whole number or null'],
      ['counts', 'map of names to Verdict'],
      ['either', 'text or Verdict'],
      ['whole', 'Verdict'],
    ]);
    expect(fields[0]).toMatchObject({ required: true, words: [{ link: '#schema-Verdict' }] });
    expect(fields[2]).toMatchObject({ anchor: 'schema-Report/problems[].line', limits: ['at least 1'] });
  });

  it('that are no objects are told in words, with their values', () => {
    expect(wordsOf(schema('Document'))).toBe('object or list of Report');
    expect(schema('Verdict')).toMatchObject({ values: ['"valid"', '"invalid"'], fields: [] });
  });

  it('lead to the page of all problems instead of listing their URIs', () => {
    const [type] = schema('Problem').fields;
    expect(wordsOf(type)).toBe('URI of one of the problems');
    expect(type).toMatchObject({ values: [], words: [{}, { link: '/problems/' }] });
  });

  it('that have several forms are told form by form', () => {
    expect(schema('Answer').forms).toMatchObject([
      { title: 'Known', fields: [{ name: 'uri' }] },
      { title: 'Form 2', description: 'It is not known.', fields: [{ name: 'near' }] },
    ]);
  });
});
