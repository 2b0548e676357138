import { describe, expect, it } from 'vitest';
import { messageChange, type MessageChange } from '../../src/registry/field-changes.ts';
import { formsOf } from '../../src/registry/fields.ts';
import type { Schema } from '../../src/spec/spec.ts';

const port = { type: 'integer', minimum: 1, maximum: 65535, description: 'TCP port.' };
const name = { type: 'string', maxLength: 20, pattern: '^[a-z]+$', description: 'Name.' };
const transport = { enum: ['tcp', 'udp'], default: 'tcp', description: 'Transport.' };

const object = (properties: Schema, more: Schema = {}): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...more,
});

function changed(before: Schema, after: Schema): MessageChange {
  return messageChange(formsOf(before), formsOf(after));
}

describe('messageChange', () => {
  it('says nothing of versions that ask for the same', () => {
    const nothing = { addedForms: [], removedForms: [], forms: [] };
    expect(changed(object({ port, name }), object({ name, port }))).toEqual(nothing);
  });

  it('tells what was added and removed, and what each takes', () => {
    const { forms } = changed(object({ port }), object({ name }, { required: ['name'] }));
    expect(forms[0]?.fields).toEqual([
      { how: 'added', parent: '', name: 'name', differences: [{ what: '', before: '', after: 'required, text, at most 20 characters' }] },
      { how: 'removed', parent: '', name: 'port', differences: [{ what: '', before: 'optional, whole number, 1 to 65535', after: '' }] },
    ]);
  }); // prettier-ignore

  it.each([
    ['required', { port }, { port }, { required: ['port'] }, 'no', 'yes'],
    ['type', { port }, { port: { ...port, type: 'number' } }, {}, 'whole number', 'number'],
    ['limits', { port }, { port: { ...port, minimum: 1024 } }, {}, '1 to 65535', '1024 to 65535'],
    ['values', { transport }, { transport: { ...transport, enum: ['tcp', 'sctp'] } }, {}, '"udp"', '"sctp"'],
    ['pattern', { name }, { name: { ...name, pattern: '^[a-z]{2}$' } }, {}, '^[a-z]+$', '^[a-z]{2}$'],
    ['default', { transport }, { transport: { ...transport, default: 'udp' } }, {}, '"tcp"', '"udp"'],
    ['description', { port }, { port: { ...port, description: 'A port.' } }, {}, 'TCP port.', 'A port.'],
    ['examples', { port }, { port: { ...port, examples: [80] } }, {}, '', '80'],
  ])('tells a difference in %s', (what, before, after, more, old, young) => {
    const { forms } = changed(object(before), object(after, more));
    expect(forms[0]?.fields.map(({ how, differences }) => ({ how, differences }))).toEqual([
      { how: 'changed', differences: [{ what, before: old, after: young }] },
    ]);
  });

  it('follows fields into lists', () => {
    const list = (item: Schema): Schema =>
      object({ ports: { type: 'array', items: object(item), description: 'Ports.' } });
    const { forms } = changed(list({ port }), list({ port: { ...port, maximum: 80 } }));
    expect(forms[0]?.fields).toMatchObject([{ how: 'changed', parent: 'ports[].', name: 'port' }]);
  });

  it('tells rules across fields that came or went', () => {
    const { forms } = changed(
      object({ port, name }, { dependentRequired: { port: ['name'] } }),
      object({ port, name }),
    );
    expect(forms).toMatchObject([{ fields: [], addedRules: [], removedRules: [expect.stringContaining('`name`')] }]);
  });

  const one = object({ port }, { title: 'ByPort', required: ['port'] });
  const two = object({ name }, { title: 'ByName', required: ['name'] });

  it('tells forms that came or went', () => {
    const three = object({ transport }, { title: 'ByTransport', required: ['transport'] });
    expect(changed({ oneOf: [one, two] }, { oneOf: [two, three] })).toEqual({
      addedForms: ['ByTransport'],
      removedForms: ['ByPort'],
      forms: [],
    });
  });

  it('tells once what changed alike in every form, and else says in which form', () => {
    const wide = (form: Schema, more: Schema): Schema => ({
      ...form,
      properties: { ...(form['properties'] as Schema), ...more },
    });
    const both = changed({ oneOf: [one, two] }, { oneOf: [wide(one, { transport }), wide(two, { transport })] });
    expect(both.forms).toHaveLength(1);
    expect(both.forms[0]).not.toHaveProperty('form');
    const only = changed({ oneOf: [one, two] }, { oneOf: [wide(one, { transport }), two] });
    expect(only.forms.map(({ form }) => form)).toEqual(['ByPort']);
  });

  it('holds the one form of an earlier version against each of several', () => {
    const { addedForms, forms } = changed(object({ port }), { oneOf: [one, two] });
    expect(addedForms).toEqual([]);
    expect(forms.map(({ form }) => form)).toEqual(['ByPort', 'ByName']);
  });
});
