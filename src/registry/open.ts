import type { DocumentProblem, Problem } from '../spec/problem.ts';
import { lint } from '../spec/lint.ts';
import { createReader, schemaPointer, type ReadDocument } from '../spec/read.ts';
import type { Documents, Schema, Spec } from '../spec/spec.ts';
import { checkFoundations } from './foundations.ts';
import { checkLaunches } from './launches.ts';
import { checkLinks } from './links.ts';
import { createRegistry, type Registry } from './registry.ts';
import { resolveReferences, type SchemaOf } from './schema.ts';
import type { Bases } from './uri.ts';

/** A registry opened from documents, with everything that is wrong with them. */
export interface OpenRegistry extends Registry<Spec> {
  /** Every document that could be read, by path. */
  readonly specs: readonly Spec[];
  /** The schema of a document with its references resolved. */
  readonly schemaOf: (spec: Pick<Spec, 'path'>) => Schema;
  /** The schemas of all documents as written, by reference path. */
  readonly writtenSchemaOf: SchemaOf;
  readonly problems: readonly DocumentProblem[];
  /** Adds the path and the place to a problem whose pointer leads into a document's front matter. */
  readonly placed: (path: string, problem: Problem) => DocumentProblem;
}

/** How a reference names a document: its path without the ending. */
export function referencePath(path: string): string {
  return `/${path.replace(/\.md$/, '')}`;
}

/**
 * Opens a registry: reads every document, lints it, resolves its references and checks the links between documents.
 * Examples are not run here.
 *
 * @param documents The documents by path; what is not a document of a type is a problem.
 * @param bases The bases of identifiers; those of this registry unless given.
 * @param read Reads a document; one that keeps nothing unless given.
 * @returns The registry of all documents that could be read, and the problems of all documents, by path.
 */
export function openRegistry(documents: Documents, bases?: Bases, read = createReader()): OpenRegistry {
  const readings = new Map<string, ReadDocument>();
  for (const path of Object.keys(documents).sort()) readings.set(path, read(path, documents[path] ?? ''));
  const specs = [...readings.values()].flatMap(({ spec }) => (spec === undefined ? [] : [spec]));
  const schemas = new Map(specs.map((spec) => [referencePath(spec.path), spec.schema]));
  const writtenSchemaOf: SchemaOf = (path) => schemas.get(path);
  const resolved = new Map(
    specs.map((spec) => [spec.path, resolveReferences(referencePath(spec.path), writtenSchemaOf)]),
  );
  const schemaOf = ({ path }: Pick<Spec, 'path'>): Schema => resolved.get(path)?.schema ?? {};
  const placed = (path: string, fault: Problem): DocumentProblem => ({
    path,
    ...fault,
    ...(fault.line === undefined ? readings.get(path)?.placeOf(fault.pointer) : {}),
  });

  const problems: DocumentProblem[] = [];
  for (const [path, reading] of readings) {
    const { spec } = reading;
    const references = spec === undefined ? [] : (resolved.get(path)?.problems ?? []);
    const inSchema = references.map((fault) => ({
      ...fault,
      pointer: schemaPointer(spec?.kind ?? 'tasktype') + fault.pointer,
    }));
    for (const fault of [...reading.problems, ...lint(reading), ...inSchema]) problems.push(placed(path, fault));
  }
  for (const { path, ...fault } of [
    ...checkLinks(specs, bases),
    ...checkFoundations(specs),
    ...checkLaunches(specs, schemaOf),
  ])
    problems.push(placed(path, fault));
  return { ...createRegistry(specs, bases), specs, schemaOf, writtenSchemaOf, problems, placed };
}
