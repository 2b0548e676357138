import { describe, expect, it } from 'vitest';
import { driving, registry } from '../src/official.ts';
import { openOwnDocuments } from './documents.ts';

const documents = await openOwnDocuments();
const services = documents.specs.filter(({ kind }) => kind === 'servicetype');

describe('what this package ships', () => {
  it.each(services.map((spec) => [spec.path, spec] as const))(
    'says how %s is driven, as its document does',
    async (_, spec) => {
      const { accepts, launch } = spec;
      const entry = registry
        .named(spec.kind, spec.name, spec.major)
        ?.versions.find(({ minor }) => minor === spec.minor);
      expect(entry === undefined ? entry : await driving(entry)).toEqual({ accepts, launch });
    },
  );

  it('says of no other version how it is driven', async () => {
    const [spec] = services;
    if (spec === undefined) throw new Error('There is no servicetype.');
    await expect(driving({ ...spec, minor: 99 })).rejects.toThrow('This package ships no version servicetypes/');
  });
});
