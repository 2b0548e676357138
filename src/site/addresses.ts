import { base, identifiers, site } from '../identity.ts';

const root = base.slice(0, -1);

/**
 * Links to a page of this site.
 *
 * @param path Root path of the page without the base: `/tasktypes/oci-container`; `/` for the home page.
 * @returns The link, under the base and with a slash at its end, so that any plain host finds the page.
 */
export function pageLink(path: string): string {
  return path.endsWith('/') ? root + path : `${root}${path}/`;
}

/**
 * Links to a file of this site.
 *
 * @param path Root path of the file without the base: `/index.json`.
 * @returns The link, under the base.
 */
export function fileLink(path: string): string {
  return root + path;
}

/**
 * Makes a link of this site absolute.
 *
 * @param link A link that `pageLink` or `fileLink` made.
 * @param origin The origin that serves the pages.
 * @returns The address under which it is served today; `undefined` where only the machine that built the pages serves
 *   them, on a port that nobody knows beforehand.
 */
export function absolute(link: string, origin: string = site): string | undefined {
  const address = new URL(link, origin);
  return ['localhost', '127.0.0.1'].includes(address.hostname) ? undefined : address.href;
}

/**
 * Says where an address that somebody wrote may lead.
 *
 * @param address The address, of any scheme.
 * @returns The address when it is http or https; `undefined` for every other one, which is shown as text only.
 */
export function outwardLink(address: string): string | undefined {
  return /^https?:\/\//i.test(address) ? address : undefined;
}

/**
 * Says where a link that stands in a document leads on this site. Documents do not know the base, and the permanent base
 * may not lead here yet.
 *
 * @param target The link as written.
 * @returns The link under the base for a root path or an identifier of this registry, else the link as it is.
 */
export function localLink(target: string): string {
  const path = target.startsWith(`${identifiers}/`) ? target.slice(identifiers.length) : target;
  if (!path.startsWith('/') || path.startsWith('//')) return target;
  const hash = path.indexOf('#');
  const [page, fragment] = hash < 0 ? [path, ''] : [path.slice(0, hash), path.slice(hash)];
  const isFile = /\.[a-z]+$/.test(page.slice(page.lastIndexOf('/')));
  return (isFile ? fileLink(page) : pageLink(page)) + fragment;
}
