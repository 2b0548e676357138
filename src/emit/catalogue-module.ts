import { pathOf } from '../registry/uri.ts';
import { versionOf, type Entry, type Spec } from '../spec/spec.ts';
import { notice } from './notice.ts';

/** The path of a document without its ending: `tasktypes/oci-container/1.0`. */
function stemOf(entry: Entry): string {
  return pathOf(entry).slice(1);
}

function entryOf(spec: Spec): Entry {
  const { path: _1, schema: _2, accepts: _3, launch: _4, examples: _5, body: _6, source: _7, ...entry } = spec;
  return entry;
}

/**
 * Writes a value as code that reads it from JSON, which is much faster than an object literal.
 *
 * @param value A JSON value.
 * @returns An expression of JavaScript.
 */
export function parsed(value: unknown): string {
  const text = JSON.stringify(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `JSON.parse('${text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}')`;
}

/**
 * Writes the module of a registry's entries: what is needed to find a type and to speak of it, nothing else.
 *
 * @param specs The versions.
 * @param source What they were made from.
 * @param contracts Path from the module to `spec/spec.ts`.
 * @returns A TypeScript module that exports `entries`.
 */
export function entriesModule(specs: readonly Spec[], source: string, contracts: string): string {
  return `${notice('The entries of all versions.', source)}
import type { Entry } from '${contracts}';

export const entries = ${parsed(specs.map(entryOf))} as readonly Entry[];
`;
}

/** A part of the versions that is loaded one version at a time. */
interface Loaded {
  /** What the map by document path is called, and the folder of the modules. */
  readonly folder: 'schemas' | 'launches';
  /** What a module exports. */
  readonly type: 'Schema' | 'Driving';
  /** What is loaded, to end a sentence. */
  readonly what: string;
}

/** Paths are literal, so that bundlers see them. */
function loaders(specs: readonly Spec[], { folder, type, what }: Loaded, source: string, contracts: string): string {
  const lines = specs.map((spec) => `  '${spec.path}': () => import('./${folder}/${stemOf(spec)}.js'),\n`);
  return `${notice(`What loads ${what}.`, source)}
import type { ${type} } from '${contracts}';

export const ${folder}: Readonly<Record<string, () => Promise<{ readonly default: ${type} }>>> = {
${lines.join('')}};
`;
}

/**
 * Writes the module that loads one schema at a time.
 *
 * @param specs The versions.
 * @param source What they were made from.
 * @param contracts Path from the module to `spec/spec.ts`.
 * @returns A TypeScript module that exports `schemas`, a map by document path.
 */
export function loadersModule(specs: readonly Spec[], source: string, contracts: string): string {
  const what = 'the schema of one version';
  return loaders(specs, { folder: 'schemas', type: 'Schema', what }, source, contracts);
}

/**
 * Writes the module that loads how one service is driven.
 *
 * @param specs The versions; only servicetypes are driven.
 * @param source What they were made from.
 * @param contracts Path from the module to `spec/spec.ts`.
 * @returns A TypeScript module that exports `launches`, a map by document path.
 */
export function launchesModule(specs: readonly Spec[], source: string, contracts: string): string {
  const services = specs.filter(({ kind }) => kind === 'servicetype');
  const what = 'how one version of a servicetype is driven';
  return loaders(services, { folder: 'launches', type: 'Driving', what }, source, contracts);
}

/**
 * Writes the module of one schema.
 *
 * @param spec The version.
 * @param schema Its schema, references resolved.
 * @returns A JavaScript module with the schema as its default export.
 */
export function schemaModule(spec: Spec, schema: unknown): string {
  return `${notice(`Schema of ${spec.title}, version ${versionOf(spec)}.`, spec.path)}
export default ${parsed(schema)};
`;
}

/**
 * Writes the module that says how a service is driven.
 *
 * @param spec The version of a servicetype.
 * @returns A JavaScript module with what it accepts and its launches as its default export.
 */
export function drivingModule(spec: Spec): string {
  const { accepts, launch } = spec;
  return `${notice(`How ${spec.title}, version ${versionOf(spec)}, is driven.`, spec.path)}
export default ${parsed({ accepts, launch })};
`;
}

/**
 * Writes the declarations of a module with one default export.
 *
 * @param spec The version the module belongs to.
 * @param type The type of the export.
 * @param contracts Path from the module to the file that exports the type.
 * @returns A TypeScript declaration file.
 */
export function defaultExportDeclaration(spec: Spec, type: string, contracts: string): string {
  return `${notice(`${type} of ${spec.title}, version ${versionOf(spec)}.`, spec.path)}
import type { ${type} } from '${contracts}';

declare const value: ${type};
export default value;
`;
}
