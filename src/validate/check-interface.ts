import { withoutChange } from '../spec/change.ts';
import type { Problem } from '../spec/problem.ts';
import { declarationOf } from './check-task.ts';
import { judge } from './judge.ts';
import type { TaskVerdict } from './report.ts';
import type { ValidationContext } from './validate.ts';

/** What is found of an interface that stands in no file. */
export interface CheckedInterface {
  /** `unknown` where the servicetype is not known, or the serviceinfo is too large to be checked. */
  readonly verdict: TaskVerdict;
  /** With pointers into the serviceinfo and no places. */
  readonly problems: readonly Problem[];
}

/**
 * Checks what a planner offers.
 *
 * @param offered URI of the servicetype, and the serviceinfo.
 * @param offered.servicetype URI of the servicetype.
 * @param offered.serviceinfo The serviceinfo.
 * @param context Where the type is found and what checks it.
 * @returns The verdict, with errors and warnings.
 */
export async function checkInterface(
  { servicetype, serviceinfo }: { readonly servicetype: string; readonly serviceinfo: unknown },
  { registry, validators }: ValidationContext,
): Promise<CheckedInterface> {
  const { task, problems } = await judge(declarationOf('servicetype', servicetype, serviceinfo), registry, validators);
  return { verdict: task.verdict, problems: problems.map(withoutChange) };
}
