import { referenced } from '../registry/links.ts';
import type { Registry, Type } from '../registry/registry.ts';
import type { Driving } from '../spec/spec.ts';
import type { ConfigurationContext } from './configuration/configured-interfaces.ts';
import { findObstacles, type Obstacles } from './obstacles.ts';
import type { TaskChecks } from './offer.ts';

/** The types that a planner from a configuration knows, with all that is needed to answer. */
export interface PlannerTypes extends ConfigurationContext {
  readonly checks: TaskChecks;
  readonly obstacles: Obstacles;
}

/**
 * Puts together what a planner needs to know, so that it answers alike wherever it runs.
 *
 * @param registry Where types are found.
 * @param checks What checks taskinfos and serviceinfos of the versions of the registry.
 * @param drivingOf How a service is driven, by its type.
 * @returns What a configuration is read with and a planner is made with.
 */
export function plannerTypes(
  registry: Registry,
  checks: TaskChecks,
  drivingOf: (servicetype: Type) => Driving | undefined,
): PlannerTypes {
  return {
    registry,
    checks,
    obstacles: findObstacles(registry, drivingOf),
    isAccepted: (servicetype, { uri }) =>
      drivingOf(servicetype)?.accepts.some(({ tasktype }) => referenced(registry, 'tasktype', tasktype)?.uri === uri) ??
      false,
  };
}
