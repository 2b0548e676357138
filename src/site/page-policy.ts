/**
 * Writes the Content-Security-Policy of a page. Only files of the site itself run or give it its look; a server for
 * development needs more, so that pages have it only when they are built.
 *
 * @param connect Where scripts of the page may ask, in the words of the policy: `'none'`, `'self' https://zenodo.org`.
 * @returns The policy.
 */
export function pagePolicy(connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${connect}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}
