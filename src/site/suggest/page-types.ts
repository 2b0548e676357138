import type { Bases } from '../../registry/uri.ts';
import type { Entry, Schema } from '../../spec/spec.ts';

/** What the page of suggestions takes along of its registry, so that it has to ask nobody while it works. */
export interface PageTypes extends Bases {
  /** The current version of every type. */
  readonly entries: readonly Entry[];
  /** Schemas of tasktypes with references resolved, by name and major: `oci-container/1`. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Links to the pages of tasktypes, by canonical URI. */
  readonly pages: Readonly<Record<string, string>>;
  /** Link to the page of all rules. */
  readonly rules: string;
}

/**
 * Names the schema of a type among those of a page.
 *
 * @param type Its name and major.
 * @returns The key.
 */
export function schemaKey({ name, major }: Pick<Entry, 'name' | 'major'>): string {
  return `${name}/${major}`;
}
