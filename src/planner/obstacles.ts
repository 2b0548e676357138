import { whyNoWay } from '../launch/way.ts';
import { referenced } from '../registry/links.ts';
import type { Registry, Type } from '../registry/registry.ts';
import type { Driving } from '../spec/spec.ts';
import type { OfferedInterface } from './message.ts';

/** Says why a service cannot be handed a whole task, a sentence each; it can where there is none. */
export type Obstacles = (offered: OfferedInterface, tasktype: Type, taskinfo: unknown) => readonly string[];

/**
 * Makes what finds tasks that a service has no way to take: a YES to one of them would be of no use to anybody.
 *
 * @param registry Where types are found.
 * @param drivingOf How a service is driven; absent for a service that nobody knows, which is left to who offers it.
 * @returns What finds them.
 */
export function findObstacles(registry: Registry, drivingOf: (servicetype: Type) => Driving | undefined): Obstacles {
  return ({ servicetype, serviceinfo }, tasktype, taskinfo) => {
    const service = registry.find(servicetype);
    const driving = service && drivingOf(service);
    const accepted = driving?.accepts.find(
      (each) => referenced(registry, 'tasktype', each.tasktype)?.uri === tasktype.uri,
    );
    const ways = accepted && driving?.launch[accepted.tasktype];
    if (service === undefined || ways === undefined) return [];
    const reasons = whyNoWay(ways, { service: serviceinfo, task: taskinfo });
    if (reasons.length === 0) return [];
    const when = accepted?.when === undefined ? '' : ` ${service.current.title} takes such tasks so: ${accepted.when}`;
    return reasons.map((reason) => reason + when);
  };
}
