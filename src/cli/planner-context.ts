import { driving, registry, validators } from '../official.ts';
import type { ConfigurationContext } from '../planner/configuration/configuration.ts';
import type { TaskChecks } from '../planner/offer.ts';
import { loadTaskChecks } from '../validate/check-task.ts';

/** The types this package ships, loaded for a planner. */
export interface ShippedTypes extends ConfigurationContext {
  readonly checks: TaskChecks;
}

/**
 * Loads the types this package ships, with what checks them and which servicetype accepts which tasktype.
 *
 * @returns The types.
 */
export async function loadShippedTypes(): Promise<ShippedTypes> {
  const versions = registry.types.flatMap((type) => type.versions);
  const services = registry.types.filter(({ kind }) => kind === 'servicetype');
  const [checks, accepted] = await Promise.all([
    loadTaskChecks(versions, validators),
    Promise.all(services.map(async ({ uri, current }) => [uri, await driving(current)] as const)),
  ]);
  const byService = new Map(
    accepted.map(([uri, { accepts }]) => [uri, new Set(accepts.map(({ tasktype }) => tasktype))]),
  );
  return {
    registry,
    checks,
    isAccepted: (servicetype, { name, major }) =>
      byService.get(servicetype.uri)?.has(major === 1 ? name : `${name}/${major}`) ?? false,
  };
}
