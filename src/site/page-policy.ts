import { themeScriptHash } from './frame/theme-choice.ts';

/**
 * Writes the Content-Security-Policy of a page. Only files of the site itself run or give it its look, and the one script
 * that sets the theme, told by its digest; a server for development needs more, so that pages have it only when they are built.
 *
 * @param connect Where scripts of the page may ask, in the words of the policy: `'none'`, `'self' https://zenodo.org`.
 * @returns The policy.
 */
export function pagePolicy(connect: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${themeScriptHash}`,
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${connect}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/**
 * What a server sends with every file. A page's own policy is narrower; that nobody may show it in a frame, only a header
 * can say.
 */
export const headerPolicy = `${pagePolicy("'self' https://zenodo.org")}; frame-ancestors 'none'`;
