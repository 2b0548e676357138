import type { Registry, Type } from '../../registry/registry.ts';
import { resolveReferences } from '../../registry/schema.ts';
import { parsePath, pathOf } from '../../registry/uri.ts';
import { isObject } from '../../spec/object.ts';
import type { Schema } from '../../spec/spec.ts';
import { shown } from '../../spec/words.ts';

/** An example of a tasktype that is accepted. */
export interface PageExample {
  /** Its index among all examples of the version. */
  readonly index: number;
  readonly name: string;
  readonly taskinfo: Readonly<Record<string, unknown>>;
}

/** A servicetype that takes a tasktype. */
export interface Taker {
  readonly title: string;
  readonly uri: string;
  readonly when?: string;
}

/** What is fetched of a tasktype when it is chosen. */
export interface TypeData {
  /** References resolved. */
  readonly schema: Schema;
  readonly examples: readonly PageExample[];
  readonly takers: readonly Taker[];
}

const resolved = (schema: Schema): Schema => resolveReferences('', () => schema).schema;
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function examplesIn(spec: unknown): readonly PageExample[] {
  return listIn(isObject(spec) ? spec['examples'] : []).flatMap((example, index) => {
    if (!isObject(example) || example['verdict'] !== 'accepted' || !isObject(example['value'])) return [];
    return [{ index, name: String(example['name']), taskinfo: example['value'] }];
  });
}

function takersIn(spec: unknown): readonly Taker[] {
  return listIn(isObject(spec) ? spec['acceptedBy'] : []).flatMap((taker) => {
    if (!isObject(taker)) return [];
    const { title, uri, when } = taker;
    return [{ title: String(title), uri: String(uri), ...(typeof when === 'string' ? { when } : {}) }];
  });
}

/**
 * Reads what is published beside the page of a tasktype.
 *
 * @param schema What `schema.json` holds.
 * @param spec What `spec.json` holds.
 * @returns The schema with its references resolved, the accepted examples and the services.
 */
export function typeData(schema: Schema, spec: unknown): TypeData {
  return { schema: resolved(schema), examples: examplesIn(spec), takers: takersIn(spec) };
}

async function fetched(address: string): Promise<unknown> {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`It was answered with ${String(reply.status)}.`);
  return reply.json();
}

/**
 * Fetches the schema of a version.
 *
 * @param folder Link to its page, without a slash at its end.
 * @returns The schema, references resolved.
 * @throws {Error} When it cannot be had.
 */
export async function fetchSchema(folder: string): Promise<Schema> {
  const schema = await fetched(`${folder}/schema.json`);
  return resolved(isObject(schema) ? schema : {});
}

/**
 * Fetches what is published beside the page of a tasktype.
 *
 * @param type The tasktype.
 * @param root Link to the root of the site, without a slash at its end.
 * @returns What the page needs of its current version.
 * @throws {Error} When a file cannot be had.
 */
export async function fetchType({ current }: Type, root: string): Promise<TypeData> {
  const folder = root + pathOf(current);
  const [schema, spec] = await Promise.all([fetched(`${folder}/schema.json`), fetched(`${folder}/spec.json`)]);
  return typeData(isObject(schema) ? schema : {}, spec);
}

/**
 * Finds the tasktype that the address asks for.
 *
 * @param wanted Such as `tasktypes/oci-container`, `tasktypes/oci-container/2`, or a URI.
 * @param registry Where it is looked up.
 * @returns The tasktype, or a sentence that says why there is none.
 */
export function typeMeant(wanted: string, registry: Registry): Type | { readonly fault: string } {
  const path = parsePath(`/${wanted}`);
  const type =
    (path && registry.named(path.kind, path.name, path.major)) ??
    registry.find(wanted) ??
    registry.named('tasktype', wanted);
  if (type === undefined) return { fault: `${shown(wanted)} is no type of this registry. Choose a tasktype below.` };
  if (type.kind === 'tasktype') return type;
  return { fault: `${type.current.title} is a servicetype, which runs tasks. Choose the tasktype of your task below.` };
}

/**
 * Names a type in the fragment of the address.
 *
 * @param type The type.
 * @returns Such as `tasktypes/oci-container`.
 */
export function typePath({ kind, name, major }: Type): string {
  return pathOf({ kind, name, major }).slice(1);
}
