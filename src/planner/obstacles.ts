import type { Launch } from '../launch/launch.ts';
import type { LaunchSubject } from '../launch/values.ts';
import { referenced } from '../registry/links.ts';
import type { Registry, Type } from '../registry/registry.ts';
import type { LaunchAlternative } from '../spec/launch.ts';
import type { Driving } from '../spec/spec.ts';
import type { OfferedInterface } from './message.ts';

/** Says why a service cannot be handed a whole task, a sentence each; it can where there is none. */
export type Obstacles = (offered: OfferedInterface, tasktype: Type, taskinfo: unknown) => readonly string[];

/**
 * Makes what finds tasks that a service has no way to take: a YES to one of them would be of no use to anybody.
 *
 * @param registry Where types are found.
 * @param drivingOf How a service is driven; absent for a service that nobody knows, which is left to who offers it.
 * @param launch Makes a launch of the ways and of what they take their values from.
 * @returns What finds them.
 */
export function findObstacles(
  registry: Registry,
  drivingOf: (servicetype: Type) => Driving | undefined,
  launch: (ways: readonly LaunchAlternative[], subject: LaunchSubject) => Launch,
): Obstacles {
  return ({ servicetype, serviceinfo }, tasktype, taskinfo) => {
    const service = registry.find(servicetype);
    const driving = service && drivingOf(service);
    const accepted = driving?.accepts.find(
      (each) => referenced(registry, 'tasktype', each.tasktype)?.uri === tasktype.uri,
    );
    const ways = accepted && driving?.launch[accepted.tasktype];
    if (service === undefined || ways === undefined) return [];
    const made = launch(ways, { service: serviceinfo, task: taskinfo });
    if (made.how !== 'impossible') return [];
    const when = accepted?.when === undefined ? '' : ` ${service.current.title} takes such tasks so: ${accepted.when}`;
    return made.reasons.map((reason) => reason + when);
  };
}
