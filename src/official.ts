import { entries } from './generated/catalogue.ts';
import { launches } from './generated/launches.ts';
import { schemas } from './generated/loaders.ts';
import { createRegistry, type Registry } from './registry/registry.ts';
import { pathOf } from './registry/uri.ts';
import type { Driving, Entry, Schema } from './spec/spec.ts';
import { createValidators, type Validators } from './validate/validator.ts';

export { servicetypes, tasktypes } from './generated/types.ts';
export type * from './generated/types.ts';

/** The types this package ships. */
export const registry: Registry = createRegistry(entries);

async function loadFrom<T>(
  modules: Readonly<Record<string, () => Promise<{ readonly default: T }>>>,
  entry: Entry,
): Promise<T> {
  const path = `${pathOf(entry).slice(1)}.md`;
  const load = Object.hasOwn(modules, path) ? modules[path] : undefined;
  if (load === undefined) throw new TypeError(`This package ships no version ${path}.`);
  return (await load()).default;
}

/** The validators of these types; each schema is loaded when it is first asked for. */
export const validators: Validators = /* @__PURE__ */ createValidators((entry) => loadFrom<Schema>(schemas, entry));

/**
 * Loads how a service is driven.
 *
 * @param servicetype A version of a servicetype that this package ships.
 * @returns What it accepts, and its launches.
 * @throws {TypeError} When this package ships no such version.
 */
export function driving(servicetype: Entry): Promise<Driving> {
  return loadFrom(launches, servicetype);
}
