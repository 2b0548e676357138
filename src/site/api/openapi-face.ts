import document from '../../generated/openapi.json' with { type: 'json' };
import type { SiteFile } from '../faces-integration.ts';

/** Name of the description of the API as a file. */
export const openapiFile = 'openapi.json';

const { 'x-made': _, ...published } = document;

/** The description of the API as a file of the site. */
export const openapiFace: SiteFile = {
  path: openapiFile,
  mediaType: 'application/json',
  content: `${JSON.stringify(published, undefined, 2)}\n`,
};
