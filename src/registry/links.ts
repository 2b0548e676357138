import { near } from '../spec/near.ts';
import { problem, type DocumentProblem } from '../spec/problem.ts';
import type { Acceptance, Entry, Kind, Related, Spec } from '../spec/spec.ts';
import { checkCircles } from './circles.ts';
import { checkDefinitions } from './definitions.ts';
import { foundByType } from './found-by-type.ts';
import { checkOwnAddresses } from './own-addresses.ts';
import { checkOwners } from './owners.ts';
import type { Registry, Type } from './registry.ts';
import { checkShared } from './shared-types.ts';
import { officialBases, type Bases } from './uri.ts';

/** A servicetype and a tasktype that it accepts, and on what condition. */
export interface AcceptedPair {
  readonly servicetype: Type<Spec>;
  readonly tasktype: Type<Spec>;
  readonly acceptance: Acceptance;
}

/** A type that names a URI of another vocabulary, and how the two are related. */
export interface Relation<E extends Entry = Entry> {
  readonly type: Type<E>;
  readonly related: Related;
}

/**
 * Finds the type that a document means by a name; `name/2` means another major than 1.
 *
 * @param registry The registry.
 * @param kind The kind of the type that is meant.
 * @param reference The name.
 * @returns The type, or `undefined` where there is none.
 */
export function referenced<E extends Entry>(registry: Registry<E>, kind: Kind, reference: string): Type<E> | undefined {
  const [name = '', major = '1'] = reference.split('/');
  return registry.named(kind, name, Number(major));
}

/**
 * The types that a type specialises.
 *
 * @param registry The registry.
 * @param type The type.
 * @returns Those of its `broader` that exist.
 */
export function broader<E extends Entry>(registry: Registry<E>, type: Type<E>): readonly Type<E>[] {
  return type.current.broader.flatMap((name) => referenced(registry, type.kind, name) ?? []);
}

const narrowerTypes = foundByType((registry: Registry) =>
  registry.types.flatMap((other) => [...new Set(broader(registry, other))].map((type) => [type, other] as const)),
);

/**
 * The types that specialise a type.
 *
 * @param registry The registry.
 * @param type The type.
 * @returns The narrower types, in the registry's order.
 */
export function narrower<E extends Entry>(registry: Registry<E>, type: Type<E>): readonly Type<E>[] {
  // What is found are types of this very registry.
  return narrowerTypes(registry, type) as readonly Type<E>[];
}

/**
 * The type that replaces a deprecated or withdrawn one.
 *
 * @param registry The registry.
 * @param type The type.
 * @returns The successor, or `undefined` where none is named.
 */
export function successorOf<E extends Entry>(registry: Registry<E>, type: Type<E>): Type<E> | undefined {
  const successor = type.current.deprecated?.successor;
  return successor === undefined ? undefined : referenced(registry, type.kind, successor);
}

/**
 * What a service of a type accepts.
 *
 * @param registry The registry.
 * @param servicetype The servicetype.
 * @returns The tasktypes, in the document's order.
 */
export function accepts(registry: Registry<Spec>, servicetype: Type<Spec>): readonly AcceptedPair[] {
  return servicetype.current.accepts.flatMap((acceptance) => {
    const tasktype = referenced(registry, 'tasktype', acceptance.tasktype);
    return tasktype === undefined ? [] : [{ servicetype, tasktype, acceptance }];
  });
}

const acceptors = foundByType((registry: Registry<Spec>) =>
  registry.types.flatMap((type) => accepts(registry, type)).map((pair) => [pair.tasktype, pair] as const),
);

/**
 * Who accepts tasks of a type.
 *
 * @param registry The registry.
 * @param tasktype The tasktype.
 * @returns The servicetypes, in the registry's order.
 */
export function acceptedBy(registry: Registry<Spec>, tasktype: Type<Spec>): readonly AcceptedPair[] {
  return acceptors(registry, tasktype);
}

/**
 * The types that name a URI of another vocabulary as related.
 *
 * @param registry The registry.
 * @param means Says whether a related URI is the one asked for.
 * @returns The relations, in the registry's order.
 */
export function relations<E extends Entry>(
  registry: Registry<E>,
  means: (uri: string) => boolean,
): readonly Relation<E>[] {
  return registry.types.flatMap((type) => {
    const related = type.versions.flatMap((version) => version.related).find(({ uri }) => means(uri));
    return related === undefined ? [] : [{ type, related }];
  });
}

/** How other documents name a type. */
const nameOf = ({ name, major }: Pick<Spec, 'name' | 'major'>): string => (major === 1 ? name : `${name}/${major}`);

interface Link {
  readonly kind: Kind;
  readonly name: string;
  readonly pointer: string;
  readonly what: string;
}

function linksIn(spec: Spec): Link[] {
  const { kind } = spec;
  const successor = spec.deprecated?.successor;
  return [
    ...spec.broader.map((name, index) => ({ kind, name, pointer: `/broader/${index}`, what: 'broader type' })),
    ...spec.accepts.map(({ tasktype: name }, index) => {
      return { kind: 'tasktype' as const, name, pointer: `/accepts/${index}/tasktype`, what: 'accepted tasktype' };
    }),
    ...(successor === undefined
      ? []
      : [{ kind, name: successor, pointer: '/deprecated/successor', what: 'successor' }]),
  ];
}

function brokenLinks(spec: Spec, names: ReadonlyMap<Kind, ReadonlySet<string>>): DocumentProblem[] {
  const itself = nameOf(spec);
  return linksIn(spec).flatMap(({ kind, name, pointer, what }) => {
    const known = names.get(kind);
    const circular = kind === spec.kind && name === itself;
    if (known?.has(name) === true && !circular) return [];
    const [guess] = near(name, [...(known ?? [])]);
    const found = problem('link-leads-somewhere', {
      message: circular
        ? `The ${what} in ${spec.path} is the type itself.`
        : `The ${what} "${name}" in ${spec.path} does not exist.`,
      hint: guess === undefined || circular ? `Name another ${kind} of this registry.` : `Did you mean "${guess}"?`,
      pointer,
    });
    return [{ ...found, path: spec.path }];
  });
}

/**
 * Checks what only all documents together can show: no URI, alias, name or title has two owners, every link leads to a
 * type that exists and none in a circle, what is called common is shared, and no part of a schema is idle.
 *
 * @param specs The documents, read.
 * @param bases The bases of the URIs; this registry's own where none are given.
 * @returns The problems, each with the path of the document that holds its pointer; a clash names both paths.
 */
export function checkLinks(specs: readonly Spec[], bases: Bases = officialBases): readonly DocumentProblem[] {
  const ordered = [...specs].sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
  const names = new Map<Kind, Set<string>>();
  for (const spec of ordered) names.set(spec.kind, (names.get(spec.kind) ?? new Set()).add(nameOf(spec)));
  return [
    ...checkOwners(ordered, bases),
    ...checkOwnAddresses(ordered, bases),
    ...ordered.flatMap((spec) => brokenLinks(spec, names)),
    ...checkCircles(ordered),
    ...checkShared(ordered),
    ...checkDefinitions(ordered),
  ];
}
