import document from '../../generated/openapi.json' with { type: 'json' };
import type { SiteFile } from '../faces-integration.ts';

/** Name of the description of the API as a file. */
export const openapiFile = 'openapi.json';

/** The description of the API as a file of the site. */
export const openapiFace: SiteFile = {
  path: openapiFile,
  mediaType: 'application/json',
  content: `${JSON.stringify(document, undefined, 2)}\n`,
};
