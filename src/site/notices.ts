import type { Type } from '../registry/registry.ts';
import { versionOf, type Spec } from '../spec/spec.ts';
import { outwardLink } from './addresses.ts';

/** Something a reader has to know before the rest. */
export interface Notice {
  readonly tone: 'warning' | 'note';
  readonly text: string;
  readonly link?: { readonly title: string; readonly link: string };
}

function aboutStatus(spec: Spec, isCurrent: boolean, successor: Notice['link']): readonly Notice[] {
  const { status, deprecated } = spec;
  if (status !== 'deprecated' && status !== 'withdrawn') return [];
  const since = deprecated === undefined ? '' : ` since ${deprecated.since}`;
  const until =
    deprecated?.sunset === undefined || status === 'withdrawn' ? '' : ` It will be withdrawn on ${deprecated.sunset}.`;
  const advice = status === 'withdrawn' ? 'Do not use it.' : 'Do not use it in anything new.';
  const why = deprecated === undefined ? '' : ` ${deprecated.why}`;
  return [
    {
      tone: 'warning',
      text: `This ${isCurrent ? 'type' : 'version'} is ${status}${since}.${until} ${advice}${why}${successor === undefined ? '' : ' Use instead:'}`,
      ...(successor === undefined ? {} : { link: successor }),
    },
  ];
}

function aboutConfirmation({ confirmed, level, owner, status }: Spec): readonly Notice[] {
  if (confirmed !== undefined) {
    const { by, date, url } = confirmed;
    const link = outwardLink(url);
    const text = `Confirmed by ${by} on ${date}:`;
    return [
      link === undefined
        ? { tone: 'note', text: `${text} ${url}` }
        : { tone: 'note', text, link: { title: url, link } },
    ];
  }
  if (level === 'platform')
    return [{ tone: 'note', text: `Written from public sources by this registry, not confirmed by ${owner.name}.` }];
  return status === 'experimental'
    ? [{ tone: 'note', text: 'Experimental: the type may still change in answer to those who use it.' }]
    : [];
}

/**
 * Says what a reader has to know of a version before the rest: its status first, then who stands behind it.
 *
 * @param spec The version.
 * @param type Its type.
 * @param successor Link to the type that replaces it, where there is one.
 * @returns The notices in order.
 */
export function noticesOf(spec: Spec, type: Type<Spec>, successor: Notice['link']): readonly Notice[] {
  const { current } = type;
  const older: readonly Notice[] =
    spec === current
      ? []
      : [
          {
            tone: 'note',
            text: `This is version ${versionOf(spec)}; the type stands for version ${versionOf(current)}.`,
          },
        ];
  return [...aboutStatus(spec, spec === current, successor), ...older, ...aboutConfirmation(spec)];
}
