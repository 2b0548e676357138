/** A form in which a file may be sent, as `Content-Encoding` names it. */
export type Packing = 'br' | 'gzip';

/** A file of the built site. */
export interface SiteFile {
  /** Path below the root of the site, without a slash before it: `tasktypes/oci-container/1.0/schema.json`. */
  readonly path: string;
  /** Digest of its bytes, fit for an `ETag`. */
  readonly digest: string;
  /** In which forms it is smaller than it is. */
  readonly packings: readonly Packing[];
  /** Reads its bytes, as they are or packed. */
  readonly read: (packing?: Packing) => Uint8Array<ArrayBuffer>;
}

/** Media types of the faces by the end of their names; the longer end stands first. */
const mediaTypes: readonly (readonly [end: string, mediaType: string])[] = [
  ['schema.json', 'application/schema+json'],
  ['.jsonld', 'application/ld+json'],
  ['.json', 'application/json'],
  ['.d.ts', 'text/plain; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
  ['feed.xml', 'application/atom+xml; charset=utf-8'],
  ['.xml', 'application/xml'],
];

/**
 * Says as what a file of the site is served.
 *
 * @param path The path of the file.
 * @returns Its media type; bytes of no known kind where the end of its name says nothing.
 */
export function mediaTypeOf(path: string): string {
  return mediaTypes.find(([end]) => path.endsWith(end))?.[1] ?? 'application/octet-stream';
}

const worthPacking = /^(?:text\/|image\/svg)|json|javascript|xml/;

/**
 * Says whether a file may be smaller when packed.
 *
 * @param path The path of the file.
 * @returns True for what is text.
 */
export function canBePacked(path: string): boolean {
  return worthPacking.test(mediaTypeOf(path));
}
