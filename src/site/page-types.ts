import type { Bases } from '../registry/uri.ts';
import type { Entry, Schema } from '../spec/spec.ts';

/** What a page takes along of its registry, so that it can say what any string is without asking anybody. */
export interface PageRegistry extends Bases {
  /** Every version of every type. */
  readonly entries: readonly Entry[];
  /** Links to the pages of all types, by canonical URI. */
  readonly pages: Readonly<Record<string, string>>;
}

/** What a page takes along to judge tasks too. */
export interface PageTypes extends PageRegistry {
  /** Schemas of tasktypes with references resolved, by name and major: `oci-container/1`. */
  readonly schemas: Readonly<Record<string, Schema>>;
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
