import type { PageRegistry } from '../page-types.ts';
import type { Runner } from './engine-messages.ts';

/** What the page takes along; schemas are asked for when a text names their type. */
export interface PageData extends PageRegistry {
  /** Path under which the site is served, with a slash at its end; the schema of a version lies below it. */
  readonly root: string;
  /** Services that take the tasks of a type, by the canonical URI of the tasktype. */
  readonly runners: Readonly<Record<string, readonly Runner[]>>;
}
