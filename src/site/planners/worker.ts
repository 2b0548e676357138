import type { CallOf } from '../browser/engine-client.ts';
import { serveEngine } from '../browser/engine-port.ts';
import { createEngine, type Engine } from './engine.ts';
import type { EngineCalls } from './engine-messages.ts';
import type { PlannerData } from './planner-data.ts';

async function load(address: string): Promise<Engine> {
  const response = await fetch(address).catch(() => undefined);
  if (response?.ok !== true)
    throw new Error('What is known of the types could not be loaded. See that you are online, and load the page again');
  return createEngine((await response.json()) as PlannerData);
}

serveEngine<EngineCalls>((address: string) => {
  const engine = load(address);
  // Whoever asks is told.
  engine.catch(() => undefined);
  return async (call: CallOf<EngineCalls>) => (await engine)(call);
});
