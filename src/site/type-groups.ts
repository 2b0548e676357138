import type { OpenRegistry } from '../registry/open.ts';
import type { Type } from '../registry/registry.ts';
import type { Kind, Spec } from '../spec/spec.ts';
import { typeLink, type TypeLink } from './type-page.ts';

/** Types that stand together in an overview. */
export interface TypeGroup {
  readonly title: string;
  readonly types: readonly TypeLink[];
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
    .map(([title, holds]) => ({ title, types: ofKind.filter(holds).map(typeLink) }))
    .filter(({ types }) => types.length > 0);
}
