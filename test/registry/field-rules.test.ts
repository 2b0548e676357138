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
      'If `task.engine` is "singularity", then `task.custom_port` is true.',
      'Unless `task.engine` is "singularity", `task.memory`, where it is given, is "1G" or "2G".',
    ]);
  });

  it('tells fields that need or exclude each other', () => {
    const schema = { dependentRequired: { user: ['group', 'host'] }, not: { required: ['tag', 'digest'] } };
    expect(fieldRules(schema, '')).toEqual([
      'Where `user` is given, `group` and `host` is needed too.',
      '`tag` and `digest` are not given together.',
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
