import { joinPointer } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { createTally } from '../spec/tally.ts';
import { isTask, membersOf } from './entry-members.ts';
import type { Node } from './json-ld.ts';
import type { TypeOf } from './named-type.ts';
import { schemaSpellings } from './schema-terms.ts';

/** What holds no description of a thing: contexts and plain values, and the parts of a task. */
const closed: ReadonlySet<string> = new Set([
  '@context',
  '@value',
  'keywords',
  'taskinfo',
  ...schemaSpellings.additionalProperty,
  ...schemaSpellings.additionalType,
]);

/** Members that hold people, organisations and writings, which make up most of a file. */
const people: ReadonlySet<string> = new Set([
  'affiliation',
  'author',
  'citation',
  'contributor',
  'copyrightHolder',
  'creator',
  'editor',
  'funder',
  'maintainer',
  'producer',
  'provider',
  'publisher',
  'referencePublication',
  'sponsor',
]);

function carriesTask(value: unknown, typeOf: TypeOf): boolean {
  const node = { value, pointer: '' };
  return isTask(node, membersOf(node), typeOf);
}

/**
 * Looks through a CodeMeta file for tasks that stand where none is looked for. Beside tasks that were found, people and
 * writings are passed over, so that a right file is read as fast as before.
 *
 * @param root The file's value.
 * @param read JSON Pointers of what was read as an entry.
 * @param typeOf Finds the tasktype that a text means.
 * @returns A warning for each.
 */
export function misplacedTasks(root: Node, read: ReadonlySet<string>, typeOf: TypeOf): readonly Problem[] {
  const tally = createTally();
  const look = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => {
        if (typeof item === 'object') look(item, joinPointer(pointer, index));
      });
      return;
    }
    if (!read.has(pointer) && carriesTask(value, typeOf)) tally.add(() => misplaced(pointer));
    lookInto(value as Node, pointer);
  };
  const lookInto = (node: Node, pointer: string): void => {
    for (const key of Object.keys(node)) {
      const member = node[key];
      if (typeof member !== 'object' || closed.has(key) || (read.size > 0 && people.has(key))) continue;
      look(member, joinPointer(pointer, key));
    }
  };
  lookInto(root, '');
  return tally.problems();
}

function misplaced(pointer: string): Problem {
  return problem('task-stands-where-it-is-read', {
    severity: 'warning',
    message: 'A task stands here, where nobody looks for one, so it was not checked.',
    hint: 'Move it into the list under `targetProduct`.',
    pointer,
  });
}
