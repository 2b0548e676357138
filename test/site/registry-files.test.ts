import { expect, it } from 'vitest';
import { registryFaces } from '../../src/registry/catalogue.ts';
import { official } from '../../src/identity.ts';
import { registryFiles } from '../../src/site/registry-files.ts';

it('names every file of the registry as a whole', () => {
  expect(registryFiles.map(({ file }) => file)).toEqual(['index.json', ...registryFaces(official)]);
});
