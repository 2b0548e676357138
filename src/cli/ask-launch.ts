import { launch, type Launch } from '../launch/launch.ts';
import { driving, registry, validators } from '../official.ts';
import { findWays } from '../planner/launch-task.ts';
import type { OfferedInterface } from '../planner/message.ts';
import { loadTaskChecks } from '../validate/check-task.ts';
import type { AskedTask } from './ask-tasks.ts';

const context = {
  registry,
  drivingOf: driving,
  problemsOf: async (...[version, info]: Parameters<Parameters<typeof findWays>[2]['problemsOf']>) => {
    const checks = await loadTaskChecks([version], validators);
    return checks(version)?.problemsOf(info) ?? [];
  },
};

/**
 * Says what one can open, send or do to have an offered service run a task.
 *
 * @param offered What a planner offers.
 * @param task The task.
 * @returns The launch; impossible, with the reasons, where the types say nothing of it or the task is not valid.
 */
export async function launchOf(offered: OfferedInterface, { tasktype, taskinfo }: AskedTask): Promise<Launch> {
  const found = await findWays(offered, { tasktype, taskinfo }, context);
  return 'reasons' in found
    ? { how: 'impossible', reasons: found.reasons, questions: [] }
    : launch(found.alternatives, found.subject);
}
