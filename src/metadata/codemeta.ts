import { asking, type Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { contextsOf, describedNodes, isKept, usualContext } from './contexts.ts';
import type { Declarations } from './declarations.ts';
import { isTask, membersOf } from './entry-members.ts';
import { child, elements, isNode, isReference, unwrap, type Located, type Node } from './json-ld.ts';
import type { Reading } from './message.ts';
import type { TypeOf } from './named-type.ts';
import type { Follow } from './property-values.ts';
import { misplacedTasks } from './misplaced.ts';
import { readEntry, type Surroundings } from './task-entry.ts';

function followIn(root: Located): Follow {
  const graph = child(root, '@graph');
  if (graph === undefined) return (located) => located;
  const nodes = new Map<unknown, Located>(
    elements(graph).map((node) => [(child(node, '@id') ?? child(node, 'id'))?.value, node]),
  );
  return (located) => (isReference(located.value) ? (nodes.get(unwrap(located).value) ?? located) : located);
}

/** The tasks listed in an object, and the object itself where it carries one, as some authors write it at the top. */
function entriesOf(node: Located, follow: Follow, typeOf: TypeOf): readonly Located[] {
  const members = membersOf(node);
  const listed = members.slots.flatMap((slot) => elements(slot).map(follow));
  const entries = isTask(node, members, typeOf) ? [node, ...listed] : listed;
  return entries.filter((entry) => isNode(entry.value));
}

const slotHints: Readonly<Record<string, string>> = {
  targetProduct: `Use the context "${usualContext}".`,
  isSourceCodeOf:
    'Rename `isSourceCodeOf` to `targetProduct`, which means the same and is in every CodeMeta since 2.0.',
};

/** `targetProduct` came with CodeMeta 2, `isSourceCodeOf` with 3; an older context drops them with all they hold. */
function judgeSlots(root: Located, { declared }: Reading): readonly Fault[] {
  const contexts = contextsOf(root);
  if (contexts.length === 0) return [];
  return Object.entries(slotHints).flatMap(([term, hint]) => {
    const slot = child(root, term);
    if (slot === undefined || isKept(term, contexts)) return [];
    if (!declared.some(({ pointer }) => pointer.startsWith(slot.pointer))) return [];
    const message = `JSON-LD drops \`${term}\`, because the context of the file does not define it.`;
    const fault = problem('task-survives-json-ld', { severity: 'warning', message, hint, pointer: slot.pointer });
    return [asking(fault, term === 'targetProduct' ? undefined : { rename: term, as: 'targetProduct' })];
  });
}

/**
 * Reads the tasks that a CodeMeta file declares: those at the top of the file and those of the objects in its `@graph`.
 *
 * @param value The file's value.
 * @param typeOf Finds the tasktype that a text means.
 * @returns The tasks in the order of the file.
 */
export function declareCodemeta(value: Node, typeOf: TypeOf): Declarations {
  const root = { value, pointer: '' };
  const follow = followIn(root);
  const around: Surroundings = { contexts: contextsOf(root), follow, typeOf };
  const entries = describedNodes(root).flatMap((node) => entriesOf(node, follow, typeOf));
  // A node of the graph may be referred to several times and is still one task.
  const distinct = new Map(entries.map((entry) => [entry.pointer, entry]));
  const readings = [...distinct.values()].map((entry) => readEntry(entry, around));
  const reading: Reading = {
    declared: readings.flatMap(({ declared }) => declared),
    problems: readings.flatMap(({ problems }) => problems),
  };
  return {
    carrier: 'codemeta',
    declared: reading.declared,
    problems: [
      ...judgeSlots(root, reading),
      ...reading.problems,
      ...misplacedTasks(value, new Set(reading.declared.map(({ pointer }) => pointer)), typeOf),
    ],
  };
}
