import { joinPointer } from '../spec/place.ts';
import { child, elements, isNode, typeMember, unwrap, type Located } from './json-ld.ts';
import type { TypeOf } from './named-type.ts';
import { schemaSpellings, sourceCodeSpellings } from './schema-terms.ts';

/** The members of an object that make it a task or lead to one, each in all of its spellings and in the order of the file. */
export interface Members {
  /** Where `targetProduct` and `isSourceCodeOf` stand. */
  readonly slots: readonly Located[];
  /** Where `additionalType` stands. */
  readonly additionalTypes: readonly Located[];
  /** Where `tasktype` stands. */
  readonly tasktypes: readonly Located[];
  /** Where `additionalProperty` stands. */
  readonly properties: readonly Located[];
  /** Where `taskinfo` stands. */
  readonly wholes: readonly Located[];
}

type Role = keyof Members;

const roles: ReadonlyMap<string, Role> = new Map([
  ...schemaSpellings.targetProduct.map((key) => [key, 'slots'] as const),
  ...sourceCodeSpellings.map((key) => [key, 'slots'] as const),
  ...schemaSpellings.additionalType.map((key) => [key, 'additionalTypes'] as const),
  ...schemaSpellings.additionalProperty.map((key) => [key, 'properties'] as const),
]);

const messageRoles: ReadonlyMap<string, Role> = new Map([
  ['tasktype', 'tasktypes'],
  ['taskinfo', 'wholes'],
]);

/** The role of a key by its last part, since a context of the author's may give it any IRI, and people vary its spelling. */
function messageRole(key: string): Role | undefined {
  const end = key.slice(-4).toLowerCase();
  if (end !== 'type' && end !== 'info') return undefined;
  const last = key.slice(Math.max(key.lastIndexOf(':'), key.lastIndexOf('/'), key.lastIndexOf('#')) + 1);
  return messageRoles.get(last.replaceAll(/[-_ ]/g, '').toLowerCase());
}

/**
 * Finds the members of an object that make it a task or lead to one.
 *
 * @param node The object; any other value has none.
 * @returns The members.
 */
export function membersOf(node: Located): Members {
  const found: Record<Role, Located[]> = { slots: [], additionalTypes: [], tasktypes: [], properties: [], wholes: [] };
  if (!isNode(node.value)) return found;
  for (const key of Object.keys(node.value)) {
    const role = roles.get(key) ?? messageRole(key);
    if (role !== undefined) found[role].push({ value: node.value[key], pointer: joinPointer(node.pointer, key) });
  }
  return found;
}

/**
 * Says whether a key says in so many words that its object is a task.
 *
 * @param members The object's members.
 * @returns True where there is a `tasktype` or a `taskinfo`.
 */
export function isMessage({ tasktypes, wholes }: Members): boolean {
  return tasktypes.length > 0 || wholes.length > 0;
}

/**
 * Says whether a text is a tasktype of the registry.
 *
 * @param located A type as written.
 * @param typeOf Finds the tasktype that a text means.
 * @returns True for an exact URI or the bare name.
 */
export function isKnown({ value }: Located, typeOf: TypeOf): boolean {
  return typeof value === 'string' && typeOf(value) !== undefined;
}

/**
 * Lists the classes of an object, its `@type`.
 *
 * @param node The object.
 * @returns The classes as written.
 */
export function classesOf(node: Located): readonly Located[] {
  const classes = typeMember(node);
  return classes === undefined ? [] : elements(classes);
}

/**
 * Lists the types that an object names as its tasktypes, each as its URI where it is written as a reference.
 *
 * @param node The object.
 * @param members Its members.
 * @param typeOf Finds the tasktype that a text means.
 * @returns Each type once with its place: all that are named, and those of its classes that are tasktypes.
 */
export function namedTypes(node: Located, members: Members, typeOf: TypeOf): readonly Located[] {
  const named = [...members.additionalTypes, ...members.tasktypes]
    .flatMap(elements)
    .map((type) => child(type, '@id') ?? child(type, 'id') ?? unwrap(type));
  const types = [...named, ...classesOf(node).filter((type) => isKnown(type, typeOf))];
  if (types.length < 2) return types;
  const byUri = new Map<unknown, Located>();
  for (const type of types) {
    const uri = typeof type.value === 'string' ? (typeOf(type.value)?.uri ?? type.value) : type.value;
    if (!byUri.has(uri)) byUri.set(uri, type);
  }
  return [...byUri.values()];
}

/**
 * Says whether an object is a task: a key says so, or it names a tasktype.
 *
 * @param node The object.
 * @param members Its members.
 * @param typeOf Finds the tasktype that a text means.
 * @returns True for a task; false for an object that is only classified.
 */
export function isTask(node: Located, members: Members, typeOf: TypeOf): boolean {
  return isMessage(members) || namedTypes(node, members, typeOf).some((type) => isKnown(type, typeOf));
}
