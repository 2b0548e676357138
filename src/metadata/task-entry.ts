import { problem, type Problem } from '../spec/problem.ts';
import type { Declaration } from './declarations.ts';
import { classesOf, isKnown, isMessage, membersOf, namedTypes, type Members } from './entry-members.ts';
import type { Located } from './json-ld.ts';
import type { Reading } from './message.ts';
import type { TypeOf } from './named-type.ts';
import { readPropertyValues, type Follow } from './property-values.ts';
import { judgeSurvival } from './survival.ts';
import { readWhole, type Taskinfo } from './taskinfo.ts';

/** What an entry's surroundings say. */
export interface Surroundings {
  /** The contexts in force at the entry. */
  readonly contexts: readonly unknown[];
  readonly follow: Follow;
  readonly typeOf: TypeOf;
}

function readInfo({ wholes, properties }: Members, follow: Follow): Taskinfo | undefined {
  const [whole] = wholes;
  const [list] = properties;
  const taskinfo =
    whole === undefined ? (list === undefined ? undefined : readPropertyValues(list, follow)) : readWhole(whole);
  const [first, again] = [...wholes, ...properties];
  if (taskinfo === undefined || first === undefined || again === undefined) return taskinfo;
  const twice = problem('property-is-given-once', {
    message: `The taskinfo is given at ${first.pointer} and again at ${again.pointer}; only the first was checked.`,
    hint: 'Keep one of the two.',
    pointer: again.pointer,
  });
  return { ...taskinfo, problems: [twice, ...taskinfo.problems] };
}

/** An entry that names a type and carries nothing: a task if the type is a tasktype, else somebody's classification. */
function readBare(entry: Located, types: readonly Located[], members: Members, typeOf: TypeOf): Reading {
  const tasks = isMessage(members) ? types : types.filter((type) => isKnown(type, typeOf));
  if (tasks.length === 0 && types.length === 0) return { declared: [], problems: [] };
  const absent = problem('taskinfo-is-present', {
    severity: tasks.length === 0 ? 'warning' : 'error',
    message:
      tasks.length === 0
        ? 'The entry names an additional type and carries no taskinfo, so it is not read as a task.'
        : 'The task carries no taskinfo.',
    hint: 'Add "schema:additionalProperty" with one schema:PropertyValue for each field of the tasktype.',
    pointer: entry.pointer,
  });
  const taskinfo = { info: undefined, locate: () => entry.pointer, listsCollapse: true, problems: [absent] };
  return { declared: tasks.map((type) => declaration(entry, type, taskinfo)), problems: [absent] };
}

function declaration(entry: Located, type: Located | undefined, taskinfo: Taskinfo): Declaration {
  return {
    kind: 'tasktype',
    type: type?.value,
    typePointer: type?.pointer ?? entry.pointer,
    pointer: entry.pointer,
    info: taskinfo.info,
    locate: taskinfo.locate,
    listsCollapse: taskinfo.listsCollapse,
    broken: type === undefined || taskinfo.problems.some(({ severity }) => severity === 'error'),
  };
}

/** Property values may describe any product; beside a class of another vocabulary they are no sign of a task. */
function foreignClass(entry: Located, members: Members): Located | undefined {
  if (isMessage(members)) return undefined;
  return classesOf(entry).find(
    ({ value }) => typeof value === 'string' && value.includes('://') && !/^https?:\/\/schema\.org\//.test(value),
  );
}

function judgeUntyped(entry: Located, foreign: Located | undefined): Problem {
  const hint = 'Add "schema:additionalType": {"@id": "<URI of the tasktype>"}.';
  if (foreign === undefined)
    return problem('tasktype-is-present', { message: 'The task names no tasktype.', hint, pointer: entry.pointer });
  return problem('tasktype-is-present', {
    severity: 'warning',
    message: 'The entry has property values and names no tasktype, so it is not read as a task.',
    hint: `If it is meant as one: ${hint}`,
    pointer: entry.pointer,
  });
}

/**
 * Reads an entry of `targetProduct` (or of `isSourceCodeOf`) in each form in which a task can stand there.
 *
 * @param entry The entry.
 * @param around What its surroundings say.
 * @returns The tasks it declares, one for each type it names; none for a product that is no task.
 */
export function readEntry(entry: Located, around: Surroundings): Reading {
  const members = membersOf(entry);
  const types = namedTypes(entry, members, around.typeOf);
  const taskinfo = readInfo(members, around.follow);
  if (taskinfo === undefined) return readBare(entry, types, members, around.typeOf);
  const foreign = types.length === 0 ? foreignClass(entry, members) : undefined;
  if (foreign !== undefined) return { declared: [], problems: [judgeUntyped(entry, foreign)] };
  const declared =
    types.length === 0
      ? [declaration(entry, undefined, taskinfo)]
      : types.map((type) => declaration(entry, type, taskinfo));
  return {
    declared,
    problems: [
      ...(types.length === 0 ? [judgeUntyped(entry, undefined)] : []),
      ...taskinfo.problems,
      ...declared.slice(0, 1).flatMap((first) => judgeSurvival(entry, members, first, around)),
    ],
  };
}
