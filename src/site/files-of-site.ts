import type { OpenRegistry } from '../registry/open.ts';
import { official } from '../identity.ts';
import { openapiFace } from './api/openapi-face.ts';
import { carriedTypesFile } from './carried-types.ts';
import type { SiteFile } from './faces-integration.ts';
import { feed } from './feed.ts';
import { changes } from './frame/changes.ts';
import { crawlerFiles } from './frame/sitemap.ts';
import { needsFace } from './needs-face.ts';
import { plannerDataFace } from './planners/data-file.ts';
import { plannerSchemaFace } from './planners/schema-face.ts';

/** What the build knows besides the documents. */
export interface BuiltWith {
  /** Root paths of all pages, without the base. */
  readonly pages: readonly string[];
  /** Text of the changelog; empty where there is none. */
  readonly changelog: string;
}

/**
 * Makes the files of the site as a whole that no other part of the project knows: the table of needs,
 * the schema of planners' configurations, the description of the API of the official registry, what planners in the browser need, the types where pages do not carry them, the feed, and what crawlers read.
 *
 * @param registry The registry.
 * @param built What the build knows besides.
 * @returns The files.
 */
export function filesOfSite(registry: OpenRegistry, { pages, changelog }: BuiltWith): readonly SiteFile[] {
  return [
    needsFace(registry),
    plannerSchemaFace(registry),
    plannerDataFace(registry),
    ...(registry.identifiers === official.identifiers ? [openapiFace] : []),
    ...carriedTypesFile(registry),
    ...feed(changes(registry, changelog)),
    ...crawlerFiles(registry, pages),
  ];
}
