import type { OpenRegistry } from '../registry/open.ts';
import { fileLink } from './addresses.ts';
import type { SiteFile } from './faces-integration.ts';
import { jsonForPage, pageRegistry } from './types-for-page.ts';

/** Most JSON that a page carries of its registry, in UTF-16 code units; a fifth of that is sent. */
export const largestCarried = 48 * 1024;

const file = 'known-types.json';

/** How a page has its registry: in itself, or in a file that its script asks for. */
export interface CarriedTypes {
  /** What stands in the page; empty where it is in the file. */
  readonly json: string;
  /** Link to the file. */
  readonly from?: string;
  /** Where the scripts of the page may ask, in the words of a Content-Security-Policy. */
  readonly connect: string;
}

/**
 * Says how a page has its registry, so that a page of thousands of types is as light as one of ten.
 *
 * @param registry The registry.
 * @returns What stands in the page.
 */
export function carriedTypes(registry: OpenRegistry): CarriedTypes {
  const json = jsonForPage(pageRegistry(registry));
  return json.length <= largestCarried
    ? { json, connect: "'none'" }
    : { json: '', from: fileLink(`/${file}`), connect: "'self'" };
}

/**
 * Makes the file that the pages ask for.
 *
 * @param registry The registry.
 * @returns The file; none where the pages carry their registry themselves.
 */
export function carriedTypesFile(registry: OpenRegistry): readonly SiteFile[] {
  const content = JSON.stringify(pageRegistry(registry));
  const isInPages = carriedTypes(registry).from === undefined;
  return isInPages ? [] : [{ path: file, mediaType: 'application/json', content }];
}
