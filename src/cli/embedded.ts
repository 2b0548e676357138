// The executable has this in the place of `package-folder.ts`: the same content, from within itself.
import { getAsset } from 'node:sea';
import type { Documents } from '../spec/spec.ts';
import type { Shipped } from './io.ts';

const text = (name: string): string => getAsset(name, 'utf8');

/** What this executable ships. */
export const shipped: Shipped = {
  version: () => text('version.txt'),
  documents: () => Promise.resolve(JSON.parse(text('documents.json')) as Documents),
  types: () => Promise.resolve(text('types.ts')),
  packageFolder: () => undefined,
};
