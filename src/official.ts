import { entries } from './generated/catalogue.ts';
import { schemas } from './generated/loaders.ts';
import { createRegistry, type Registry } from './registry/registry.ts';
import { pathOf } from './registry/uri.ts';
import type { Entry, Schema } from './spec/spec.ts';
import { createValidators, type Validators } from './validate/validator.ts';

export { servicetypes, tasktypes } from './generated/types.ts';
export type * from './generated/types.ts';

/** The types this package ships. */
export const registry: Registry = createRegistry(entries);

async function loadSchema(entry: Entry): Promise<Schema> {
  const path = `${pathOf(entry).slice(1)}.md`;
  const load = Object.hasOwn(schemas, path) ? schemas[path] : undefined;
  if (load === undefined) throw new TypeError(`This package ships no version ${path}.`);
  return (await load()).default;
}

/** The validators of these types; each schema is loaded when it is first asked for. */
export const validators: Validators = /* @__PURE__ */ createValidators(loadSchema);
