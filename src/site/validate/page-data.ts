import type { PageRegistry } from '../page-types.ts';
import type { Runner } from './engine-messages.ts';

/** What the page takes along; schemas are asked for when a text names their type. */
export interface PageData extends PageRegistry {
  /** Path under which the site is served, with a slash at its end; the schema of a version lies below it. */
  readonly root: string;
  /** Services that take the tasks of a type, by the canonical URI of the tasktype. */
  readonly runners: Readonly<Record<string, readonly Runner[]>>;
  /**
   * What the schemas of versions say of themselves as a whole, by the root path of the version; their files say instead
   * what the type is.
   */
  readonly descriptions: Readonly<Record<string, string>>;
  /** Origin of the host of records, `https://zenodo.org` unless given. */
  readonly zenodo?: string;
}
