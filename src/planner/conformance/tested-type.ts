import type { Registry, Type } from '../../registry/registry.ts';
import { isObject } from '../../spec/object.ts';
import type { Spec } from '../../spec/spec.ts';
import { partOfTask } from '../given.ts';
import type { TaskChecks } from '../offer.ts';

/** A tasktype, with the tasks that a planner is asked about. */
export interface TestedType {
  /** The URI to write. */
  readonly uri: string;
  /** Every exact string that means the type, that one first. */
  readonly uris: readonly string[];
  /** Tasks that are right. */
  readonly accepted: readonly Readonly<Record<string, unknown>>[];
  readonly rejected: readonly RejectedTask[];
}

/** A task that is wrong. */
export interface RejectedTask {
  readonly taskinfo: unknown;
  /** What is wrong with it, in a sentence. */
  readonly why: string;
  /** Whether it only lacks fields, so that it may be a question about a task that is not whole yet. */
  readonly isPart: boolean;
}

function rejectedTask(taskinfo: unknown, { current }: Type<Spec>, checks: TaskChecks): readonly RejectedTask[] {
  const check = checks(current);
  // No taskinfo at all is the question about the tag alone.
  if (check === undefined || taskinfo === null) return [];
  const problems = check.problemsOf(taskinfo).filter(({ severity }) => severity === 'error');
  const { wrong } = partOfTask(problems, taskinfo, check.schema);
  return [{ taskinfo, why: (wrong[0] ?? problems[0])?.message ?? '', isPart: wrong.length === 0 }];
}

/**
 * Collects what a planner is asked about a tasktype.
 *
 * @param uri A URI; of a type that the registry does not know only the URI is tested.
 * @param registry The types, with their examples.
 * @param checks What checks a taskinfo against the current version of its type.
 * @returns The type with its tasks.
 */
export function testedType(uri: string, registry: Registry<Spec>, checks: TaskChecks): TestedType {
  const type = registry.find(uri);
  if (type?.kind !== 'tasktype') return { uri, uris: [uri], accepted: [], rejected: [] };
  const { examples } = type.current;
  return {
    uri: type.uri,
    uris: type.uris,
    accepted: examples.flatMap(({ verdict, value }) => (verdict === 'accepted' && isObject(value) ? [value] : [])),
    rejected: examples.flatMap(({ verdict, value }) =>
      verdict === 'rejected' ? rejectedTask(value, type, checks) : [],
    ),
  };
}
