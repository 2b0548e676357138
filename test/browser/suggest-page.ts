import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { opened, type Opened } from './opening.ts';
import type { Visit } from './visit.ts';

/** What a repository is said to be. */
export const title = (page: Page): Locator => page.locator('#result-title');

/**
 * Waits for a result.
 *
 * @param page The page.
 * @param name What its heading says.
 */
export async function heading(page: Page, name: RegExp): Promise<void> {
  await title(page).filter({ hasText: name }).waitFor();
}

/**
 * Chooses a folder.
 *
 * @param page The page.
 * @param folder Its path.
 * @returns When the page has it.
 */
export function choose(page: Page, folder: string): Promise<void> {
  return page.locator('#folder-input').setInputFiles(folder);
}

/**
 * Opens the page, and takes the network away once everything is there.
 *
 * @param visit The site and the browser.
 * @param options How the browser is.
 * @returns The page, with what it has asked any host for since then.
 */
export async function openSuggest(visit: Visit, options: BrowserContextOptions = {}): Promise<Opened> {
  const found = await opened(visit, 'suggest/', { options });
  await found.context.setOffline(true);
  found.requests.length = 0;
  return found;
}
