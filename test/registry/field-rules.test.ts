import { describe, expect, it } from 'vitest';
import { fieldRules } from '../../src/registry/field-rules.ts';

describe('fieldRules', () => {
  it('tells a choice between required fields', () => {
    const schema = { oneOf: [{ required: ['notebook'] }, { required: ['url', 'path'] }] };
    expect(fieldRules(schema, '')).toEqual(['Exactly one of these is given: `notebook` or `url` with `path`.']);
  });

  it('leaves a choice between whole shapes to the forms', () => {
    expect(fieldRules({ oneOf: [{ required: ['a'], properties: { a: {} } }] }, '')).toEqual([]);
  });

  it('tells a condition with what follows from it and what holds otherwise', () => {
    const schema = {
      if: { properties: { engine: { const: 'singularity' } }, required: ['engine'] },
      then: { properties: { custom_port: { const: true } }, required: ['custom_port'] },
      else: { properties: { memory: { enum: ['1G', '2G'] } } },
    };
    expect(fieldRules(schema, 'task.')).toEqual([
      'If `task.engine` is "singularity", then `task.custom_port` is true. ' +
        'Otherwise `task.memory`, where it is given, is "1G" or "2G".',
    ]);
  });

  it('tells a condition with nothing but what holds otherwise, and what is only for one value', () => {
    const schema = {
      required: ['type'],
      if: { properties: { type: { const: 'headless' } } },
      else: { properties: { args: { const: '' } }, not: { required: ['cmd'] } },
    };
    expect(fieldRules(schema, '')).toEqual([
      'Unless `type` is "headless", `args` is left out or empty and `cmd` is not given.',
    ]);
  });

  it.each([
    ['^https://', 'begins with https://'],
    ['^(?:oci|https?)://', 'begins with oci://, http:// or https://'],
    ['^library://[a-z]+$', 'has the form `^library://[a-z]+$`'],
    [`^${'[a-z]'.repeat(20)}$`, 'has the form that its description gives'],
  ])('tells the form %s in words', (pattern, words) => {
    const schema = { if: { properties: { a: { pattern } }, required: ['a'] }, then: { required: ['b'] } };
    expect(fieldRules(schema, '')).toEqual([`If \`a\` ${words}, then \`b\` is given.`]);
  });

  it('tells what a text must not be in a condition, and turns a condition round that says nothing else', () => {
    const isNo = { properties: { a: { not: { pattern: '^oci://' } } } };
    const isGivenAndNo = { ...isNo, required: ['a'] };
    expect(fieldRules({ if: isGivenAndNo, then: { required: ['b'] } }, '')).toEqual([
      'If `a` does not begin with oci://, then `b` is given.',
    ]);
    expect(fieldRules({ if: isNo, else: { required: ['b'] } }, '')).toEqual([
      'If `a` begins with oci://, then `b` is given.',
    ]);
    expect(fieldRules({ if: isGivenAndNo, else: { required: ['b'] } }, '')).toEqual([
      'Unless `a` does not begin with oci://, `b` is given.',
    ]);
  });

  it('tells fields that need or exclude each other', () => {
    const schema = { dependentRequired: { user: ['group', 'host'] }, not: { required: ['tag', 'digest'] } };
    expect(fieldRules(schema, '')).toEqual([
      'Where `user` is given, `group` and `host` are needed too.',
      '`tag` and `digest` are not given together.',
    ]);
  });

  it('tells fields together that need the same', () => {
    expect(fieldRules({ dependentRequired: { pip: ['conda'], name: ['conda'] } }, '')).toEqual([
      'Where `pip` or `name` is given, `conda` is needed too.',
    ]);
  });

  it('tells presence, absence and bounds in a condition', () => {
    const schema = {
      if: { required: ['digest'], not: { required: ['tag'] } },
      then: { required: ['port'], properties: { port: { minimum: 1024 } } },
    };
    expect(fieldRules(schema, '')).toEqual([
      'If `digest` is given and `tag` is not given, then `port` is at least 1024.',
    ]);
  });
});
