import { launch, type Launch } from '../launch/launch.ts';
import type { OfferedInterface } from '../planner/message.ts';
import { openRegistry } from '../registry/open.ts';
import { versionMeant } from '../registry/version-meant.ts';
import type { Documents } from '../spec/spec.ts';

/** Says how a service runs a task; `undefined` where its servicetype says nothing of such tasks. */
export type FindLaunch = (
  task: { readonly tasktype: string; readonly taskinfo?: unknown },
  offered: OfferedInterface,
) => Launch | undefined;

/**
 * Opens the launches of a registry.
 *
 * @param documents Its documents.
 * @returns Finds the launch of a task, which has to be valid.
 */
export function launchFinder(documents: Documents): FindLaunch {
  const registry = openRegistry(documents);
  return ({ tasktype, taskinfo }, { servicetype, serviceinfo }) => {
    const service = registry.find(servicetype);
    const task = registry.find(tasktype);
    if (service?.kind !== 'servicetype' || task?.kind !== 'tasktype') return undefined;
    const ways = versionMeant(registry, service, servicetype).launch[task.name];
    return ways === undefined ? undefined : launch(ways, { service: serviceinfo, task: taskinfo });
  };
}
