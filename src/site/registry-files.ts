import { isOfficial } from '../identity.ts';

/** A file of the registry as a whole, and what it holds. */
export interface RegistryFile {
  readonly file: string;
  readonly what: string;
}

/** The files at the root of the site. */
export const registryFiles: readonly RegistryFile[] = [
  { file: 'index.json', what: 'every type with every exact string that means it, for programs that look a string up' },
  { file: 'bundle.json', what: 'the JSON Schemas of all types in one file, for code generators' },
  { file: 'task.json', what: 'JSON Schema of a task of any type, as it stands in a message' },
  { file: 'reply.json', what: 'JSON Schema of what an ExecutionPlanner replies' },
  { file: 'codemeta.json', what: 'JSON Schema of a codemeta.json that declares tasks' },
  { file: 'catalog.json', what: 'tells editors which of these schemas is for which files' },
  { file: 'planner.openapi.json', what: 'OpenAPI description of an ExecutionPlanner, for its clients and servers' },
  { file: 'planner.schema.json', what: 'JSON Schema of the configuration of a planner, planner.yaml' },
  { file: 'needs.csv', what: 'the least metadata that makes a task of each type runnable, as a table' },
  ...(isOfficial ? [{ file: 'openapi.json', what: 'OpenAPI description of the HTTP API of this registry' }] : []),
];
