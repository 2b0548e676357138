// The bundled command has this in the place of `official.ts`: the same types and validators, in files beside it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Registry } from '../registry/registry.ts';
import { officialBases, pathOf } from '../registry/uri.ts';
import type { Checker } from '../spec/profile.ts';
import type { Entry, Schema } from '../spec/spec.ts';
import type { Validators } from '../validate/validator.ts';
import { openShelf } from './shelf.ts';

const folder = import.meta.dirname;
const load = createRequire(import.meta.filename);
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const fileOf = (kind: string, entry: Entry): string => `./${kind}${pathOf(entry)}.cjs`;

/** The types this package ships. */
export const registry: Registry = openShelf({
  bases: officialBases,
  index: textOf('index.txt'),
  types: textOf('entries.txt'),
});

/** The validators of these types; each is loaded when it is first asked for. */
export const validators: Validators = {
  checkerOf: (entry) => load(fileOf('validators', entry)) as Checker,
  schemaOf: (entry) => load(fileOf('schemas', entry)) as Schema,
};
