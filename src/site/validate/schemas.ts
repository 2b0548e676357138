import { resolveReferences } from '../../registry/schema.ts';
import { pathOf } from '../../registry/uri.ts';
import { isObject } from '../../spec/object.ts';
import { versionOf, type Entry, type Schema } from '../../spec/spec.ts';
import type { PageData } from './page-data.ts';

/** Fetches as a browser does. */
export type Fetch = (address: string, options?: RequestInit) => Promise<Response>;

/** Time that a schema may take, in milliseconds. */
const patience = 20_000;

/** The schema as the registry has it: its file has an identifier more, and the summary of the type as description. */
function schemaIn(file: Schema, description: string | undefined): Schema {
  const { $schema: _1, $id: _2, title, description: _3, ...rest } = file;
  const own = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...rest,
  };
  return resolveReferences('', () => own).schema;
}

async function fetched(address: string, fetch: Fetch): Promise<Schema> {
  const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
  const value: unknown = response.ok ? await response.json() : undefined;
  if (!isObject(value)) throw new TypeError(`${address} is no schema.`);
  return value;
}

/**
 * Makes what finds the schemas of versions in their files beside the pages.
 *
 * @param data What the page takes along.
 * @param fetch Asks the host of the pages.
 * @returns A function from a version to its schema, references resolved. Where it cannot be had it rejects with an
 *   {@link Error} that says so in a sentence, and asks again the next time.
 */
export function schemasOf(data: PageData, fetch: Fetch): (entry: Entry) => Promise<Schema> {
  const known = new Map<string, Promise<Schema>>();
  return (entry) => {
    const path = pathOf(entry);
    const asked =
      known.get(path) ??
      fetched(`${data.root}${path.slice(1)}/schema.json`, fetch)
        .then((file) => schemaIn(file, data.descriptions[path]))
        .catch((): never => {
          known.delete(path);
          throw new Error(
            `The schema of ${entry.title} ${versionOf(entry)} could not be loaded, so nothing was checked. See that you are online, and check again.`,
          );
        });
    known.set(path, asked);
    return asked;
  };
}
