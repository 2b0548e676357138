import { official } from '../identity.ts';
import { needsCsv, needsTable } from '../infer/needs-table.ts';
import { needsOf } from '../infer/needs.ts';
import type { Survey } from '../infer/survey.ts';
import { surveyed } from '../infer/surveyed.ts';
import type { OpenRegistry } from '../registry/open.ts';
import type { SiteFile } from './faces-integration.ts';

/** Name of the table of needs as a file. */
export const needsFile = 'needs.csv';

const none: Survey = { date: '', samples: 0, tasktypes: {} };

/**
 * Tells what is known of real metadata for the types of a registry.
 *
 * @param registry The registry.
 * @returns The survey of the official types; one without samples for the types of anybody else.
 */
export function surveyFor({ identifiers }: Pick<OpenRegistry, 'identifiers'>): Survey {
  return identifiers === official.identifiers ? surveyed : none;
}

/**
 * Makes the table of needs as a file of the site.
 *
 * @param registry The registry.
 * @returns The file.
 */
export function needsFace(registry: OpenRegistry): SiteFile {
  const content = needsCsv(needsTable(needsOf(registry), surveyFor(registry)));
  return { path: needsFile, mediaType: 'text/csv', content };
}
