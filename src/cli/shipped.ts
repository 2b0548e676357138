// The bundled command has this in the place of `official.ts`: the same types and validators, in files beside it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from '../registry/registry.ts';
import { officialBases, pathOf } from '../registry/uri.ts';
import type { Driving, Entry, Schema } from '../spec/spec.ts';
import { createValidators, type Validators } from '../validate/validator.ts';
import { openShelf } from './shelf.ts';

const textOf = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

/** The types this package ships. */
export const registry: Registry = openShelf({
  bases: officialBases,
  index: textOf('index.txt'),
  types: textOf('entries.txt'),
});

/** The validators of these types; each schema is read when it is first asked for. */
export const validators: Validators = createValidators(
  (entry) => JSON.parse(textOf(`schemas${pathOf(entry)}.json`)) as Schema,
);

/**
 * Reads how a service is driven.
 *
 * @param servicetype A version of a servicetype that this package ships.
 * @returns What it accepts, and its launches.
 */
export function driving(servicetype: Entry): Promise<Driving> {
  return Promise.resolve(JSON.parse(textOf(`launches${pathOf(servicetype)}.json`)) as Driving);
}
