import { acceptedBy, type AcceptedPair } from '../../registry/links.ts';
import type { OpenRegistry } from '../../registry/open.ts';
import { pathOf } from '../../registry/uri.ts';
import { fileLink } from '../addresses.ts';
import { typeLink } from '../type-page.ts';
import { pageRegistry } from '../types-for-page.ts';
import type { Runner } from './engine-messages.ts';
import type { PageData } from './page-data.ts';

function runnerOf({ servicetype, tasktype, acceptance: { when } }: AcceptedPair): Runner {
  const { title, link } = typeLink(servicetype);
  return { title, link: `${link}#launch/${tasktype.name}`, ...(when === undefined ? {} : { when }) };
}

/**
 * Gathers what the Validate page takes along.
 *
 * @param registry The registry.
 * @returns Data that JSON can hold.
 */
export function pageData(registry: OpenRegistry): PageData {
  const tasktypes = registry.types.filter(({ kind }) => kind === 'tasktype');
  const descriptions = registry.specs.flatMap((spec) => {
    const { description } = registry.schemaOf(spec);
    return typeof description === 'string' ? [[pathOf(spec), description] as const] : [];
  });
  const { entries, ...types } = pageRegistry(registry);
  return {
    ...types,
    // No sentence of a report speaks of sources, which are a third of all.
    entries: entries.map((entry) => ({ ...entry, sources: [] })),
    root: fileLink('/'),
    runners: Object.fromEntries(tasktypes.map((type) => [type.uri, acceptedBy(registry, type).map(runnerOf)])),
    descriptions: Object.fromEntries(descriptions),
  };
}
