import { describe, expect, it } from 'vitest';
import { formsOf } from '../../src/registry/fields.ts';
import { formTables } from '../../src/registry/form-tables.ts';
import { openOwnDocuments } from '../documents.ts';

const registry = await openOwnDocuments();

const name = { type: 'string', maxLength: 9, description: 'Name' };
const form = (required: readonly string[], port: object): object => ({
  type: 'object',
  additionalProperties: false,
  required,
  dependentRequired: { name: ['port'] },
  properties: { name, port },
});
const port = { type: 'integer', description: 'Port' };
const names = (fields: readonly { readonly name: string }[]): readonly string[] => fields.map((field) => field.name);

describe('formTables', () => {
  it('takes out of the forms what every one has alike', () => {
    const tables = formTables(formsOf({ oneOf: [form([], port), form([], { ...port, minimum: 1 })] }));
    expect(names(tables.fields)).toEqual(['name']);
    expect(tables.fields[0]?.anchor).toBe('/name');
    expect(tables.rules).toHaveLength(1);
    expect(tables.forms.map(({ fields, rules }) => [names(fields), rules])).toEqual([
      [['port'], []],
      [['port'], []],
    ]);
  });

  it('leaves a field that only one form requires where it is', () => {
    const { fields, forms } = formTables(formsOf({ oneOf: [form(['name'], port), form([], port)] }));
    expect(names(fields)).toEqual(['port']);
    expect(forms.map((one) => names(one.fields))).toEqual([['name'], ['name']]);
  });

  it('leaves one form as it is', () => {
    const forms = formsOf(form([], port) as Readonly<Record<string, unknown>>);
    expect(formTables(forms)).toEqual({ forms, fields: [], rules: [] });
  });

  it('loses no field of any type of this registry', () => {
    const all = (rows: readonly { readonly parent: string; readonly name: string }[]): readonly string[] =>
      rows.map((row) => row.parent + row.name);
    for (const spec of registry.specs) {
      const forms = formsOf(registry.schemaOf(spec));
      const tables = formTables(forms);
      for (const [index, { fields }] of forms.entries())
        expect([...all(tables.forms[index]?.fields ?? []), ...all(tables.fields)].sort(), spec.path).toEqual(
          [...all(fields)].sort(),
        );
    }
  });
});
