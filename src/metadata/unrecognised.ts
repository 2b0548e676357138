import { everyCarrier } from '../spec/carriers.ts';
import { asking, type Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { reponseWord, responseWord } from '../spec/reponse-word.ts';
import type { Node } from './json-ld.ts';
import { keyMeant, keySpelledLike } from './message.ts';
import { recogniseFile } from './other-file.ts';

/** The keys that a message may have been meant to have, each with the key to write. */
const meantKeys: readonly (readonly [like: string, name: string])[] = [
  ...['tasktype', 'taskinfo', reponseWord, 'interfaces', 'servicetype', 'serviceinfo'].map(
    (name) => [name, name] as const,
  ),
  [responseWord, reponseWord],
];

/**
 * Says of a file that nobody knows what it may have been meant as.
 *
 * @param value The file's value.
 * @returns The error, with the keys to rename where a message is meant.
 */
export function unrecognised(value: Node): Fault {
  const renames = meantKeys.flatMap(([meant, name]) => {
    // An interface may be one of anything: only a spelling of its own shows that a reply is meant.
    const like = meant === 'interfaces' ? keySpelledLike(value, meant) : keyMeant(value, meant);
    return like === undefined ? [] : [[like, name] as const];
  });
  const hints = renames.map(([like, name]) => `Rename \`${like}\` to \`${name}\`.`);
  const recognised = renames.length === 0 ? recogniseFile(value) : undefined;
  if (recognised !== undefined) return problem('carrier-is-known', recognised);
  const fault = problem('carrier-is-known', {
    message: `The file is none of these: ${everyCarrier}.`,
    hint:
      hints.length > 0
        ? hints.join(' ')
        : 'A CodeMeta file is known by its @context, a task by `tasktype` and `taskinfo`, a reply by `reponseword`.',
  });
  return asking(fault, renames.length === 0 ? undefined : { renameAll: renames });
}
