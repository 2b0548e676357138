import { registry, servicetypes, tasktypes, validators } from '../../src/official.ts';
import { createPlanner, type Offer, type Planner, type Policy } from '../../src/planner.entry.ts';

/**
 * Makes an interface that a person opens.
 *
 * @param endpoint Its address.
 * @returns The interface.
 */
export function webInterface(endpoint = 'http://example.org/rosetta'): Offer['interfaces'][number] {
  return { servicetype: servicetypes.genericWebinterface, serviceinfo: { endpoint } };
}

/**
 * Makes a planner that takes one tasktype.
 *
 * @param name Name of the tasktype.
 * @param policy What of it is taken.
 * @returns The planner.
 */
export function plannerOf(name: keyof typeof tasktypes, policy: Policy = {}): Promise<Planner> {
  return createPlanner([{ tasktype: tasktypes[name], policy, interfaces: [webInterface()] }]);
}

/** The types of this registry and what checks them. */
export const official = { registry, validators };
