import { acceptanceMatrix, type LaunchMeans } from '../registry/matrix.ts';
import type { OpenRegistry } from '../registry/open.ts';
import { typeLink, type TypeLink } from './type-page.ts';

/** A servicetype that takes a tasktype. */
export interface MatrixTableCell {
  /** Title of the servicetype. */
  readonly servicetype: string;
  /** How the task is started there: `Link, by hand`. */
  readonly means: string;
  /** Link to the place that tells how. */
  readonly launch: string;
  readonly when?: string;
}

/** The matrix with its links, a cell for each servicetype. */
export interface MatrixTable {
  readonly servicetypes: readonly TypeLink[];
  readonly rows: readonly (TypeLink & { readonly cells: readonly (MatrixTableCell | undefined)[] })[];
}

/** What the means are called in a cell. */
export const meansWords: Readonly<Record<LaunchMeans, string>> = {
  link: 'Link',
  requests: 'Requests',
  byHand: 'By hand',
};

/**
 * Gathers what the page of the matrix shows.
 *
 * @param registry The registry.
 * @returns Finished data, with links under the base.
 */
export function matrixTable(registry: OpenRegistry): MatrixTable {
  const { rows, servicetypes } = acceptanceMatrix(registry);
  return {
    servicetypes: servicetypes.map(typeLink),
    rows: rows.map(({ tasktype, cells }) => ({
      ...typeLink(tasktype),
      cells: servicetypes.map((servicetype) => {
        const cell = cells.find((one) => one.servicetype === servicetype);
        if (cell === undefined) return undefined;
        const { when } = cell.acceptance;
        const words = cell.means.map((one, index) => (index === 0 ? meansWords[one] : meansWords[one].toLowerCase()));
        return {
          servicetype: servicetype.current.title,
          means: words.join(', '),
          launch: `${typeLink(servicetype).link}#launch/${tasktype.name}`,
          ...(when === undefined ? {} : { when }),
        };
      }),
    })),
  };
}
