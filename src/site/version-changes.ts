import { messageChange, type MessageChange } from '../registry/field-changes.ts';
import { formsOf, type Form } from '../registry/fields.ts';
import type { OpenRegistry } from '../registry/open.ts';
import { pathOf } from '../registry/uri.ts';
import { infoMember, versionOf, type Kind, type Spec } from '../spec/spec.ts';
import { pageLink } from './addresses.ts';

/** What differs between two versions of a type. */
export interface VersionChange {
  /** Id of the place that tells it: `1.0-to-1.1`. */
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly change: MessageChange;
}

/** Everything that the page of all differences of a type shows. */
export interface ChangesPage {
  readonly kind: Kind;
  readonly name: string;
  readonly title: string;
  readonly member: 'taskinfo' | 'serviceinfo';
  /** Link to the page of the type. */
  readonly link: string;
  /** Oldest first, those of all majors. */
  readonly versions: readonly string[];
  /** Every two versions, the nearest to the newest first. */
  readonly changes: readonly VersionChange[];
}

const byAge = (one: Spec, other: Spec): number => one.major - other.major || one.minor - other.minor;

const namedAlike = new WeakMap<OpenRegistry, Map<string, readonly Spec[]>>();

/**
 * Finds all versions that have the name of one, those of other majors too.
 *
 * @param registry The registry.
 * @param spec One of the versions.
 * @returns The versions, oldest first.
 */
export function versionsNamed(registry: OpenRegistry, { kind, name }: Pick<Spec, 'kind' | 'name'>): readonly Spec[] {
  const groups = namedAlike.get(registry) ?? new Map<string, readonly Spec[]>();
  if (!namedAlike.has(registry))
    for (const one of registry.specs) {
      const key = `${one.kind} ${one.name}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
  namedAlike.set(registry, groups);
  return [...(groups.get(`${kind} ${name}`) ?? [])].sort(byAge);
}

function changeOf(before: Spec, after: Spec, formsOfVersion: (spec: Spec) => readonly Form[]): VersionChange {
  const [earlier, later] = [versionOf(before), versionOf(after)];
  return {
    id: `${earlier}-to-${later}`,
    before: earlier,
    after: later,
    change: messageChange(formsOfVersion(before), formsOfVersion(after)),
  };
}

/**
 * Tells what each version of a name changed of the one before it.
 *
 * @param registry The registry.
 * @param spec One of the versions.
 * @returns The changes, the newest first; none where there is one version only.
 */
export function stepsOf(registry: OpenRegistry, spec: Pick<Spec, 'kind' | 'name'>): readonly VersionChange[] {
  const versions = versionsNamed(registry, spec);
  if (versions.length < 2) return [];
  return versions
    .slice(1)
    .map((after, index) => changeOf(versions[index] ?? after, after, (one) => formsOf(registry.schemaOf(one))))
    .reverse();
}

/**
 * Says where the page of all differences of a type lies.
 *
 * @param spec One of the versions.
 * @returns Its root path.
 */
export function changesPath({ kind, name }: Pick<Spec, 'kind' | 'name'>): string {
  return `${pathOf({ kind, name, major: 1 })}/changes`;
}

/**
 * Gathers the pages that tell the differences between any two versions.
 *
 * @param registry The registry.
 * @returns One page for each name that has several versions.
 */
export function changesPages(registry: OpenRegistry): readonly ChangesPage[] {
  const names = new Map(registry.specs.map((spec) => [`${spec.kind} ${spec.name}`, spec]));
  return [...names.values()].flatMap((one) => {
    const specs = versionsNamed(registry, one);
    const [newest] = [...specs].reverse();
    if (specs.length < 2 || newest === undefined) return [];
    const forms = new Map(specs.map((spec) => [spec, formsOf(registry.schemaOf(spec))]));
    const changes = specs.flatMap((after, index) =>
      specs.slice(0, index).map((before) => changeOf(before, after, (spec) => forms.get(spec) ?? [])),
    );
    return [
      {
        kind: one.kind,
        name: one.name,
        title: newest.title,
        member: infoMember(one.kind),
        link: pageLink(pathOf({ kind: one.kind, name: one.name, major: specs[0]?.major ?? 1 })),
        versions: specs.map(versionOf),
        changes: changes.reverse(),
      },
    ];
  });
}
