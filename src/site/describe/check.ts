import { checkTask } from '../../validate/check-task.ts';
import { createValidators } from '../../validate/validator.ts';
import type { Registry } from '../../registry/registry.ts';
import type { Problem } from '../../spec/problem.ts';
import type { Schema } from '../../spec/spec.ts';
import type { Task } from '../../planner/planner-request.ts';

/** What is wrong with a task. */
export interface Checked {
  /** Fields that are needed and not there yet. */
  readonly needed: readonly Problem[];
  readonly wrong: readonly Problem[];
}

/** A form never writes fields of two forms, so that what is wrong with the choice is that nothing was chosen yet. */
const keywords = new Set<string | undefined>(['required', 'dependentRequired', 'oneOf']);
const isMissing = ({ keyword }: Problem): boolean => keywords.has(keyword);

/**
 * Checks a task as it is typed.
 *
 * @param task The task.
 * @param schemas The schema of the forms that were chosen, and that of the type, which has the last word.
 * @param registry Where the type is found.
 * @returns What is missing and what is wrong; nothing of either for a valid task.
 */
export async function check(
  { tasktype, taskinfo }: Task,
  schemas: { readonly chosen: Schema; readonly whole: Schema },
  registry: Registry,
): Promise<Checked> {
  const faultsBy = (schema: Schema): Promise<readonly Problem[]> =>
    checkTask(tasktype, taskinfo, { registry, validators: createValidators(() => schema) });
  const chosen = await faultsBy(schemas.chosen);
  const faults = chosen.length > 0 ? chosen : await faultsBy(schemas.whole);
  return { needed: faults.filter(isMissing), wrong: faults.filter((fault) => !isMissing(fault)) };
}
