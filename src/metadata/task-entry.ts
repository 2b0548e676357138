import { problem, type Problem } from '../spec/problem.ts';
import { splitPointer } from '../spec/place.ts';
import { writeEntry } from './block.ts';
import { contextsOf, isKept } from './contexts.ts';
import type { Declaration } from './declarations.ts';
import { child, elements, isNode, memberEndingIn, schemaMember, typeMember, unwrap, type Located } from './json-ld.ts';
import type { Reading } from './message.ts';
import type { TypeOf } from './named-type.ts';
import { plainKeysOf, readPropertyValues, readWhole, type Follow, type Taskinfo } from './property-values.ts';

/** What an entry's surroundings say. */
export interface Surroundings {
  /** The contexts in force at the entry. */
  readonly contexts: readonly unknown[];
  readonly follow: Follow;
  readonly typeOf: TypeOf;
}

/** The members of an entry that make it a task, as they stand there. */
interface Members {
  readonly named: Located | undefined;
  readonly properties: Located | undefined;
  readonly whole: Located | undefined;
}

function membersOf(entry: Located): Members {
  return {
    named: schemaMember(entry, 'additionalType') ?? memberEndingIn(entry, 'tasktype'),
    properties: schemaMember(entry, 'additionalProperty'),
    whole: memberEndingIn(entry, 'taskinfo'),
  };
}

/**
 * Lists the types that an entry names, each as its URI where it is written as a reference.
 *
 * @param entry The entry.
 * @returns The types with their places; none where the entry names none.
 */
export function namedTypes(entry: Located): readonly Located[] {
  const { named } = membersOf(entry);
  if (named === undefined) return [];
  return elements(named).map((element) => child(element, '@id') ?? child(element, 'id') ?? unwrap(element));
}

/** URIs among the entry's `@type`; classes of schema.org are no tasktypes. */
function typeUris(entry: Located): readonly Located[] {
  const types = typeMember(entry);
  if (types === undefined) return [];
  return elements(types).filter(
    ({ value }) => typeof value === 'string' && value.includes('://') && !/^https?:\/\/schema\.org\//.test(value),
  );
}

function isKnown({ value }: Located, typeOf: TypeOf): boolean {
  return typeof value === 'string' && typeOf(value) !== undefined;
}

function readInfo(members: Members, follow: Follow): Taskinfo | undefined {
  if (members.whole !== undefined) return readWhole(members.whole);
  return members.properties === undefined ? undefined : readPropertyValues(members.properties, follow);
}

function lastKey(located: Located): string {
  return splitPointer(located.pointer).at(-1) ?? '';
}

function judgeSurvival(
  entry: Located,
  members: Members,
  declared: Declaration,
  around: Surroundings,
): readonly Problem[] {
  const contexts = [...around.contexts, ...contextsOf(entry)];
  const keys = [
    ...[members.named, members.whole ?? members.properties].flatMap((member) =>
      member === undefined ? [] : lastKey(member),
    ),
    ...(members.properties === undefined ? [] : plainKeysOf(members.properties, around.follow)),
  ].filter((key) => !isKept(key, contexts));
  if (keys.length === 0) return [];
  return [
    problem('task-survives-json-ld', {
      severity: 'warning',
      message: `JSON-LD drops ${keys.map((key) => `\`${key}\``).join(', ')}, because no context defines ${keys.length === 1 ? 'it' : 'them'}.`,
      hint: `Write ${formToWrite(entry, declared)}.`,
      pointer: entry.pointer,
    }),
  ];
}

const longestForm = 1000;

/** The same task in the form that survives, or the outline of it where the task is a long one. */
function formToWrite(entry: Located, { type, info }: Declaration): string {
  const name = schemaMember(entry, 'name')?.value;
  const uri = typeof type === 'string' ? type : '<URI of the tasktype>';
  const taskinfo = isNode(info) ? info : {};
  const written = JSON.stringify(writeEntry({ uri, name: typeof name === 'string' ? name : '<name>', taskinfo }));
  if (written.length <= longestForm) return `it as this entry of targetProduct: ${written}`;
  return '"schema:additionalType": {"@id": "<URI>"} and in "schema:additionalProperty" one PropertyValue for each field';
}

/** An entry that names a type and carries nothing: a task if the type is a tasktype, else somebody's classification. */
function readBare(entry: Located, types: readonly Located[], isNamed: boolean, typeOf: TypeOf): Reading {
  const known = types.filter((type) => isKnown(type, typeOf));
  if (known.length === 0 && !isNamed) return { declared: [], problems: [] };
  const absent = problem('taskinfo-is-present', {
    severity: known.length === 0 ? 'warning' : 'error',
    message:
      known.length === 0
        ? 'The entry names an additional type and carries no taskinfo, so it is not read as a task.'
        : 'The task carries no taskinfo.',
    hint: 'Add "schema:additionalProperty" with one schema:PropertyValue for each field of the tasktype.',
    pointer: entry.pointer,
  });
  const info = { info: undefined, locate: () => entry.pointer, listsCollapse: true };
  return { declared: known.map((type) => declaration(entry, type, info)), problems: [absent] };
}

function declaration(entry: Located, type: Located | undefined, taskinfo: Omit<Taskinfo, 'problems'>): Declaration {
  return {
    kind: 'tasktype',
    type: type?.value,
    typePointer: type?.pointer ?? entry.pointer,
    pointer: entry.pointer,
    info: taskinfo.info,
    locate: taskinfo.locate,
    listsCollapse: taskinfo.listsCollapse,
  };
}

function chooseTypes(types: readonly Located[], typeOf: TypeOf): readonly Located[] {
  const known = types.filter((type) => isKnown(type, typeOf));
  return known.length === 0 ? types : known;
}

/**
 * Reads an entry of `targetProduct` (or of `isSourceCodeOf`) in each form in which a task can stand there.
 *
 * @param entry The entry.
 * @param around What its surroundings say.
 * @returns The tasks it declares, one for each tasktype it names; none for a product that is no task.
 */
export function readEntry(entry: Located, around: Surroundings): Reading {
  const members = membersOf(entry);
  const named = namedTypes(entry);
  const types = named.length > 0 ? named : typeUris(entry);
  const taskinfo = readInfo(members, around.follow);
  if (taskinfo === undefined) return readBare(entry, types, named.length > 0, around.typeOf);
  const untyped = problem('tasktype-is-present', {
    message: 'The task names no tasktype.',
    hint: 'Add "schema:additionalType": {"@id": "<URI of the tasktype>"}.',
    pointer: entry.pointer,
  });
  const chosen = types.length === 0 ? [undefined] : chooseTypes(types, around.typeOf);
  const declared = chosen.map((type) => declaration(entry, type, taskinfo));
  return {
    declared,
    problems: [
      ...(types.length === 0 ? [untyped] : []),
      ...taskinfo.problems,
      ...declared.slice(0, 1).flatMap((first) => judgeSurvival(entry, members, first, around)),
    ],
  };
}
