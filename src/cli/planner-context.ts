import { driving, registry, validators } from '../official.ts';
import { plannerTypes, type PlannerTypes } from '../planner/planner-types.ts';
import { loadTaskChecks } from '../validate/check-task.ts';

/** The types this package ships, loaded for a planner. */
export type ShippedTypes = PlannerTypes;

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
  return plannerTypes(registry, checks, ({ uri }) => byService.get(uri));
}
