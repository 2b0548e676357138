import { entries } from './generated/catalogue.ts';
import { schemas, validators as checkers } from './generated/loaders.ts';
import { createRegistry, type Registry } from './registry/registry.ts';
import { pathOf } from './registry/uri.ts';
import type { Entry } from './spec/spec.ts';
import type { Validators } from './validate/validator.ts';

export { servicetypes, tasktypes } from './generated/types.ts';
export type * from './generated/types.ts';

/** The types this package ships. */
export const registry: Registry = createRegistry(entries);

type Loaders<T> = Readonly<Record<string, () => Promise<{ default: T }>>>;

/** Loads what belongs to a version when it is first asked for; later it is there at once. */
function loadOnce<T>(loaders: Loaders<T>): (entry: Entry) => T | Promise<T> {
  const loaded = new Map<Entry, T>();
  return (entry) => loaded.get(entry) ?? load(entry);

  async function load(entry: Entry): Promise<T> {
    const path = `${pathOf(entry).slice(1)}.md`;
    const loader = Object.hasOwn(loaders, path) ? loaders[path] : undefined;
    if (loader === undefined) throw new TypeError(`This package ships no version ${path}.`);
    const { default: module } = await loader();
    loaded.set(entry, module);
    return module;
  }
}

/** The validators of these types; each is loaded when it is first asked for. */
export const validators: Validators = { checkerOf: loadOnce(checkers), schemaOf: loadOnce(schemas) };
