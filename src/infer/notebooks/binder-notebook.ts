import { binderNameOf, type BinderLink } from './binder-links.ts';
import type { ChosenNotebook } from './notebook-choice.ts';
import type { NotebookEnvironment } from './notebook-environment.ts';
import type { Repository } from '../repository.ts';
import type { Evidence, FoundValue, Sighting, Sureness } from '../suggestion.ts';

/** Where the author points at Binder, and which notebooks are to be opened. */
export interface PointedAtBinder {
  readonly links: readonly BinderLink[];
  readonly environment: NotebookEnvironment;
  /** Absent where there is no notebook to open. */
  readonly chosen?: readonly ChosenNotebook[];
}

/** Links to more pages than these are one task that opens none of them. */
const maxPages = 5;

function foundIn(link: BinderLink, evidence: readonly Evidence[]): readonly FoundValue[] {
  return (['provider', 'repository', 'ref', 'path', 'urlpath'] as const).flatMap((member): readonly FoundValue[] =>
    link[member] === undefined ? [] : [{ pointer: `/${member}`, value: link[member], sure: 'certain', evidence }],
  );
}

function sighting(values: readonly FoundValue[], evidence: readonly Evidence[], sure: Sureness): Sighting {
  const opened = values.find(({ pointer }) => pointer === '/path')?.value;
  return {
    tasktype: 'binder-notebook',
    name: typeof opened === 'string' ? `${opened} in Binder` : 'Repository in Binder',
    reason: 'The author points at Binder for this repository.',
    sure,
    evidence,
    values,
    missing: [],
  };
}

/** One task for each page that links open; the same page by several services is one. */
function byLinks(links: readonly BinderLink[]): readonly Sighting[] {
  const pageOf = ({ path, urlpath }: BinderLink): string => path ?? urlpath ?? '';
  const pages = [...new Set(links.map(pageOf))];
  if (pages.length > maxPages) {
    return links.slice(0, 1).map(({ path: _path, urlpath: _urlpath, ...bare }) => {
      const evidence = [bare.evidence];
      return sighting(foundIn(bare, evidence), evidence, 'certain');
    });
  }
  return pages.flatMap((page) => {
    const same = links.filter((link) => pageOf(link) === page);
    const [first] = same;
    const evidence = same.map((link) => link.evidence);
    return first === undefined ? [] : [sighting(foundIn(first, evidence), evidence, 'certain')];
  });
}

/**
 * Makes tasks for Binder, where the author points at it: by links, else by a folder named `binder`.
 *
 * @param repository The repository.
 * @param pointed What points at Binder.
 * @returns The tasks; none where nobody says where the repository is.
 */
export function binderSightings(
  { origin }: Repository,
  { links, environment: { binderFolder, files }, chosen }: PointedAtBinder,
): readonly Sighting[] {
  if (origin === undefined) return [];
  if (links.length > 0) return byLinks(links);
  if (binderFolder === undefined || chosen === undefined) return [];
  const { provider, repository } = binderNameOf(origin.url);
  const { sure, evidence } = origin;
  const named: readonly FoundValue[] = [
    { pointer: '/provider', value: provider, sure, evidence },
    { pointer: '/repository', value: repository, sure, evidence },
  ];
  const folder = files.map((file) => ({ file, says: 'read by Binder' }));
  const opened = chosen.map(({ path, ...said }): FoundValue => ({ pointer: '/path', value: path, ...said }));
  const tasks = opened.length === 0 ? [named] : opened.map((path) => [...named, path]);
  return tasks.map((values) => sighting(values, folder, 'likely'));
}
