import { listed } from '../spec/words.ts';
import type { WrongCall } from './wrong-call.ts';

/**
 * Looks for a parameter that a call does not know, or that stands there twice: one that was passed over would be believed.
 *
 * @param query The parameters of the call.
 * @param known The names of those that it knows.
 * @returns What is wrong, or nothing.
 */
export function strayParameter(query: URLSearchParams, known: readonly string[]): WrongCall | undefined {
  for (const name of query.keys()) {
    const use = known.length === 0 ? 'This call has none.' : `Use ${listed(known)}.`;
    if (!known.includes(name))
      return { problem: 'unknown-value', detail: `There is no parameter "${name.slice(0, 60)}". ${use}` };
    if (query.getAll(name).length > 1)
      return { problem: 'unknown-value', detail: `The parameter "${name}" stands there twice. Give it once.` };
  }
  return undefined;
}
