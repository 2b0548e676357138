import { startEngine } from '../browser/engine-client.ts';
import type { AskEngine, EngineCalls } from './engine-messages.ts';

/**
 * Prepares the engine of a page about planners; nothing is loaded before it is asked.
 *
 * @param place The part of the page that names its script and its data.
 * @returns What asks it.
 */
export function lateEngine({ dataset: { worker = '', data = '' } }: HTMLElement): AskEngine {
  let engine: AskEngine | undefined;
  return (name, ask) => (engine ??= startEngine<EngineCalls>(worker, new URL(data, location.href).href))(name, ask);
}
