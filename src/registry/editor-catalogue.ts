import { base, site } from '../identity.ts';

/** Where the files are served today, without a slash at its end. */
const servedAt = new URL(base, site).href.replace(/\/$/, '');

/** What editors complete and check, by the name of the file that is edited. */
const schemas = [
  {
    name: 'CodeMeta with tasks',
    description: 'Metadata of research software that declares what can be run of it.',
    fileMatch: ['codemeta.json'],
    file: 'codemeta.json',
  },
  {
    name: 'ExecutionPlanner task',
    description: 'What a client asks an ExecutionPlanner to run: a tasktype and its taskinfo.',
    fileMatch: ['*.task.json'],
    file: 'task.json',
  },
  {
    name: 'ExecutionPlanner reply',
    description: 'What an ExecutionPlanner replies: YES with interfaces, or NO.',
    fileMatch: ['*.reply.json'],
    file: 'reply.json',
  },
  {
    name: 'ExecutionPlanner configuration',
    description: 'What an ExecutionPlanner takes and how it has it run, as `tasktypes planner serve` reads it.',
    fileMatch: ['planner.yaml', '*.planner.yaml'],
    file: 'planner.schema.json',
  },
] as const;

/**
 * Makes the catalogue of schemas for editors, in the shape of SchemaStore's: what `catalog.json` serves. It is the only
 * file that holds the address at which it is served, because an editor follows it at once.
 *
 * @param address Where the files are served, without a slash at its end.
 * @returns The catalogue.
 */
export function editorCatalogue(address: string = servedAt): unknown {
  return {
    $schema: 'https://json.schemastore.org/schema-catalog.json',
    version: 1,
    schemas: schemas.map(({ file, ...schema }) => ({ ...schema, url: `${address}/${file}` })),
  };
}
