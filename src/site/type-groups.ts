import { acceptedBy, accepts } from '../registry/links.ts';
import type { OpenRegistry } from '../registry/open.ts';
import type { Type } from '../registry/registry.ts';
import type { Kind, Spec } from '../spec/spec.ts';
import { typeLink, type TypeLink } from './type-page.ts';

/** A type in a list, with what it is found by. */
export interface TypeRow extends TypeLink {
  readonly name: string;
  /** Services that take a tasktype, or tasktypes that a servicetype takes. */
  readonly partners: readonly TypeLink[];
  /** Systems that it is for, by their names. */
  readonly systems: readonly string[];
  /** What else it is called: aliases, and words seen in its place. */
  readonly alsoCalled: readonly string[];
}

/** Types that stand together in an overview. */
export interface TypeGroup {
  readonly title: string;
  readonly types: readonly TypeRow[];
}

/**
 * Says whether a type is not to be used in anything new.
 *
 * @param type The type.
 * @returns True for one that is deprecated or withdrawn.
 */
export function isPast({ current }: Type<Spec>): boolean {
  return current.status === 'deprecated' || current.status === 'withdrawn';
}

const groups: readonly (readonly [title: string, holds: (type: Type<Spec>) => boolean])[] = [
  ['Shared by several platforms', (type) => !isPast(type) && type.current.level === 'common'],
  ['Of one platform', (type) => !isPast(type) && type.current.level === 'platform'],
  ['Not for anything new', isPast],
];

function rowOf(registry: OpenRegistry, type: Type<Spec>): TypeRow {
  const { systems, aliases, words } = type.current;
  const partners =
    type.kind === 'tasktype'
      ? acceptedBy(registry, type).map(({ servicetype }) => servicetype)
      : accepts(registry, type).map(({ tasktype }) => tasktype);
  return {
    ...typeLink(type),
    name: type.name,
    partners: partners.map(typeLink),
    systems: systems.map(({ name }) => name),
    alsoCalled: [...aliases.map(({ uri }) => uri), ...words.map(({ word }) => word)],
  };
}

/**
 * Lists the types of a kind for an overview.
 *
 * @param registry The registry.
 * @param kind The kind.
 * @returns The groups that have a type, those that are not to be used any more last.
 */
export function typeGroups(registry: OpenRegistry, kind: Kind): readonly TypeGroup[] {
  const ofKind = registry.types.filter((type) => type.kind === kind);
  return groups
    .map(([title, holds]) => ({ title, types: ofKind.filter(holds).map((type) => rowOf(registry, type)) }))
    .filter(({ types }) => types.length > 0);
}

/** What a list can be narrowed down to. */
export interface Choices {
  readonly total: number;
  readonly statuses: readonly string[];
  readonly systems: readonly string[];
}

/**
 * Lists what the types of an overview can be narrowed down to.
 *
 * @param listed The groups.
 * @returns Each status and each system that occurs, in alphabetical order.
 */
export function choicesIn(listed: readonly TypeGroup[]): Choices {
  const types = listed.flatMap((group) => group.types);
  const once = (names: readonly string[]): readonly string[] =>
    [...new Map(names.map((name) => [name.toLowerCase(), name])).entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, name]) => name);
  return {
    total: types.length,
    statuses: once(types.map(({ status }) => status)),
    systems: once(types.flatMap(({ systems }) => systems)),
  };
}
