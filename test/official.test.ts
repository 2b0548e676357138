import { describe, expect, it } from 'vitest';
import { registry, servicetypes, tasktypes, validators } from '../src/official.ts';
import type { Entry } from '../src/spec/spec.ts';
import { openOwnDocuments } from './documents.ts';

describe('the types this package ships', () => {
  it('are those of the documents, without schemas, examples and prose', async () => {
    const opened = await openOwnDocuments();
    expect(registry.types.map(({ uri }) => uri)).toEqual(opened.types.map(({ uri }) => uri));
    for (const { current } of registry.types)
      for (const heavy of ['schema', 'examples', 'body', 'source', 'launch']) expect(current).not.toHaveProperty(heavy);
  });

  it('have constants for their URIs', () => {
    const constants = [...Object.values(tasktypes), ...Object.values(servicetypes)];
    expect(constants.map((uri) => registry.find(uri)?.uri)).toEqual(constants);
    expect(constants).toHaveLength(registry.types.length);
  });

  it('have a validator and a schema each, which agree with the documents', async () => {
    const { specs, schemaOf } = await openOwnDocuments();
    for (const spec of specs) {
      const check = await validators.checkerOf(spec);
      for (const { verdict, value } of spec.examples) expect(check(value)).toBe(verdict === 'accepted');
      expect(await validators.schemaOf(spec)).toEqual(schemaOf(spec));
    }
  });

  it('say so when asked for a version that is not shipped', async () => {
    const [first] = registry.types;
    for (const name of ['no-such-type', '__proto__']) {
      const stranger = { ...first?.current, name } as Entry;
      await expect(async () => validators.checkerOf(stranger)).rejects.toThrow(TypeError);
    }
  });
});
