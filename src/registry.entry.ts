export { describeRegistry, describeVersion } from './registry/catalogue.ts';
export { contractDigest, type Contract } from './registry/contract.ts';
export { describeAsLinkedData } from './registry/linked-data.ts';
export {
  acceptedBy,
  accepts,
  broader,
  narrower,
  referenced,
  successorOf,
  type AcceptedPair,
} from './registry/links.ts';
export { lookup, type Answer } from './registry/lookup.ts';
export { messageSchema, publishedSchema } from './registry/message-schema.ts';
export { openRegistry, type OpenRegistry } from './registry/open.ts';
export { createRegistry, type Registry, type Type } from './registry/registry.ts';
export type { Bases } from './registry/uri.ts';
export { createChecker, type Checker } from './spec/checker.ts';
export { lint } from './spec/lint.ts';
export type { DocumentProblem, Problem, Severity } from './spec/problem.ts';
export { createReader, type DocumentReader, type ReadDocument } from './spec/read.ts';
export { rules, type Rule, type RuleId } from './spec/rules.ts';
export type { Documents, Entry, Example, Kind, Schema, Spec, Status } from './spec/spec.ts';
export { compileValidators } from './validate/compile.ts';
export { checkExamples } from './validate/examples.ts';
export type { Report } from './validate/report.ts';
export { validate, type ValidationContext, type ValidationOptions } from './validate/validate.ts';
export type { Validators } from './validate/validator.ts';
