import { reponseWord, responseWord } from '../spec/reponse-word.ts';
import type { Schema } from '../spec/spec.ts';

/**
 * Refuses members of an object beside others. Programs that make classes of a schema stumble over a property that is
 * `false`, but not here; and editors say which member it is.
 */
function refuse(names: readonly string[], beside: readonly string[]): Schema {
  const alone = { properties: Object.fromEntries(names.map((name) => [name, false])) };
  return Object.fromEntries(beside.map((name) => [name, alone]));
}

/** Members of a JSON-LD file, in which a list of one is the same as its item. */
const ofJsonLd = ['@context', '@graph'];

/** What a task refuses under `dependentSchemas`: that it is a reply, or a JSON-LD file, at once. */
export const refusedInTasks = refuse(
  [reponseWord, responseWord, 'interfaces', 'servicetype', 'serviceinfo', ...ofJsonLd],
  ['tasktype'],
);

/** What a reply refuses under `dependentSchemas`: that it is a task, or a JSON-LD file, at once. */
export const refusedInReplies = refuse(['tasktype', 'taskinfo', ...ofJsonLd], [reponseWord, responseWord]);
