import { joinPointer } from '../spec/place.ts';

/** An object as JSON has it, its keys own properties. */
export type Node = Readonly<Record<string, unknown>>;

/** A value together with its JSON Pointer in the file. */
export interface Located<T = unknown> {
  readonly value: T;
  readonly pointer: string;
}

/**
 * Says whether a value is an object and no list.
 *
 * @param value Any value.
 * @returns True for an object.
 */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Says whether a located value is an object and no list.
 *
 * @param located The value with its place.
 * @returns True for an object.
 */
export function isLocatedNode(located: Located): located is Located<Node> {
  return isNode(located.value);
}

/**
 * Reads an own member of an object.
 *
 * @param node The object; any other value has no members.
 * @param key The member's key, exactly.
 * @returns The member, or `undefined` where it is absent.
 */
export function child(node: Located, key: string): Located | undefined {
  if (!isNode(node.value) || !Object.hasOwn(node.value, key)) return undefined;
  return { value: node.value[key], pointer: joinPointer(node.pointer, key) };
}

/**
 * Reads one value or a list of values alike, as JSON-LD does: lists in lists, `@set` and `@list` are opened.
 *
 * @param located A value or a list.
 * @returns The elements of the list, or the value itself as the only element.
 */
export function elements(located: Located): readonly Located[] {
  const found: Located[] = [];
  collect(located, found);
  return found;
}

function collect(located: Located, found: Located[]): void {
  const { value, pointer } = listIn(located);
  if (!Array.isArray(value)) {
    found.push({ value, pointer });
    return;
  }
  for (let index = 0; index < value.length; index++) {
    const item = { value: (value as readonly unknown[])[index], pointer: `${pointer}/${index}` };
    if (typeof item.value === 'object') collect(item, found);
    else found.push(item);
  }
}

function listIn(located: Located): Located {
  const { value } = located;
  if (!isNode(value)) return located;
  if (Object.hasOwn(value, '@set')) return child(located, '@set') ?? located;
  return Object.hasOwn(value, '@list') ? (child(located, '@list') ?? located) : located;
}

/**
 * Reads the keyword `@type`, also under its alias `type`.
 *
 * @param node The object.
 * @returns The types of the node as written, or `undefined` where there are none.
 */
export function typeMember(node: Located): Located | undefined {
  return child(node, '@type') ?? child(node, 'type');
}

/**
 * Says whether a value is a JSON literal, the one form in which JSON-LD keeps nested values exactly.
 *
 * @param value Any value.
 * @returns True for `{"@type": "@json", "@value": …}`.
 */
export function isJsonLiteral(value: unknown): boolean {
  return isNode(value) && Object.hasOwn(value, '@value') && (value['@type'] ?? value['type']) === '@json';
}

/**
 * Takes a value out of the list of one in which expanded JSON-LD keeps each value.
 *
 * @param located The value as written.
 * @returns The value object in the list; any other value unchanged.
 */
export function single(located: Located): Located {
  const { value, pointer } = located;
  const isExpanded =
    Array.isArray(value) && value.length === 1 && isNode(value[0]) && Object.hasOwn(value[0], '@value');
  return isExpanded ? { value: (value as readonly unknown[])[0], pointer: joinPointer(pointer, 0) } : located;
}

/**
 * Takes a value out of the JSON-LD object that may wrap it: a value object, a list object or a reference.
 *
 * @param located The value as written.
 * @returns The plain value and its place; what is not wrapped comes back unchanged.
 */
export function unwrap(located: Located): Located {
  if (typeof located.value !== 'object' || located.value === null) return located;
  const alone = single(located);
  if (alone !== located) return unwrap(alone);
  const list = child(located, '@list') ?? child(located, '@set') ?? located;
  if (Array.isArray(list.value)) return unwrapItems(list, list.value);
  const inner = child(located, '@value');
  if (inner !== undefined) return inner;
  const id = child(located, '@id') ?? child(located, 'id');
  return id !== undefined && typeof id.value === 'string' && isReference(located.value) ? id : located;
}

/** The value objects in a list each give their value. */
function unwrapItems(list: Located, items: readonly unknown[]): Located {
  const isWrapped = items.some((item) => isNode(item) && Object.hasOwn(item, '@value'));
  if (!isWrapped) return list;
  return { value: items.map((value) => unwrap({ value, pointer: '' }).value), pointer: list.pointer };
}

/**
 * Says whether a value is nothing but a reference to a node.
 *
 * @param value Any value.
 * @returns True for an object whose only member is `@id` (or its alias `id`).
 */
export function isReference(value: unknown): boolean {
  const hasId = isNode(value) && (Object.hasOwn(value, '@id') || Object.hasOwn(value, 'id'));
  return hasId && Object.keys(value).length === 1;
}
