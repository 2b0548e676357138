import { describe, expect, it } from 'vitest';
import { check } from '../../../src/site/describe/check.ts';
import { fill, misfits } from '../../../src/site/describe/fill.ts';
import { groupOf } from '../../../src/site/describe/form-fields.ts';
import { narrowedSchema } from '../../../src/site/describe/narrowed.ts';
import { valueOf } from '../../../src/site/describe/typed.ts';
import { openOwnDocuments } from '../../documents.ts';

const registry = await openOwnDocuments();
const examples = registry.types
  .filter(({ kind }) => kind === 'tasktype')
  .flatMap(({ current, uri }) => {
    const schema = registry.schemaOf(current);
    return current.examples
      .filter(({ verdict }) => verdict === 'accepted')
      .map(({ value }, index) => ({ title: `${current.name} ${String(index)}`, uri, schema, value }));
  });

describe('the form of a tasktype', () => {
  it.each(examples)('gives back what it was filled with: $title', async ({ uri, schema, value }) => {
    const group = groupOf(schema);
    const typed = fill(group, value);
    expect(valueOf(group, typed)).toEqual(value);
    expect(misfits(group, value, typed)).toEqual([]);
    const taskinfo = value as Readonly<Record<string, unknown>>;
    const chosen = narrowedSchema(group, typed);
    expect(await check({ tasktype: uri, taskinfo }, { chosen, whole: schema }, registry)).toEqual({
      needed: [],
      wrong: [],
    });
  });
});

const schemaOf = (name: string) => {
  const type = registry.named('tasktype', name);
  return type === undefined ? {} : registry.schemaOf(type.current);
};
const named = (name: string) => groupOf(schemaOf(name));

describe('what is asked for', () => {
  it('makes a form of each shape, and of each list of fields of which one is needed', () => {
    expect(named('rosetta-container').forms.map(({ title }) => title)).toEqual([
      'image',
      'registry, image_name and image_os',
    ]);
    expect(named('binder-notebook').forms[0]).toMatchObject({ title: 'gh', description: 'A repository on GitHub' });
    const [notebook] = named('jupyter-notebook').forms;
    expect(notebook?.fields.find(({ name }) => name === 'notebook')?.required).toBe(true);
    expect(notebook?.fields.some(({ name }) => name === 'repository')).toBe(false);
  });

  it('leaves out a field with the one that it needs', () => {
    const names = named('conda-environment').forms.map(({ fields }) => fields.some(({ name }) => name === 'channels'));
    expect(names).toEqual([false, false, true]);
  });

  it('tells limits and defaults, but no limit that nobody comes near', () => {
    const [form] = named('oci-container').forms;
    const facts = Object.fromEntries(form?.fields.map(({ name, limits }) => [name, limits]) ?? []);
    expect(facts['image']).toEqual([]);
    expect(facts['privileged']).toEqual(['Left out, it means no.']);
    expect(facts['ports']).toEqual(['At most 64 items.']);
  });
});

describe('what is written', () => {
  it('is nothing that was left empty, but what has only one value', () => {
    const group = named('rosetta-container');
    const empty = { form: 1, fields: { registry: undefined, env_vars: { rows: [{ name: '', value: undefined }] } } };
    expect(valueOf(group, { ...empty, isGiven: true })).toEqual({ image_os: 'linux', interface_transport: 'tcp/ip' });
    expect(valueOf(group, empty)).toBeUndefined();
  });

  it.each([
    ['8888', 8888],
    ['-1', -1],
    ['88x', '88x'],
    ['0x10', '0x10'],
    ['12345678901234567890', '12345678901234567890'],
    [' ', undefined],
  ])('keeps the text %j of a number field as %j', (text, value) => {
    expect(valueOf({ kind: 'number', isWhole: true }, text)).toBe(value);
  });

  it('keeps what was typed in a form that is not chosen any more', () => {
    const group = named('jupyter-notebook');
    const typed = { form: 1, fields: { notebook: 'https://example.org/a.ipynb', nbformat: '4' } };
    expect(valueOf(group, typed)).toEqual({ nbformat: 4 });
    expect(valueOf(group, { ...typed, form: 0 })).toEqual({ notebook: 'https://example.org/a.ipynb', nbformat: 4 });
  });

  it('names what the form has no place for', () => {
    const group = named('oci-container');
    const value = {
      image: 'a:1',
      ports: [{ port: '80' }],
      colour: 'red',
      user: 7,
      resources: { mincores: 2, more: [] },
    };
    expect(misfits(group, value, fill(group, value))).toEqual(['/ports', '/colour', '/user', '/resources/more']);
  });

  it('keeps names that every object has from its prototype', () => {
    const group = named('oci-container');
    const value = JSON.parse('{"image": "a:1", "environment": {"__proto__": "x", "constructor": ""}}') as object;
    expect(JSON.stringify(valueOf(group, fill(group, value)))).toBe(JSON.stringify(value));
  });
});

describe('what is said of a task', () => {
  it('lists what is missing of the form that was chosen apart from what is wrong', async () => {
    const type = registry.named('tasktype', 'rosetta-container');
    const whole = schemaOf('rosetta-container');
    const typed = { form: 1, fields: { image_name: 'Survey/Notebook', interface_port: '88x' }, isGiven: true };
    const group = groupOf(whole);
    const task = { tasktype: type?.uri ?? '', taskinfo: valueOf(group, typed) as Readonly<Record<string, unknown>> };
    const { needed, wrong } = await check(task, { chosen: narrowedSchema(group, typed), whole }, registry);
    expect(needed.map(({ pointer }) => pointer)).toEqual(['/registry', '/interface_protocol']);
    expect(wrong.map(({ pointer }) => pointer)).toEqual(['/image_name', '/interface_port']);
  });

  it('calls a choice in a list that was not made a missing one', async () => {
    const type = registry.named('tasktype', 'kubernetes-cluster');
    const whole = schemaOf('kubernetes-cluster');
    const task = { tasktype: type?.uri ?? '', taskinfo: { helm: [{ release: 'spark' }] } };
    const { needed, wrong } = await check(task, { chosen: whole, whole }, registry);
    expect([needed.map(({ pointer }) => pointer), wrong]).toEqual([['/helm/0'], []]);
  });
});
