import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Visit } from './visit.ts';

/** A page that was opened for one test. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page has asked any host for. */
  readonly requests: string[];
}

/** How a page is opened. */
export interface Opening {
  readonly options?: BrowserContextOptions;
  /** Faults of which these words are a part are no faults of the page. */
  readonly expected?: string;
}

/**
 * Opens a page in a context of its own, which is closed after the test. Whatever the page throws, is refused by its policy or
 * opens as a dialogue lets the test fail.
 *
 * @param visit The site and the browser.
 * @param path Path below the base.
 * @param opening How it is opened.
 * @returns The page, once the network is quiet.
 */
export async function opened(visit: Visit, path: string, { options = {}, expected }: Opening = {}): Promise<Opened> {
  const context = await visit.browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('dialog', (dialog) => faults.push(dialog.message()));
  onTestFinished(() =>
    expect(faults.filter((fault) => expected === undefined || !fault.includes(expected))).toEqual([]),
  );
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await page.goto(`${visit.host.address}${path}`, { waitUntil: 'networkidle' });
  return { page, context, requests };
}

/**
 * Lists those requests that went to another host.
 *
 * @param visit The site.
 * @param requests Addresses.
 * @returns The addresses elsewhere; what the page made itself is none.
 */
export function elsewhere(visit: Visit, requests: readonly string[]): readonly string[] {
  return requests.filter((url) => !/^(?:blob|data):/.test(url) && !url.startsWith(visit.host.address));
}

/** A phone and a desktop, in both themes. */
export const looks = [375, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/**
 * Measures how far a page can be scrolled sideways.
 *
 * @param page The page.
 * @returns Pixels; nothing to scroll is 0.
 */
export function surplusOf(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}
