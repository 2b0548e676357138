import { identifiers } from '../identity.ts';
import type { Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { createTally } from '../spec/tally.ts';
import { described, shown } from '../spec/words.ts';
import { contextsOf, describedNodes, isKept } from './contexts.ts';
import { checkReferences, indexOf, type CrateIndex } from './crate-references.ts';
import type { Declarations } from './declarations.ts';
import { classesOf, isMessage, isTask, membersOf, namedTypes } from './entry-members.ts';
import { child, elements, isLocatedNode, isNode, type Located, type Node } from './json-ld.ts';
import { misplacedTasks } from './misplaced.ts';
import type { TypeOf } from './named-type.ts';
import { readEntry, type Surroundings } from './task-entry.ts';

/** Entities that are meant as tasks: by a key, by a type of ours in any spelling, or because a product list names them. */
function entriesOf(root: Located, index: CrateIndex, typeOf: TypeOf): readonly Located<Node>[] {
  const found = describedNodes(root).flatMap((node) => {
    const members = membersOf(node);
    const listed = members.slots.flatMap((slot) => elements(slot).map(index.follow));
    const isMeant =
      isTask(node, members, typeOf) ||
      (members.properties.length > 0 && namedTypes(node, members, typeOf).some(({ value }) => isOurs(value)));
    return isMeant ? [node, ...listed] : listed;
  });
  return [...new Map(found.filter(isLocatedNode).map((entry) => [entry.pointer, entry])).values()];
}

const isOurs = (type: unknown): boolean => typeof type === 'string' && type.startsWith(`${identifiers}/`);

const isImage = (node: Located): boolean =>
  classesOf(node).some(({ value }) => typeof value === 'string' && /(?:^|[#/:])ContainerImage$/.test(value));

function howToAdd(typeOf: TypeOf): string {
  const uri = typeOf('oci-container')?.uri ?? `${identifiers}/tasktypes/…`;
  return `Add to @graph an entity such as {"@id": "#task", "@type": "SoftwareApplication", "name": "…", "additionalType": {"@id": "${uri}"}, "additionalProperty": {"@id": "#image"}}, and for each field an entity {"@id": "#image", "@type": "PropertyValue", "propertyID": "image", "value": "…"}.`;
}

function withoutTask(root: Located, typeOf: TypeOf): readonly Fault[] {
  const hint = howToAdd(typeOf);
  const images = describedNodes(root).filter(isImage);
  const tally = createTally();
  for (const { value, pointer } of images) {
    const name = isNode(value) ? (value['name'] ?? value['@id']) : undefined;
    const message = `${shown(name ?? 'This entity')} is a container image and no task by itself.`;
    tally.add(() => problem('carrier-declares-a-task', { severity: 'warning', message, hint, pointer }));
  }
  const message = 'This is an RO-Crate that declares no task.';
  return images.length > 0
    ? tally.problems()
    : [problem('carrier-declares-a-task', { severity: 'warning', message, hint })];
}

/** A field that several tasks refer to is wrong once. */
function distinct(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.message}`, fault])).values()];
}

/** The terms that hints name; what an author wrote is in messages. */
const prefixed = /\bschema:(?=(?:additionalProperty|additionalType|propertyID|PropertyValue|value)\b)/g;

/**
 * What is told of a CodeMeta file has another form here: entities stand side by side and refer to each other, and the context
 * of crates has the terms without prefix.
 */
function inCrate(fault: Fault, isPlain: boolean, typeOf: TypeOf): Fault {
  if (fault.rule === 'task-survives-json-ld') return { ...fault, hint: howToAdd(typeOf) };
  if (fault.rule === 'task-stands-where-it-is-read')
    return { ...fault, hint: 'Give it an @id, and let it stand in @graph by itself.' };
  const { hint } = fault;
  return isPlain && hint !== undefined ? { ...fault, hint: hint.replaceAll(prefixed, '') } : fault;
}

/** A crate whose parts cannot be told apart is no crate without tasks. */
function unlisted(root: Located): readonly Fault[] {
  const graph = child(root, '@graph');
  if (graph === undefined || Array.isArray(graph.value)) return [];
  return [
    problem('tasks-are-listed', {
      message: `The @graph of the RO-Crate is ${described(graph.value)} where a list of entities is expected.`,
      hint: 'Write "@graph": [{"@id": "…", …}, …].',
      pointer: graph.pointer,
    }),
  ];
}

/**
 * Reads the tasks that an RO-Crate declares: entities of its `@graph` whose `additionalType` is a tasktype and whose
 * `additionalProperty` leads to the fields, each in its own place.
 *
 * @param value The file's value.
 * @param typeOf Finds the tasktype that a text means.
 * @returns The tasks in the order of the file; one whose references lead to nothing, or to several entities, is broken.
 */
export function declareCrate(value: Node, typeOf: TypeOf): Declarations {
  const root = { value, pointer: '' };
  const index = indexOf(root);
  const around: Surroundings = { contexts: contextsOf(root), follow: index.follow, typeOf };
  const isPlain = isKept('additionalProperty', around.contexts);
  const found = entriesOf(root, index, typeOf);
  const { entries, faults: ofReferences } = checkReferences(found, index);
  const readings = entries.map(({ entry, faults }) => {
    const { declared, problems } = readEntry(entry, around);
    if (declared.length === 0 && !isMessage(membersOf(entry))) return { declared, problems };
    const broken = faults.length > 0;
    const taken = new Set(faults.map(({ pointer }) => pointer));
    return {
      declared: broken ? declared.map((task) => ({ ...task, broken })) : declared,
      problems: [...faults, ...problems.filter(({ pointer }) => !taken.has(pointer))],
    };
  });
  const declared = readings.flatMap((reading) => reading.declared);
  const read = new Set(found.map(({ pointer }) => pointer));
  const faults = [
    ...unlisted(root),
    ...ofReferences,
    ...readings.flatMap((reading) => reading.problems),
    ...misplacedTasks(value, read, typeOf),
  ];
  const problems = distinct(faults).map((fault) => inCrate(fault, isPlain, typeOf));
  const isEmpty = declared.length + problems.length === 0;
  return { carrier: 'crate', declared, problems: isEmpty ? withoutTask(root, typeOf) : problems };
}
