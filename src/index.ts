import { registry, validators } from './official.ts';
import { lookup as lookupIn, type Answer } from './registry/lookup.ts';
import type { Report } from './validate/report.ts';
import { validate as validateIn, type ValidationOptions } from './validate/validate.ts';

export { identifiers } from './identity.ts';
export { insertBlock, writeBlock, type Block, type BlockTask } from './metadata/block.ts';
export type { Proposal } from './metadata/propose.ts';
export { registry, servicetypes, tasktypes, validators } from './official.ts';
// The names of the generated types are those of the documents; a star is also what lets a user extend `Tasktypes`.
export type * from './official.ts';
export { extractUris, type ExtractedUri } from './registry/log.ts';
export type { Answer } from './registry/lookup.ts';
export type { Registry, Type } from './registry/registry.ts';
export type { Place, Problem, Severity } from './spec/problem.ts';
export { infoMember, versionOf, type Entry, type Kind, type Schema, type Status } from './spec/spec.ts';
export {
  joinVerdicts,
  type Report,
  type Reports,
  type TaskReport,
  type TaskVerdict,
  type Verdict,
} from './validate/report.ts';
export type { ValidationOptions } from './validate/validate.ts';
export type { Validators } from './validate/validator.ts';

/**
 * Says what any string found in a log, a file or a message is, by the types this package ships.
 *
 * @param text Any text.
 * @returns The answer, with advice that ends with something to do; it never guesses silently.
 */
export function lookup(text: string): Answer {
  return lookupIn(registry, text);
}

/**
 * Validates a task, a reply of an ExecutionPlanner or a CodeMeta file against the types this package ships; only the
 * validators that the file needs are loaded.
 *
 * @param input The bytes of the file, or its text.
 * @param options Name, format and size limit of the file.
 * @returns The report: one verdict for the file, one for each task, and every problem with its place.
 */
export function validate(input: string | Uint8Array, options: ValidationOptions = {}): Promise<Report> {
  return validateIn(input, { registry, validators }, options);
}
