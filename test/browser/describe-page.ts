import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { elsewhere, opened } from './opening.ts';
import type { Visit } from './visit.ts';

/** A file that declares nothing yet. */
export const codemeta = `{
  "@context": "https://doi.org/10.5063/schema/codemeta-2.0",
  "@type": "SoftwareSourceCode",
  "name": "survey"
}
`;

/** What is written, by its heading. */
export const written = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Where a field is typed, by the name of the field. */
export const box = (page: Page, name: string): Locator =>
  page.getByRole('textbox', { name: new RegExp(`^${name}\\b`) });

/** What is said of the whole task. */
export const verdict = (page: Page, text: RegExp): Locator => page.getByRole('status').filter({ hasText: text });

/**
 * Chooses a codemeta.json.
 *
 * @param page The page.
 * @param text Its text.
 * @param name Its name.
 */
export async function giveFile(page: Page, text: string, name = 'codemeta.json'): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.locator('#codemeta-input').setInputFiles(file);
}

/**
 * Opens the page that describes a task; it may ask no other host for anything.
 *
 * @param visit The site and the browser.
 * @param fragment Fragment of the address.
 * @param options How the browser is.
 * @returns The page.
 */
export async function openDescribe(visit: Visit, fragment = '', options: BrowserContextOptions = {}): Promise<Page> {
  const { page, requests } = await opened(visit, `describe/${fragment}`, { options });
  onTestFinished(() => expect(elsewhere(visit, requests)).toEqual([]));
  return page;
}
