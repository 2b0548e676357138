import { driving, registry, validators } from '../official.ts';
import type { ConfigurationContext } from '../planner/configuration/configured-interfaces.ts';
import { findObstacles, type Obstacles } from '../planner/obstacles.ts';
import type { TaskChecks } from '../planner/offer.ts';
import { loadTaskChecks } from '../validate/check-task.ts';

/** The types this package ships, loaded for a planner. */
export interface ShippedTypes extends ConfigurationContext {
  readonly checks: TaskChecks;
  readonly obstacles: Obstacles;
}

/**
 * Loads the types this package ships, with what checks them and which servicetype accepts which tasktype.
 *
 * @returns The types.
 */
export async function loadShippedTypes(): Promise<ShippedTypes> {
  const versions = registry.types.flatMap((type) => type.versions);
  const services = registry.types.filter(({ kind }) => kind === 'servicetype');
  const [checks, drivings] = await Promise.all([
    loadTaskChecks(versions, validators),
    Promise.all(services.map(async ({ uri, current }) => [uri, await driving(current)] as const)),
  ]);
  const byService = new Map(drivings);
  return {
    registry,
    checks,
    obstacles: findObstacles(registry, ({ uri }) => byService.get(uri)),
    isAccepted: ({ uri }, { name, major }) => {
      const reference = major === 1 ? name : `${name}/${major}`;
      return byService.get(uri)?.accepts.some(({ tasktype }) => tasktype === reference) ?? false;
    },
  };
}
