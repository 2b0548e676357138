import type { OpenRegistry } from '../../registry/open.ts';
import type { Type } from '../../registry/registry.ts';
import { pathOf } from '../../registry/uri.ts';
import { versionOf, type Spec } from '../../spec/spec.ts';

/** Something that happened on a day that somebody wrote down. */
export interface Change {
  /** What names it for ever, below the permanent base. */
  readonly id: string;
  /** The day: `2026-01-31`. */
  readonly date: string;
  readonly title: string;
  readonly text: string;
  /** Root path of the page to read, without the base. */
  readonly path: string;
}

/** A release in a changelog: `## 1.2.0 (2026-01-31)` or `## [1.2.0] - 2026-01-31`. */
const release = /^## \[?([0-9][0-9A-Za-z.+-]*)\]?[ (-]+([0-9]{4}-[0-9]{2}-[0-9]{2})\)?$/;

function releases(changelog: string): readonly Change[] {
  return changelog.split(/\n(?=## )/).flatMap((section): readonly Change[] => {
    const end = section.indexOf('\n');
    const [, version = '', date = ''] = release.exec((end < 0 ? section : section.slice(0, end)).trim()) ?? [];
    if (date === '') return [];
    const text = end < 0 ? '' : section.slice(end).trim();
    return [{ id: `releases/${version}`, date, title: `Release ${version}`, text, path: '/' }];
  });
}

function changesOf({ kind, title, status, confirmed, deprecated, ...spec }: Spec, type: Type<Spec>): readonly Change[] {
  const version = `${title} ${versionOf(spec)} (${kind})`;
  const id = pathOf({ kind, ...spec }).slice(1);
  const path = pathOf({ kind: type.kind, name: type.name, major: type.major });
  const past = status === 'withdrawn' ? 'withdrawn' : 'deprecated';
  const next = deprecated?.successor === undefined ? '' : ` Use ${deprecated.successor} instead.`;
  return [
    ...(confirmed === undefined
      ? []
      : [
          {
            id: `${id}#confirmed`,
            date: confirmed.date,
            title: `${version} is confirmed`,
            text: `${confirmed.by} confirmed it: ${confirmed.url}`,
            path,
          },
        ]),
    ...(deprecated === undefined
      ? []
      : [
          {
            id: `${id}#${past}`,
            date: deprecated.since,
            title: `${version} is ${past}`,
            text: deprecated.why + next,
            path,
          },
        ]),
  ];
}

/**
 * Gathers what changed and when. Documents tell the day on which a type was confirmed and since when it is deprecated, and
 * a changelog tells the days of releases; nothing else in a registry has a date, and none is made up.
 *
 * @param registry The registry.
 * @param changelog Text of the changelog; empty where there is none.
 * @returns The changes, the newest first.
 */
export function changes(registry: Pick<OpenRegistry, 'types'>, changelog: string): readonly Change[] {
  const all = [
    ...releases(changelog),
    ...registry.types.flatMap((type) => type.versions.flatMap((spec) => changesOf(spec, type))),
  ];
  return all.sort((one, other) => other.date.localeCompare(one.date) || one.id.localeCompare(other.id));
}
