import { onTestFinished } from 'vitest';
import type { Handler } from '../../src/http/accepts.ts';
import { serve } from '../../src/http/node.ts';
import { servicetypes, tasktypes } from '../../src/official.ts';
import { acceptsHandler, createPlanner } from '../../src/planner.entry.ts';
import {
  testPlanner,
  type ConformanceOptions,
  type ConformanceReport,
} from '../../src/planner/conformance/conformance.ts';
import { usualLimits } from '../../src/planner/conformance/limits.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { loadTaskChecks } from '../../src/validate/check-task.ts';
import { createValidators } from '../../src/validate/validator.ts';
import { openOwnDocuments } from '../documents.ts';

const registry = await openOwnDocuments();
const validators = createValidators((entry) => registry.schemaOf(entry as Spec));
const checks = await loadTaskChecks(
  registry.types.map(({ current }) => current),
  validators,
);

/** The types of this repository, with their examples. */
export const types = { registry, checks };

const webInterface = {
  servicetype: servicetypes.genericWebinterface,
  serviceinfo: { endpoint: 'https://service.example.org/' },
};

/**
 * Makes a planner of ours.
 *
 * @param taken The tasktypes that it takes.
 * @returns What answers its requests.
 */
export async function ours(taken: readonly string[] = Object.values(tasktypes)): Promise<Handler> {
  return acceptsHandler(await createPlanner(taken.map((tasktype) => ({ tasktype, interfaces: [webInterface] }))));
}

/**
 * Serves a handler until the test is over.
 *
 * @param handler What answers.
 * @returns Its address.
 */
export async function served(handler: Handler): Promise<string> {
  const server = await serve(handler, { port: 0 });
  onTestFinished(() => server.close(0));
  return server.address;
}

const asked = new Set(['example-task', 'zeppelin-notebook', 'oci-container']);

/** All servicetypes and a few tasktypes, which are soon asked about. */
export const few = {
  registry: createRegistry<Spec>(registry.specs.filter(({ kind, name }) => kind === 'servicetype' || asked.has(name))),
  checks,
};

/** Patience with a machine that has more to do; nothing is slow. */
export const patient = { ...usualLimits, slow: 60_000, patience: 60_000 };

/** A short time, for planners that keep silent. */
export const hasty = { ...patient, patience: 2_000, unanswered: 3 };

/**
 * Tests a planner.
 *
 * @param address Where it is.
 * @param options How it is tested.
 * @returns What came of it.
 */
export function tested(address: string, options: Partial<ConformanceOptions> = {}): ReturnType<typeof testPlanner> {
  return testPlanner(address, { ...types, fetch, limits: patient, ...options });
}

/**
 * Lists the checks of a report that came to a verdict.
 *
 * @param report The report.
 * @param wanted The verdict.
 * @returns Their ids, in order.
 */
export function checksWith(
  report: Awaited<ReturnType<typeof tested>>,
  wanted: ConformanceReport['checks'][number]['verdict'],
): readonly string[] {
  if (report.verdict === 'unreachable') throw new Error(report.message);
  return report.checks.filter(({ verdict }) => verdict === wanted).map(({ id }) => id);
}
