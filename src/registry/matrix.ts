import type { LaunchAlternative } from '../spec/launch.ts';
import type { Spec } from '../spec/spec.ts';
import { acceptedBy, type AcceptedPair } from './links.ts';
import type { Registry, Type } from './registry.ts';

/** By what a task is started: one link for a browser, requests of a program, or the steps of a person. */
export type LaunchMeans = 'link' | 'requests' | 'byHand';

/** A tasktype and a servicetype that accepts it. */
export interface MatrixCell extends AcceptedPair {
  /** By what it is started, each once, in the order in which a client tries them. */
  readonly means: readonly LaunchMeans[];
}

/** Which servicetype runs which tasktype. */
export interface Matrix {
  /** Each tasktype with the servicetypes that accept it. */
  readonly rows: readonly { readonly tasktype: Type<Spec>; readonly cells: readonly MatrixCell[] }[];
  readonly servicetypes: readonly Type<Spec>[];
}

function meansOf({ open, steps }: LaunchAlternative): LaunchMeans {
  if (open !== undefined) return 'link';
  return steps === undefined ? 'byHand' : 'requests';
}

function cellOf(pair: AcceptedPair): MatrixCell {
  const { servicetype, acceptance } = pair;
  const ways = servicetype.current.launch[acceptance.tasktype] ?? [];
  return { ...pair, means: [...new Set(ways.map(meansOf))] };
}

/**
 * Computes which servicetype runs which tasktype.
 *
 * @param registry The registry.
 * @returns A row for each tasktype, in the registry's order; types that were withdrawn are left out.
 */
export function acceptanceMatrix(registry: Registry<Spec>): Matrix {
  const isUsable = ({ current }: Type<Spec>): boolean => current.status !== 'withdrawn';
  const usable = registry.types.filter(isUsable);
  const rows = usable
    .filter(({ kind }) => kind === 'tasktype')
    .map((tasktype) => ({
      tasktype,
      cells: acceptedBy(registry, tasktype)
        .filter(({ servicetype }) => isUsable(servicetype))
        .map(cellOf),
    }));
  return { rows, servicetypes: usable.filter(({ kind }) => kind === 'servicetype') };
}
