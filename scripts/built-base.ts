import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Finds out for which base a site was built: the link at the top of its first page that leads home.
 *
 * @param folder The folder of the site.
 * @returns The base, with slashes at both ends; `undefined` where the page has no such link.
 * @throws {Error} The system's, when there is no first page.
 */
export function builtBase(folder: string): string | undefined {
  return /<a class="home" href="([^"]*)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1];
}
