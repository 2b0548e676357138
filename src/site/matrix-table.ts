import { acceptanceMatrix, type LaunchMeans, type MatrixCell } from '../registry/matrix.ts';
import type { OpenRegistry } from '../registry/open.ts';
import type { Type } from '../registry/registry.ts';
import type { Spec } from '../spec/spec.ts';
import { isPast } from './type-groups.ts';
import { typeLink, type TypeLink } from './type-page.ts';

/** A servicetype that takes a tasktype. */
export interface MatrixTableCell {
  readonly servicetype: TypeLink;
  /** By what the task is started there. */
  readonly means: readonly LaunchMeans[];
  /** Link to the place that tells how. */
  readonly launch: string;
  readonly when?: string;
  /** Id of the place of the condition on the page. */
  readonly id: string;
}

/** The matrix with its links. */
export interface MatrixTable {
  /** Whether it fits a table: then each row has a cell for each servicetype, else for those alone that take its tasktype. */
  readonly isTable: boolean;
  readonly servicetypes: readonly TypeLink[];
  readonly rows: readonly (TypeLink & { readonly cells: readonly (MatrixTableCell | undefined)[] })[];
}

/** What a means is called in a cell, and what it asks of whom. */
export const meansWords: Readonly<Record<LaunchMeans, { readonly word: string; readonly told: string }>> = {
  link: { word: 'link', told: 'one link, opened in a browser' },
  requests: { word: 'requests', told: 'a few HTTP requests that a program sends' },
  byHand: { word: 'by hand', told: 'steps that a person takes on the pages of the service' },
};

const nameOf = ({ name, major }: Type<Spec>): string => (major === 1 ? name : `${name}/${String(major)}`);

/** What nobody reads as a table: thousands of servicetypes would make millions of cells, nearly all of them empty. */
const mostColumns = 60;

function cellOf({ servicetype, tasktype, acceptance: { when }, means }: MatrixCell): MatrixTableCell {
  const link = typeLink(servicetype);
  return {
    servicetype: link,
    means,
    launch: `${link.link}#launch/${tasktype.name}`,
    id: `${nameOf(tasktype)}/on/${nameOf(servicetype)}`,
    ...(when === undefined ? {} : { when }),
  };
}

/**
 * Gathers what the page of the matrix shows.
 *
 * @param registry The registry.
 * @returns Finished data, with links under the base; tasktypes that are not to be used any more come last.
 */
export function matrixTable(registry: OpenRegistry): MatrixTable {
  const { rows, servicetypes } = acceptanceMatrix(registry);
  const isTable = servicetypes.length <= mostColumns;
  const ordered = [...rows].sort((one, other) => Number(isPast(one.tasktype)) - Number(isPast(other.tasktype)));
  return {
    isTable,
    servicetypes: servicetypes.map(typeLink),
    rows: ordered.map(({ tasktype, cells }) => {
      const taken = new Map(cells.map((cell) => [cell.servicetype, cellOf(cell)]));
      const all = isTable ? servicetypes.map((servicetype) => taken.get(servicetype)) : [...taken.values()];
      return { ...typeLink(tasktype), cells: all };
    }),
  };
}
